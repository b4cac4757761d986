#!/usr/bin/env python3
"""Makes a repository with a history: usage history.py DIR COMMITS [SEED [FILES]]

Commits change, add, delete, rename and bring back files, change modes and kinds, on a branch or
several that are merged again, with conflicts that are settled one way, the other, or anew. Each
of seven directories has up to FILES (12) files. A few are changed often and most are old, as it is
where people work.
"""
import random
import subprocess
import sys

directory, commits = sys.argv[1], int(sys.argv[2])
rand = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
subprocess.run(["git", "init", "-q", "--bare", directory], check=True)
out = subprocess.Popen(["git", "-C", directory, "fast-import", "--quiet"], stdin=subprocess.PIPE)
assert out.stdin
DIRS = ["", "mm/", "mm/damon/", "fs/", "fs/xfs/", "drivers/dax/", "include/linux/"]
FILES = int(sys.argv[4]) if len(sys.argv) > 4 else 12
NAMES = [f"{d}f{i}.c" for i in range(FILES) for d in DIRS] + ["mm/odd name.c", "fs/ü.c"]


def write(text):
    out.stdin.write(text.encode())


def changed(before, files):
    """Writes what differs from the first parent."""
    for name in sorted(set(before) - set(files)):
        write(f'D "{name}"\n')
    for name, (mode, text) in sorted(files.items()):
        if before.get(name) != (mode, text):
            write(f'M {mode} inline "{name}"\ndata {len(text.encode())}\n{text}\n')


def often(names):
    """One of them, those in front far more often."""
    return names[int(len(names) * rand.random() ** 4)]


def change(files):
    files = dict(files)
    for _ in range(rand.choice([1, 1, 1, 2, 3])):
        name = often(NAMES)
        kind = rand.random()
        if name not in files:
            files[name] = ("100644", f"{rand.random()}\n")  # new, or anew
        elif kind < 0.05 and len(files) > 5:
            del files[name]
        elif kind < 0.10:
            other = rand.choice(NAMES)
            if other not in files:
                files[other] = files.pop(name)  # renamed
        elif kind < 0.14:
            files[name] = (rand.choice(["100644", "100755", "120000"]), files[name][1])
        elif kind < 0.20:
            files[name] = ("100644", rand.choice("abc") + "\n")  # back to what was
        else:
            files[name] = (files[name][0], f"{rand.random()}\n")
    return files


def merged(one, other):
    files = {}
    for name in set(one) | set(other):
        a, b = one.get(name), other.get(name)
        pick = a if a == b else rand.choice([a, a, b, ("100644", f"{rand.random()}\n")])
        if pick:
            files[name] = pick
    return files


tips = []  # mark, files
when = 1_500_000_000
for mark in range(1, commits + 1):
    when += rand.choice([0, 1, 60, 3600, -30])
    parents = []
    if not tips:
        files = {n: ("100644", n + "\n") for n in NAMES if rand.random() < 0.6}
    elif len(tips) > 1 and rand.random() < 0.3:
        parents = rand.sample(tips, 3 if len(tips) > 2 and rand.random() < 0.1 else 2)
        files = merged(parents[0][1], parents[1][1])
        if rand.random() < 0.2:
            files = change(files)
    else:
        parents = [rand.choice(tips)]
        files = change(parents[0][1])
    write(f"commit refs/heads/b\nmark :{mark}\nauthor A <a@x> {when} +0100\n"
          f"committer C <c@x> {when} +0530\ndata 20\nchange {mark:13d}\n")
    for i, (parent, _) in enumerate(parents):
        write(f"{'from' if i == 0 else 'merge'} :{parent}\n")
    changed(parents[0][1] if parents else {}, files)
    if len(parents) == 1 and len(tips) < 5 and rand.random() < 0.15:
        tips.append((mark, files))  # a branch: its start stays a tip
    else:
        tips = [t for t in tips if t[0] not in [p[0] for p in parents]] + [(mark, files)]
mark = commits
while len(tips) > 1:
    mark += 1
    files = merged(tips[0][1], tips[1][1])
    write(f"commit refs/heads/b\nmark :{mark}\ncommitter C <c@x> {when} +0000\ndata 3\nend\n"
          f"from :{tips[0][0]}\nmerge :{tips[1][0]}\n")
    changed(tips[0][1], files)
    tips = [(mark, files)] + tips[2:]
write(f"reset refs/heads/main\nfrom :{mark}\n\n")
out.stdin.close()
sys.exit(out.wait())
