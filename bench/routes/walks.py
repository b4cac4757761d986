#!/usr/bin/env python3
"""Asks path for ways that are known to be there: random walks over direct, exact calls.

walks.py RECORD SEED COUNT REV [PATTERN ...]    RECORD: the file that a running `ktrail serve` keeps

A walk has two to eight calls, none whose condition names an architecture. Prints a line a question:
exit code, seconds, the walk; for what is refused also why; last how many were found. A walk that
passes from one program to another (kfree of tools/lib) is not one, and has to be told by hand.
"""
import json
import random
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

record, seed, count, rev, *patterns = sys.argv[1:]
_, url, token, *_ = open(record).read().split("\n")
PATTERNS = patterns or [a + "*" for a in "bdefimnpstux"]


def ask(*words):
    query = "&".join("arg=" + urllib.parse.quote(w) for w in (*words, "--rev", rev))
    request = urllib.request.Request(url + "v1/run?" + query, headers={"Authorization": "Bearer " + token})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.headers["Ktrail-Exit"], answer.read().decode()
    except urllib.error.HTTPError as error:
        return "2", error.read().decode()


def direct(name):
    code, text = ask("callees", name, "--format", "json")
    if code != "0":
        return []
    return sorted({
        call["callee"]["name"]
        for function in json.loads(text)["functions"]
        for call in function["calls"]
        if (call["kind"], call["grade"]) == ("direct", "exact") and call.get("callee")
        and "ARCH" not in call["condition"] + call["callee"]["condition"]
    })


def walk(rng, names):
    way = [rng.choice(names)]
    for _ in range(rng.randint(2, 8)):
        further = [name for name in direct(way[-1]) if name not in way]
        if not further:
            break
        way.append(rng.choice(further))
    return way


rng = random.Random(int(seed))
names = []
for pattern in PATTERNS:
    names += re.findall(r'"name": "([a-z_0-9]+)",\n *"functions"',
                        ask("callers", pattern, "--format", "json", "--limit", "1")[1])
print(f"# walks.py of {len(names)} functions, seed {seed}, {rev}")
found = asked = 0
while asked < int(count):
    way = walk(rng, names)
    if len(way) < 3:
        continue
    began = time.time()
    code, text = ask("path", way[0], way[-1])
    asked += 1
    found += code == "0"
    print(code, f"{time.time() - began:.2f}", " -> ".join(way), sep="\t", flush=True)
    if code != "0":
        print("\t\t" + "\n\t\t".join(text.split("\n")[:8]))
print(f"# found {found} of {asked}")
