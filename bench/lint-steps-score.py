"""What lint says of whole steps from one revision to the next, a change that was accepted as it is.

usage: lint-steps-score.py REPO WORK VERDICTS FROM..TO...; WORK has a FROM..TO.json for each step, as
lint gives it. Findings of errors are held against the verdicts; the functions that a step changes are
counted in the texts: what begins with a brace in the first column and ends with one."""

import collections
import csv
import json
import os
import random
import re
import subprocess
import sys

SEED = 20261130
DRAWN = 50
HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")


def git(repo, *arguments):
    return subprocess.run(["git", "-C", repo, *arguments], check=True, capture_output=True).stdout.decode(
        "utf-8", "replace")


def touched(repo, before, after):
    """Lines of the new texts that a step brings or that stand where it removed some."""
    lines = collections.defaultdict(set)
    path = None
    for line in git(repo, "diff", "--unified=0", "--no-renames", before, after, "--", "*.c", "*.h").split("\n"):
        if line.startswith("+++ "):
            path = line[6:] if line.startswith("+++ b/") else None
        elif path and (hunk := HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            lines[path].update(range(first, first + max(count, 1)))
    return lines


def functions(text):
    """First and last line of each body."""
    begin = 0
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if line == "{" and number > 1 and lines[number - 2].rstrip().endswith(")"):
            begin = number - 1
        elif begin and line == "}":
            yield begin, number
            begin = 0


def changed(repo, before, after):
    count = 0
    for path, lines in touched(repo, before, after).items():
        text = git(repo, "show", f"{after}:{path}")
        count += sum(any(n in lines for n in range(first, last + 1)) for first, last in functions(text))
    return count


def main():
    repo, work, verdicts, *steps = sys.argv[1:]
    judged = {}
    with open(verdicts) as rows:
        for row in csv.DictReader((r for r in rows if not r.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            judged[(row["where"].split(" ")[0], row["rule"], row["fault"])] = row["verdict"]
    print("# Lint of whole steps from one version to the next; made by bench/lint-steps\n")
    errors = []
    total = 0
    rules = collections.Counter()
    print(f"{'step':26} functions changed  errors")
    for step in steps:
        before, after = step.split("..")
        if not os.path.exists(f"{work}/{step}.json"):
            print(f"{step:26} not linted")
            continue
        count = changed(repo, before, after)
        total += count
        levels = collections.Counter()
        for revision in json.load(open(f"{work}/{step}.json"))["revisions"]:
            for f in revision["findings"]:
                levels[f["level"]] += 1
                rules[(f["level"], f["rule"])] += 1
                if f["level"] == "error":
                    errors.append((step, f))
        print(f"{step:26} {count:17}  {levels['error']:6}")
    drawn = errors if len(errors) <= DRAWN else random.Random(SEED).sample(errors, DRAWN)
    told = collections.Counter(judged.get((step, f["rule"], f["subject"]), "not judged") for step, f in drawn)
    print(f"\n{len(errors)} errors, {len(drawn)} of them judged by reading the source (seed {SEED}): "
          + (", ".join(f"{n} {verdict}" for verdict, n in sorted(told.items())) or "none"))
    wrong = (told["false"] + told["mended"]) * len(errors) / max(1, len(drawn))
    print(f"false errors in 1,000 changed functions: {1000 * wrong / max(1, total):.2f}")
    print("\n## Rules\n")
    for (level, rule), n in sorted(rules.items()):
        print(f"{level:8} {rule:30} {n:5}")
    print("\n## Errors\n")
    for step, f in errors:
        verdict = judged.get((step, f["rule"], f["subject"]), "-")
        print(f"{verdict:8} {step} {f['file']}:{f['line']} {f['message']} [{f['rule']}]")
    if not errors:
        print("none")


main()
