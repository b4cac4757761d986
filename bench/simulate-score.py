"""Holds verdicts of the shipped gallery against those that its scenarios say above them.

simulate-score.py KTRAIL REPO WORK [FILE…]: KTRAIL is the command, WORK keeps what it printed;
with - for KTRAIL what is there already is looked at. Above each scenario stands
"# wanted: VERDICT [VALUE]" or "# wanted: REV VERDICT [VALUE]; REV …": what the source gives, and below that by which lines.
A value is only looked at where one is named. Unknown, and a verdict with an "if", are undecided, not wrong.
"""

import collections
import glob
import json
import os
import re
import subprocess
import sys

GALLERY = "../queries/src/main/resources/org/ktrail/queries/simulate/file/gallery"
REVISIONS = ["deb-6.12", "deb-6.1"]


def wanted(text):
    out, now = {}, {}
    for line in text.splitlines():
        m = re.match(r"# wanted: (.*)", line)
        if m:
            now = {}
            for part in m.group(1).split(";"):
                words = part.split()
                revisions = [words.pop(0)] if words[0] in REVISIONS else REVISIONS
                for revision in revisions:
                    now[revision] = (words[0], words[1:])
        m = re.match(r"scenario: (\S+)", line)
        if m:
            out[m.group(1)] = now
    return out


def run(ktrail, repo, work, path, revision):
    out = os.path.join(work, os.path.basename(path) + "." + revision + ".json")
    code = -1
    if ktrail != "-":
        with open(out, "w") as f:
            code = subprocess.run([*ktrail.split(), "-C", repo, "simulate", path, "--rev", revision, "--format", "json"],
                                  stdout=f, stderr=open(out + ".err", "w")).returncode
    try:
        return json.load(open(out)), code
    except (ValueError, OSError):
        return None, code


def judged(want, result):
    verdict, values = want
    got = result["verdict"]
    if got == "unknown" or "if" in got or result.get("if") or result.get("assumed"):
        return "right" if verdict == "unknown" else "unknown"
    if got != verdict:
        return "wrong"
    return "right" if not values or set(values) & set(result["values"]) else "wrong"


def main():
    ktrail, repo, work = sys.argv[1:4]
    files = sys.argv[4:] or sorted(glob.glob(os.path.join(os.path.dirname(__file__), GALLERY, "*.yaml")))
    print("\t".join(["file", "scenario", "revision", "judged", "wanted", "verdict", "values", "reason"]))
    count = collections.Counter()
    for path in files:
        wants = wanted(open(path).read())
        for revision in REVISIONS:
            answer, code = run(ktrail, repo, work, path, revision)
            results = {r["scenario"]: r for r in answer["revisions"][0]["results"]} if answer else {}
            for name, want in wants.items():
                r = results.get(name, {"verdict": "failed", "values": [], "reason": "exit %d" % code})
                j = judged(want[revision], r)
                count[j] += 1
                reason = " ".join(r.get("reason", "").split())
                print("\t".join([os.path.basename(path), name, revision, j, " ".join([want[revision][0], *want[revision][1]]),
                                 r["verdict"], ",".join(r["values"]), reason]))
                sys.stdout.flush()
    total = sum(count.values())
    print("# of %d: %s" % (total, ", ".join("%d %s" % (count[k], k) for k in ["right", "wrong", "unknown"])))


if __name__ == "__main__":
    main()
