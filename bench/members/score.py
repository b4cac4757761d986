#!/usr/bin/env python3
"""Counts answers of reads and writes against what was read from the source.

score.py EXPECTED GOT: GOT has a line for each use: member, place, how, through, effects (r, w, o), grade.
"""
import sys
from collections import Counter

expected, got, unknown = {}, {}, {}
for line in open(sys.argv[1]):
    if not line.startswith("#"):
        member, place, truth = line.rstrip("\n").split("\t")
        expected[member, place] = truth
for line in open(sys.argv[2]):
    parts = line.rstrip("\n").split("\t")
    if len(parts) == 6:
        key = parts[0], parts[1]
        into = got if parts[5] == "type" else unknown
        into[key] = "".join(sorted(set(into.get(key, "") + parts[4])))
count = Counter()
for key, truth in sorted(expected.items()):
    said = got.get(key)
    if said is None:
        verdict = "by name only" if key in unknown else "missed"
    elif all(c in said for c in truth) and not set(said) - set(truth) - {"o"}:
        verdict = "hit"
    elif "o" in said:
        verdict = "may be"
    else:
        verdict = "other kind"
    count[verdict] += 1
    print(*key, truth, said or unknown.get(key, "-"), verdict, sep="\t")
for key, said in sorted(got.items()):
    if key not in expected:
        count["false"] += 1
        print(*key, "-", said, "false", sep="\t")
print("#", ", ".join(f"{n} {what}" for what, n in count.most_common()))
