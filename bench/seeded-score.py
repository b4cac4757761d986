"""Counts which seeded bugs are found, and what is said of the same code without them.

seeded-score.py KTRAIL REPO WORK [SET…]: KTRAIL is the command, REPO has deb-6.12, WORK keeps what was
made and printed; with - for KTRAIL what is there already is looked at. Each pair is two files of one
name, put beside the kernel's own as a patch, and perhaps a scenario, the same for both. A bug is found
if a rule of RULES speaks of its file, or if its scenario is violated without an "if". An alarm is either of
these on the mended file, or a scenario that is violated with an "if". A scenario that does not hold on
the mended file is undecided, which is told. The result is a line for each pair.
"""

import collections
import glob
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = "deb-6.12"
# Rules about what happens when the code runs, as opposed to how it is written or posted.
RULES = [
    "not-released", "not-acquired", "other-variant", "use-after-free", "released-elsewhere", "unlocked-access",
    "callee-lock", "missing-guard", "double-fetch", "sleeps-in-atomic", "device-managed", "start-moved",
    "checked-late", "checked-other", "uninitialised",
]
# What a scenario looks at besides its own outcomes, which come first.
COMMON = """outcomes:
  - {value: bad-access, fault: bad-access}
  - {value: deadlock, fault: deadlock}
  - {value: fine, when: "1"}
"""


def pairs(name):
    return sorted(os.path.basename(p) for p in glob.glob(os.path.join(HERE, "seeded", name, "*")))


def place(pair):
    return f"drivers/{pair}/code.c"


def patch(name, variant):
    parts, stat = [], []
    for pair in pairs(name):
        lines = open(os.path.join(HERE, "seeded", name, pair, variant + ".c")).read().splitlines()
        path = place(pair)
        stat.append(f" {path} | {len(lines)} +")
        parts.append(
            f"diff --git a/{path} b/{path}\nnew file mode 100644\nindex 000000000000..111111111111\n"
            f"--- /dev/null\n+++ b/{path}\n@@ -0,0 +1,{len(lines)} @@\n" + "".join("+" + l + "\n" for l in lines)
        )
    return (
        "From 0000000000000000000000000000000000000001 Mon Sep 17 00:00:00 2001\n"
        "From: A B <a@example.org>\nDate: Mon, 30 Nov 2026 10:00:00 +0000\n"
        f"Message-ID: <{name}-{variant}@example.org>\nSubject: [PATCH] drivers: add files\n\n"
        "Files.\n\nSigned-off-by: A B <a@example.org>\n---\n" + "\n".join(stat) + "\n\n" + "".join(parts) + "-- \n2.40.0\n"
    )


def scenarios(name):
    out = [COMMON]
    for pair in pairs(name):
        path = os.path.join(HERE, "seeded", name, pair, "scenario.yaml")
        if os.path.exists(path):
            out.append(f"scenario: {pair.replace('-', '_')}\nin: {place(pair)}\nexpect: fine\n" + open(path).read())
    return "---\n".join(out)


def run(ktrail, work, name, variant, command, form):
    out = os.path.join(work, f"{name}-{variant}-{command[0]}.{form}")
    if ktrail != "-":
        with open(out, "w") as f, open(out + ".err", "w") as err:
            subprocess.run([*ktrail.split(), *command, "--base", BASE, "--format", form], stdout=f, stderr=err)
    return open(out).read()


def verdict(values):
    """Of a cell of simulate's table, where "fine" alone is right."""
    values = values.split("|")
    condition = "-if" if values[-1] == "if" else ""
    if set(values) - {"fine", "?", "if"}:
        return "violated" + condition
    return "unknown" if "?" in values else "holds" + condition


def answers(ktrail, repo, work, name, variant):
    mail = os.path.join(work, f"{name}-{variant}.mbox")
    yaml = os.path.join(work, f"{name}.yaml")
    open(mail, "w").write(patch(name, variant))
    open(yaml, "w").write(scenarios(name))
    linted = json.loads(run(ktrail, work, name, variant, ["lint", mail, "--rules", ",".join(RULES), "-C", repo], "json"))
    rules = collections.defaultdict(set)
    for revision in linted["revisions"]:
        for finding in revision["findings"]:
            rules[finding["file"].split("/")[1]].add(finding["rule"])
    table = run(ktrail, work, name, variant, ["simulate", yaml, "--series", mail, "-C", repo], "tsv").splitlines()
    columns, cells = table[0].split("\t")[1:], table[1].split("\t")[1:]
    verdicts = {c.replace("_", "-"): verdict(v) + ":" + v for c, v in zip(columns, cells, strict=True)}
    return rules, verdicts


def main():
    ktrail, repo, work = sys.argv[1:4]
    os.makedirs(work, exist_ok=True)
    for name in sys.argv[4:] or ["first", "second"]:
        bug_rules, bug_verdicts = answers(ktrail, repo, work, name, "bug")
        good_rules, good_verdicts = answers(ktrail, repo, work, name, "mended")
        found, alarms, undecided = collections.Counter(), collections.Counter(), collections.Counter()
        of = collections.Counter()
        for pair in pairs(name):
            kind = pair.rsplit("-", 1)[0]
            bug, good = bug_verdicts.get(pair, "-"), good_verdicts.get(pair, "-")
            hit = bool(bug_rules[pair]) or bug.split(":")[0] == "violated"
            alarm = bool(good_rules[pair]) or good.startswith("violated")
            open_ = good != "-" and good.split(":")[0] != "holds" and not alarm
            of[kind] += 1
            found[kind] += hit
            alarms[kind] += alarm
            undecided[kind] += open_
            print(name, pair, "found" if hit else "MISSED", "ALARM" if alarm else "undecided" if open_ else "silent",
                  ",".join(sorted(bug_rules[pair])) or "-", bug, ",".join(sorted(good_rules[pair])) or "-", good, sep="\t")
        for kind in of:
            print(f"{name}: {kind}: {found[kind]} of {of[kind]} found, {alarms[kind]} alarms, {undecided[kind]} undecided")
        print(f"{name}: {sum(found.values())} of {sum(of.values())} found, {sum(alarms.values())} alarms, "
              f"{sum(undecided.values())} undecided")


main()
