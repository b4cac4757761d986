"""Holds lint's findings against the defects that reviewers named: lint-score.py SHARED WORK REV."""

import csv
import glob
import json
import os
import re
import sys

ORDER = {"operation-without-user", "inverted-layers", "called-before-implemented", "used-before-introduced"}

# Rules that can find a row, by what the row says should be checked.
FITTING = [
    (r"^A1$", {"inverted-layers"}),
    (r"^A2", {"operation-without-user"}),
    (r"^A4b", {"removed-but-used", "removed-for-others"}),
    (r"^A6", {"many-sections"}),
    (r"^A7", {"constant-parameter"}),
    (r"^A8", {"dead-on-arrival"}),
    (r"^A9c", {"base-not-stated", "unknown-symbol"}),
    (r"^A9", {"does-not-apply"}),
    (r"^A10", {"no-changelog"}),
    (r"^B", {"message-mismatch"}),
    (r"^C3", {"conditional-handler"}),
    (r"^C1|^C4", {"undefined-under-configuration", "used-before-introduced"}),
    (r"^C6", {"missing-prototype"}),
    (r"^C7", {"unknown-symbol"}),
    (r"^C9", {"dead-on-arrival"}),
    (r"^C10", {"could-be-static"}),
]


def message_ids(path):
    text = open(path, encoding="latin1").read()
    return set(re.findall(r"(?mi)^message-id:\s*<?([^>\s]+)>?", text))


def postings(shared, work, history):
    """(posting, report) for each revision; a reroll belongs to the posting that has its newest mail."""
    ids = {}
    for path in sorted(glob.glob(f"{shared}/mail/{history}/*.mbox")):
        for i in message_ids(path):
            ids[i] = os.path.basename(path)[:-5]
    for report in json.load(open(f"{work}/{history}.json"))["revisions"]:
        names = [ids.get(p["origin"].strip("<>"), "?") for p in report["patches"]]
        names = [n for n in names if n != "?"] or ["?"]
        own = max(set(names), key=names.count)
        yield own + (" (" + report["label"] + ")" if "." in report["label"] else ""), report


def posting_of(revision):
    """v2R -> v02-resend, RFC v3 -> rfc-v3, as the archive names its files."""
    m = re.match(r"(RFC )?v(\d+)(R?)", revision)
    if not m:
        return None
    rfc, number, resend = m.groups()
    if rfc:
        return f"rfc-v{number}"
    return f"v{int(number):02d}" + ("-resend" if resend else "")


def main():
    shared, work, rev = sys.argv[1:4]
    reports = {h: list(postings(shared, work, h)) for h in ("fsdax-rmap", "mf-mem-pre-remove")}
    print(f"# Lint over all postings, beside {rev}; made by bench/lint")
    rows = [
        r
        for r in csv.DictReader(open(f"{shared}/truth/review-defects.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
        if r["kind"] in ("G", "C", "L")
    ]
    found = 0
    explained = os.path.join(os.path.dirname(os.path.abspath(__file__)), "lint-explained.tsv")
    why = dict(line.rstrip("\n").split("\t", 1) for line in open(explained) if "\t" in line)
    print("\n## Defects that reviewers named\n")
    for row in rows:
        words = row["revision"].split()
        history = {"fsq": "fsdax-rmap", "mf": "mf-mem-pre-remove"}[words[0]]
        where = " ".join(words[1:])
        name = posting_of(where)
        patch = re.search(r"(\d+)/\d+", where)
        rules = next((f for p, f in FITTING if re.search(p, row["id"])), set())
        if row["id"].startswith("C10"):
            rules = {"could-be-static"}
        names = set(re.findall(r"[a-z]\w*_\w+", row["quote"]))
        hits = []
        for posting, report in reports[history]:
            if posting != name and not (name and posting == name + "-rfc"):
                continue
            for f in report["findings"]:
                same = not patch or f["introduced-in"]["patch"] == int(patch.group(1))
                named = not names or any(n in f["subject"] + f["message"] for n in names)
                if f["rule"] in rules and same and named:
                    hits.append(f)
        found += bool(hits)
        print(f"{'found ' if hits else 'MISSED'} {row['id']:4} {row['revision']:16} "
              + (f"[{hits[0]['rule']}] {hits[0]['level']}: {hits[0]['subject'][:60]}" if hits else "-"))
        if not hits and row["id"] in why:
            print(f"       {why[row['id']]}")
    print(f"\n{found} of {len(rows)} found ({100 * found // max(1, len(rows))} %)")
    print("\n## Findings of each revision: errors, warnings, notes; order findings\n")
    for history, all_reports in reports.items():
        for posting, report in all_reports:
            levels = [f["level"] for f in report["findings"]]
            order = [f["rule"] + " " + f["subject"] for f in report["findings"] if f["rule"] in ORDER]
            print(f"{history:18} {posting:22} {levels.count('error'):3} {levels.count('warning'):3} "
                  f"{levels.count('info'):3}  {'; '.join(order) or '-'}")
    print("\n## Errors on the final revisions\n")
    final = {"fsdax-rmap": "v14", "mf-mem-pre-remove": "v15.1"}
    for history, name in final.items():
        for posting, report in reports[history]:
            if posting.split()[0] == name:
                errors = [f for f in report["findings"] if f["level"] == "error"]
                print(f"{history} {posting}: {len(errors)}")
                for f in errors:
                    print(f"  {f['introduced-in']['patch']} {f['file']}:{f['line']} {f['message']} [{f['rule']}]")


main()
