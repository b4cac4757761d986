"""Holds what flow-sensitive rules and scenarios say against what reviewers named.

flow-score.py SHARED WORK REV    the scoreboard
flow-score.py runs               the runs of scenarios it needs: HISTORY FILE each|patches LABELS
"""

import csv
import json
import os
import sys

# Row of review-defects.tsv: label of the revision as histories name it, rules that would find it,
# function that the reviewer speaks of.
RULES = {
    "D3": ("v6-resend", {"missing-guard", "callee-lock"}, "dax_holder_notify_failure"),
    "D4": ("v5", {"unlocked-access"}, "dax_holder_notify_failure"),
    "D5": ("v7", {"checked-other"}, "dax_holder_notify_failure"),
    "D6": ("v6-resend", {"unlocked-access", "missing-guard"}, "dax_get_holder"),
    "D16": ("v7", {"errno-sign"}, "memory_failure_dev_pagemap"),
    "D23": ("v14", {"double-fetch"}, "dax_holder_notify_failure"),
    "E1": ("p1-rfc-2020-08", {"not-released"}, "_get_shared_files_fn"),
    "E2": ("v1", {"not-released"}, "xfs_fs_corrupted_range"),
    "E4": ("v12", {"dropped-error"}, "mf_generic_kill_procs"),
    "E5": ("rfc-v1", {"ignored-error"}, "xfs_storage_lost_helper"),
    "E7": ("v10", {"not-released"}, "mf_dax_kill_procs"),
    "E8": ("rfc-v5", {"callee-lock"}, "xfs_dax_notify_failure"),
    "E10": ("v12", {"not-released", "released-elsewhere"}, "xfs_dax_notify_failure"),
    "E11": ("v13", {"not-acquired", "other-variant"}, "xfs_dax_notify_ddev_failure"),
    "E12": ("v14", {"other-variant"}, "xfs_dax_notify_ddev_failure"),
    "E16": ("v6-resend", {"zero-sentinel"}, "mf_dax_kill_procs"),
    "F1": ("v13", {"mixed-units"}, "xfs_failure_pgoff"),
    "F3": ("v10", {"range-units"}, "memory_failure_dev_pagemap"),
    "F5": ("v10.1", {"start-moved"}, "xfs_dax_notify_failure"),
}

# Row: label, and scenarios with the values that say what the reviewer said. Scenarios are about
# situations, not rows: most stand for several, and all are run on every revision by other tests.
SCENARIOS = {
    "D1": ("v9", {"dax-holder/register_api_on_held": {"overwrites"}, "dax-holder/register_api_on_dead": {"ignored", "succeeds"}}),
    "D1b": ("v8-resend", {"dax-holder/register_api_on_held": {"overwrites"}}),
    "D1c": ("v10", {"dax-holder/register_api_on_held": {"overwrites"}}),
    "D2": ("v9", {"dax-holder/register_api_on_held": {"overwrites"}}),
    "D3": ("v6-resend", {"dax-holder/notify_on_dead": {"calls"}}),
    "D9": ("v8-resend", {"dax-mount/two_mounts": {"both"}}),
    "D10": ("v9", {"dax-mount/two_mounts": {"both"}}),
    "D11": ("v10", {"dax-mount/mounts_at_once": {"both-have-dax"}}),
    "D13": ("v6-resend", {"memory-failure/failure_without_rmapbt": {"corrupt-not-told", "-EIO-not-told", "-ENXIO-not-told"}}),
    "D14": ("v11", {"dax-holder/kill_dax_with_holder": {"clears", "untouched-dangling"}}),
    "D15": ("v11", {"memory-failure/failure_without_holder": {"-ENXIO-not-told", "-EIO-not-told"}}),
    "D18": ("v12", {"dax-mount/plain_disk": {"null-dereference"}, "dax-holder/unregister_null_device": {"null-dereference"}}),
    "D19": ("v14", {"memory-failure/failure_device_dax": {"null-dereference", "fault"}}),
    "D21": ("v14", {"memory-failure/failure_without_holder": {"-EIO-not-told", "-ENXIO-not-told", "told-elsewhere"}}),
    "D24": ("v14", {"dax-concurrency/put_get": {"new-holder-without-operations", "new-holder-has-the-old-operations"}}),
    "D26": ("rfc-v3", {"mapped-device/two_mapped_failure_below": {"nobody-told"}}),
    "D27": ("v7", {"dax-holder/notify_lock": {"global-rwsem"}}),
    "E15": ("v6", {"dax-removal/mappings_left": {"mapping-left"}}),
}

# Row: revision within which a patch loses what others have, and scenarios that would show it.
VALLEYS = {
    "A3": ("v1", ["memory-failure"]),
}

# Row: revision at whose end a scenario gives less than on its base.
LOSSES = {
    "A4": ("v1", ["memory-failure/failure_without_holder", "memory-failure/failure_data"]),
}

# Rows that count by half a word: what is found is what makes the defect possible.
LOOSELY = {"D27": "the lock, not the nesting", "E11": "the function that releases, not the way"}

FINAL = [("fsdax-rmap", "v14"), ("mf-mem-pre-remove", "v15.1")]


def history_of(row):
    return "mf-mem-pre-remove" if row["revision"].startswith("mf") else "fsdax-rmap"


