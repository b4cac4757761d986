"""Holds lint's findings on posted series against verdicts and named defects.

usage: lint-series-score.py SHARED WORK VERDICTS; WORK has a SERIES.json for each of SHARED/mail/series."""

import collections
import csv
import glob
import json
import os
import re
import sys

# What a statement about a defect speaks of that a rule finds: general words, never names.
SPEAKS = {
    "kernel-doc-mismatch": r"kernel-doc",
    "export-without-module": r"[Ee]xport.*no module",
    "namespace-not-imported": r"namespace",
    "byte-order": r"endian|byte.order|swapped",
    "missing-prototype": r"without a prototype|prototypes?$",
    "not-built": r"never built",
    "unsigned-compared": r"unsigned.*always",
    "label-at-end": r"[Ll]abel|after a label",
    "format-mismatch": r"%\w+ ",
    "checked-late": r"dereferenced before|before the NULL check|before it is checked",
    "error-of-other": r"PTR_ERR",
    "missing-error-code": r"without setting ret|returns 0",
    "not-released": r"leaks?|never puts|_put missing|lacks .*\(\)",
    "no-newline": r"newline",
    "document-not-listed": r"toctree",
    "macro-collision": r"collides|collision",
    "unchecked-allocation": r"not checked",
    "uninitialised": r"uninitialised",
    "dead-on-arrival": r"never entered|unreachable|unused",
    "incompatible-callback": r"prototype no longer|incompatible function",
    "divide-64": r"64-bit division",
    "header-definition": r"static functions without inline",
    "unused-under-configuration": r"unused when",
    "undefined-under-configuration": r"modpost undefined|undeclared",
    "source-size": r"size of the destination",
    "unknown-symbol": r"undeclared|undefined",
    "missing-kernel-doc": r"without kernel-doc",
    "trailers": r"Signed-off|Fixes",
    "could-be-static": r"static",
    "unknown-config": r"Kconfig symbol",
    "ignored-error": r"errors ignored|not returned",
    "error-replaced": r"codes? (?:are )?replaced",
    "error-only-printed": r"printed but not returned|only warned",
    "pointer-cast": r"[Pp]ointer.*\bcasts?\b",
    "kernel-doc-return": r"kernel-doc.*Return",
    "message-wording": r"the \w+\(\) function|without \(\)|This patch|over-long",
    "split-name": r"[Nn]ame misspelt",
    "same-prompt": r"prompt copied",
    "dropped-tag": r"-by dropped",
    "format-truncation": r"truncat",
    "misspelling": r"misspelt",
    "private-member": r"private",
    "static-data-in-header": r"[Ss]tatic.*in the header",
    "select-of-dependent": r"select",
    "implied-dependency": r"implied",
}
COUNTED = ("G", "C", "P", "T", "S", "L")


def label(revision):
    return revision.split()[0]


def own_label(report):
    return re.sub(r"^rfc-", "", report["label"]).replace("-resend", "r")


def main():
    shared, work, verdicts = sys.argv[1:4]
    judged = {}
    with open(verdicts) as rows:
        for row in csv.DictReader((r for r in rows if not r.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE):
            judged[(row["where"].split(" ")[0], row["rule"], row["fault"])] = row["verdict"]
    faults = {"error": {}, "warning": {}}
    unjudged = []
    found = rows = shown = 0
    lines = []
    for path in sorted(glob.glob(f"{work}/*.json")):
        series = os.path.basename(path)[:-5]
        reports = json.load(open(path))["revisions"]
        for r in reports:
            for f in r["findings"]:
                if f["level"] not in faults:
                    continue
                key = (series, f["rule"], f["subject"])
                verdict = judged.get(key)
                if verdict is None:
                    unjudged.append(f"{series} {r['label']} {f['introduced-in']['patch']} {f['file']}:{f['line']} {f['message']} [{f['rule']}]")
                else:
                    faults[f["level"]][key] = verdict == "true"
        defects = csv.DictReader(open(f"{shared}/mail/series/{series}/defects.tsv"), delimiter="\t", quoting=csv.QUOTE_NONE)
        for d in defects:
            if d["kind"] not in COUNTED:
                continue
            rows += 1
            # A statement may name more patches than the one that it is of.
            patches = {int(n) for n in re.findall(r"(\d+)/\d+", d["revision"] + " " + d["statement"])}
            hits = []
            for r in reports:
                if own_label(r) != label(d["revision"]):
                    continue
                for f in r["findings"]:
                    speaks = re.search(SPEAKS.get(f["rule"], "$^"), d["statement"])
                    same = not patches or f["introduced-in"]["patch"] in patches
                    words = set(re.findall(r"[A-Za-z_]\w{3,}", d["where"]))
                    named = not words or any(w in f["subject"] + f["message"] + f["file"] for w in words)
                    if speaks and same and named:
                        hits.append(f)
            found += bool(hits)
            shown += any(h["level"] != "info" for h in hits)
            lines.append(f"{'found ' if hits else 'MISSED'} {series:18} {d['revision']:9} {d['kind']} "
                         + (f"[{hits[0]['rule']}] {hits[0]['level']}" if hits else d["statement"][:90]))
    print("# Lint over the series of the archive; made by bench/lint\n")
    for level, of in faults.items():
        right = sum(of.values())
        print(f"{level}: {right} of {len(of)} distinct faults right ({100 * right // max(1, len(of))} %)")
    print(f"named defects of kinds {' '.join(COUNTED)}: {found} of {rows} found, {shown} of them at a level that is shown")
    per = collections.defaultdict(lambda: [0, 0])
    for of in faults.values():
        for (_, rule, _), right in of.items():
            per[rule][0] += 1
            per[rule][1] += right
    print("\n## Rules: faults judged, right\n")
    for rule in sorted(per):
        print(f"{rule:30} {per[rule][0]:4} {per[rule][1]:4}")
    print("\n## Findings without a verdict\n")
    print("\n".join(unjudged) or "none")
    print("\n## Named defects\n")
    print("\n".join(lines))


main()
