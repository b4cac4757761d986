"""Holds the findings of flow-sensitive rules against what reviewers named: flow-score.py SHARED WORK REV."""

import csv
import json
import sys

# Row of review-defects.tsv: label of the revision as histories name it, rules that would find it,
# function that the reviewer speaks of.
EXPECTED = {
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
    "E10": ("v12", {"not-released"}, "xfs_dax_notify_failure"),
    "E11": ("v13", {"not-acquired", "other-variant"}, "xfs_dax_notify_ddev_failure"),
    "E12": ("v14", {"other-variant"}, "xfs_dax_notify_ddev_failure"),
    "E16": ("v6-resend", {"zero-sentinel"}, "mf_dax_kill_procs"),
    "F1": ("v13", {"mixed-units"}, "xfs_failure_pgoff"),
    "F3": ("v10", {"range-units"}, "memory_failure_dev_pagemap"),
    "F5": ("v10.1", {"start-moved"}, "xfs_dax_notify_failure"),
}

FINAL = [("fsdax-rmap", "v14"), ("mf-mem-pre-remove", "v15.1")]


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
            if r["kind"] in ("P", "T")
        ]
    print(f"# Flow-sensitive rules over all postings, beside {rev}; made by bench/flow")
    print("\n## Defects that reviewers named\n")
    score = {"P": [0, 0], "T": [0, 0]}
    for row in rows:
        history = "mf-mem-pre-remove" if row["revision"].startswith("mf") else "fsdax-rmap"
        label, rules, function = EXPECTED[row["id"]]
        hits = [
            f
            for f in reports[history].get(label, [])
            if f["rule"] in rules and f["message"].startswith(function + ":")
        ]
        score[row["kind"]][0] += bool(hits)
        score[row["kind"]][1] += 1
        what = f"[{hits[0]['rule']}] {hits[0]['level']}" if hits else "-"
        print(f"{'found ' if hits else 'MISSED'} {row['kind']} {row['id']:4} {label:15} {function:28} {what}")
    print()
    for kind, (found, total) in score.items():
        print(f"{kind}: {found} of {total} found ({100 * found // total} %)")
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


main()