def runs():
    """The scenarios to run: by history and file the labels that rows name."""
    wanted = {}
    for row, (label, scenarios) in SCENARIOS.items():
        history = "mf-mem-pre-remove" if row.startswith("E") else "fsdax-rmap"
        for scenario in scenarios:
            wanted.setdefault((history, scenario.split("/")[0]), []).append(label)
    for (history, file), labels in sorted(wanted.items()):
        print(history, file, "each", ",".join(dict.fromkeys(labels)))
    for label, files in {(l, f[0]) for l, f in VALLEYS.values()}:
        print("fsdax-rmap", files, "patches", label)


def table(work, history, file, how):
    """Cells of a run by revision and scenario; {} if it was not run."""
    path = f"{work}/{history}.{file}.{how}.tsv"
    if not os.path.exists(path):
        return {}
    with open(path) as f:
        return {r["revision"]: r for r in csv.DictReader(f, delimiter="\t")}


def by_scenario(row, work):
    label, scenarios = SCENARIOS.get(row["id"], ("", {}))
    seen = []
    for scenario, bad in scenarios.items():
        file, name = scenario.split("/")
        cell = table(work, history_of(row), file, "each").get(label, {}).get(name, "not run")
        if set(cell.split("|")) & bad:
            return f"{scenario} at {label}: {cell}", True
        seen.append(f"{scenario} at {label}: {cell}")
    return "; ".join(seen), False


def decided(cell):
    return "?" not in cell and cell != "no-such-function"


def by_prefix(row, work):
    label, files = VALLEYS.get(row["id"], ("", []))
    for file in files:
        cells = table(work, "fsdax-rmap", file, "patches")
        rows = list(cells.values())
        for name in list(rows[0])[1:] if rows else []:
            first, last = rows[0][name], rows[-1][name]
            for r in rows[1:-1]:
                if decided(first) and decided(last) and decided(r[name]) and r[name] not in (first, last):
                    return f"{file}/{name} at {r['revision']}: {r[name]}, base {first}, end {last}", True
    label, names = LOSSES.get(row["id"], ("", []))
    seen = []
    for scenario in names:
        file, name = scenario.split("/")
        rows = list(table(work, "fsdax-rmap", file, "patches").values())
        if not rows:
            continue
        first, last = rows[0].get(name, "?"), rows[-1].get(name, "?")
        if decided(first) and decided(last) and first != last and "not-told" in last and "not-told" not in first:
            return f"{scenario} at {label}: {last}, base {first}", True
        seen.append(f"{scenario} at {label}: {last}, base {first}")
    return "; ".join(seen), False


def by_rule(row, reports):
    if row["id"] not in RULES:
        return "", False
    label, rules, function = RULES[row["id"]]
    hits = [
        f
        for f in reports[history_of(row)].get(label, [])
        if f["rule"] in rules and f["message"].startswith(function + ":")
    ]
    found = f"[{hits[0]['rule']}] {hits[0]['level']}, {function} at {label}" if hits else ""
    return found, bool(hits)


def main():
    shared, work, rev = sys.argv[1:4]
    reports = {}
    for history in ("fsdax-rmap", "mf-mem-pre-remove"):
        with open(f"{work}/{history}.json") as f:
            reports[history] = {r["label"]: r["findings"] for r in json.load(f)["revisions"]}
    with open(f"{shared}/truth/review-defects.tsv") as f:
        rows = [
            r
            for r in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)
            if r["kind"] in ("P", "S", "T")
        ]
    print(f"# Flow-sensitive rules and scenarios over all postings, beside {rev}; made by bench/flow")
    print("\n## Defects that reviewers named\n")
    score = {"P": [0, 0], "S": [0, 0], "T": [0, 0]}
    for row in sorted(rows, key=lambda r: r["kind"]):
        what, hit = by_rule(row, reports)
        if not hit:
            said, hit = by_scenario(row, work)
            what = said or what
        if not hit:
            said, hit = by_prefix(row, work)
            what = said or what
        score[row["kind"]][0] += hit
        score[row["kind"]][1] += 1
        loosely = f" (loosely: {LOOSELY[row['id']]})" if hit and row["id"] in LOOSELY else ""
        print(f"{'found ' if hit else 'MISSED'} {row['kind']} {row['id']:4} {what or '-'}{loosely}")
    print()
    for kind, (found, total) in score.items():
        print(f"{kind}: {found} of {total} found ({100 * found // total} %)")
    found, total = (score["P"][i] + score["S"][i] for i in (0, 1))
    print(f"P and S: {found} of {total} found ({100 * found // total} %)")
    print("\n## Findings of each revision\n")
    for history, by_label in reports.items():
        for label, findings in by_label.items():
            names = sorted({f["rule"] + " " + f["message"].split(":")[0] for f in findings})
            print(f"{history:18} {label:18} {len(findings):2}  {'; '.join(names) or '-'}")
    print("\n## Errors on the final revisions\n")
    for history, label in FINAL:
        errors = [f for f in reports[history].get(label, []) if f["level"] == "error"]
        print(f"{history} {label}: {len(errors)}")
        for f in errors:
            print(f"  {f['file']}:{f['line']} {f['message']} [{f['rule']}]")


if sys.argv[1:2] == ["runs"]:
    runs()
else:
    main()
