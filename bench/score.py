#!/usr/bin/env python3
"""Scores exports of ktrail. Prints one figure a line, `name<tab>value`, sorted.

usage: score.py direct TRUTH.tsv[.gz] EDGES.tsv [--show N]
       score.py gold   GOLD.tsv EDGES.tsv [--show N]
       score.py probes PROBES.tsv EDGES.tsv [--show N]
       score.py sites  EDGES.tsv
       score.py defs   CTAGS.tsv SYMBOLS.tsv [--show N]

EDGES and SYMBOLS are the outputs of `ktrail export edges|symbols --format tsv`, with their header line.
--show N prints up to N examples of each sort of error on stderr.
"""
import csv
import gzip
import re
import sys
from collections import defaultdict

INDIRECT = {"ops", "callback-argument", "callback-field", "table"}
RESOLVED = {"exact", "type"}
ITERATES = "__traceiter_"  # calls the probes of one tracepoint
MACRO_DEPTH = 8  # how many macros deep a callee may hide
NOT_KERNEL = ("tools/", "scripts/", "samples/bpf/", "usr/", "Documentation/")


def rows(path):
    """Rows of a tab-separated file as dictionaries, by its header line."""
    with open(path, encoding="utf-8", errors="replace", newline="") as f:
        yield from csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE)


def ratio(part, whole):
    return f"{part / whole:.4f}" if whole else "-"


def show(what, items, limit):
    for item in sorted(items)[:limit]:
        print(what, *item, file=sys.stderr)


def direct(truth_path, edges_path, limit):
    """Direct calls against the compiler's call graph: names only, macros collapsed.

    A call a -> b of the truth is found if b is called by a, or by macros that a uses. Precision: of the
    callees so reached from a function that the truth has as caller, macros left out, and known to the
    compiler at all, the share that the truth has for this caller.
    """
    truth, known = defaultdict(set), set()
    opener = gzip.open if truth_path.endswith(".gz") else open
    with opener(truth_path, "rt", encoding="utf-8") as f:
        for line in f:
            _, caller, callee, kind = line.rstrip("\n").split("\t")
            known |= {caller, callee}
            targets = truth[caller]  # a caller that only takes addresses counts as one too
            if kind == "call":
                targets.add(callee)
    calls, macros = defaultdict(set), set()
    for row in rows(edges_path):
        if row["edge_kind"] in ("direct", "macro"):
            calls[row["caller"]].add(row["callee"])
            macros.update(row[end] for end in ("caller", "callee") if row[end + "_kind"] == "macro")

    def plain(name):  # the compiler's name of a system call -> the one it is written under
        return re.sub(r"^(?:__do_sys_|__se_sys_|__x64_sys_|__ia32_sys_)", "sys_", name)

    memo = {}

    def reached(name):
        if name not in memo:
            found, layer = set(), {name}
            for _ in range(MACRO_DEPTH + 1):
                layer = {c for a in layer for c in calls.get(a, ())} - found
                found |= layer
                layer &= macros
            memo[name] = found
        return memo[name]

    hits = right = wrong = 0
    missed, extra = [], []
    for caller, callees in truth.items():
        got = reached(caller) | reached(plain(caller))
        found = {c for c in callees if c in got or plain(c) in got}
        hits += len(found)
        missed += [(caller, c) for c in callees - found]
        said = {c for c in got if c in known and c not in macros}
        right += len(said & callees)
        wrong += len(said - callees)
        extra += [(caller, c) for c in said - callees]
    show("missed", missed, limit)
    show("extra", extra, limit)
    total = sum(map(len, truth.values()))
    return {"direct.truth": total, "direct.found": hits, "direct.recall": ratio(hits, total),
            "direct.right": right, "direct.extra": wrong, "direct.precision": ratio(right, right + wrong)}


def gold(gold_path, edges_path, limit):
    """Indirect calls against the gold set; what the columns mean is in bench/gold/README.md."""
    sites, at = [], defaultdict(list)
    for row in rows(gold_path):
        first, _, last = row["line"].partition("-")
        row["lines"] = range(int(first), int(last or first) + 1)
        for column in ("targets", "may"):
            row[column] = set() if row[column] == "-" else set(row[column].split(","))
        sites.append(row)
        for line in row["lines"]:
            at[row["file"], str(line)].append(row)
    given, seen, by_name = defaultdict(set), set(), defaultdict(set)
    for row in rows(edges_path):
        for site in at.get((row["file"], row["line"]), ()):
            if row["edge_kind"] == "unknown" or row["callee"] == "?":
                seen.add(site["id"])
            elif row["edge_kind"] in INDIRECT:
                seen.add(site["id"])
                function = f"{row['callee_file']}:{row['callee']}"
                (given if row["grade"] in RESOLVED else by_name)[site["id"]].add(function)

    def bare(function):
        return function.rpartition(":")[2]

    out = defaultdict(int)
    recalls, precisions = defaultdict(list), defaultdict(list)
    pooled = defaultdict(int)
    missed, wrong = [], []
    for site in sites:
        key, complete = site["id"], site["complete"]
        if complete in ("not-a-call", "unlabelled"):
            out[f"gold.{complete}"] += 1
            continue
        out["gold.sites"] += 1
        out["gold.silent"] += key not in seen  # not even an edge to unknown
        out["gold.resolved"] += bool(given[key])
        if complete != "none":
            names = {bare(t) for t in site["targets"]}
            # A name in several files is one target with variants; either end may lack its file.
            found = {bare(t) for t in site["targets"] if t in given[key] or ":" + bare(t) in given[key]}
            recalls[site["kind"]].append(len(found) / len(names))
            pooled["found"] += len(found)
            pooled["targets"] += len(names)
            missed += [(key, site["callee"], n) for n in names - found]
        if complete != "open":
            may = site["may"] | {":" + bare(t) for t in site["may"]}
            good = site["targets"] | {":" + bare(t) for t in site["targets"]}
            judged = given[key] - may
            if judged:
                right = judged & good
                precisions[site["kind"]].append(len(right) / len(judged))
                pooled["right"] += len(right)
                pooled["judged"] += len(judged)
                wrong += [(key, site["callee"], t) for t in judged - right]
    show("missed", missed, limit)
    show("wrong", wrong, limit)
    for name, kinds in (("recall", recalls), ("precision", precisions)):
        every = [x for values in kinds.values() for x in values]
        out[f"gold.{name}"] = ratio(sum(every), len(every))
        for kind, values in kinds.items():
            out[f"gold.{name}.{kind}"] = ratio(sum(values), len(values))
    out["gold.recall.pooled"] = ratio(pooled["found"], pooled["targets"])
    out["gold.precision.pooled"] = ratio(pooled["right"], pooled["judged"])
    out["gold.by-name-only"] = sum(1 for key in by_name if not given[key])
    return out


def probes(probes_path, edges_path, limit):
    """Probes of tracepoints, by name; tp_stub_func, which stands for a removed one, is not judged."""
    points = {ITERATES + row["tracepoint"]: row for row in rows(probes_path)}
    given = defaultdict(set)
    for row in rows(edges_path):
        if row["caller"] in points and row["edge_kind"] in INDIRECT and row["callee"] not in ("?", "tp_stub_func"):
            given[row["caller"]].add(row["callee"])
    out = defaultdict(int)
    missed, wrong = [], []
    for point, row in points.items():
        for column in ("probes", "generated"):
            names = set(row[column].split(","))
            out[f"probes.{column}"] += len(names)
            out[f"probes.{column}.found"] += len(names & given[point])
            missed += [(point, n) for n in names - given[point]]
        wrong += [(point, n) for n in given[point] - set(row["probes"].split(",")) - set(row["generated"].split(","))]
    show("missed", missed, limit)
    show("wrong", wrong, limit)
    out["probes.wrong"] = len(wrong)
    return out


def conjuncts(condition):
    """What a condition joins by && at its top; none if it has alternatives there."""
    depth, parts, begun = 0, [], 0
    for m in re.finditer(r"[()]|&&|\|\|", condition):
        depth += {"(": 1, ")": -1}.get(m.group(), 0)
        if depth == 0 and m.group() == "||":
            return set()
        if depth == 0 and m.group() == "&&":
            parts.append(condition[begun:m.start()].strip())
            begun = m.end()
    return {*parts, condition[begun:].strip()}


def impossible(condition):
    """Whether a condition is never true, as far as what it joins shows."""
    parts = conjuncts(condition)
    return condition == "0" or any("!" + p in parts for p in parts) or any(
        sum(p.startswith(one) and " " not in p for p in parts) > 1 for one in ("ARCH=", "PROGRAM="))


def sites(edges_path):
    """Of the sites of indirect calls in the kernel's own sources, the share with a target."""
    targets, kinds, points = defaultdict(set), defaultdict(int), defaultdict(set)
    conditions = defaultdict(int)
    for row in rows(edges_path):
        kinds[row["edge_kind"]] += 1
        conditions[row["condition"]] += 1
        if row["caller"].startswith(ITERATES) and row["edge_kind"] in INDIRECT and row["callee"] != "?":
            points[row["caller"]].add((row["callee_file"], row["callee"]))
        indirect = row["edge_kind"] in INDIRECT or row["edge_kind"] == "unknown"
        if not indirect or row["file"].startswith(NOT_KERNEL):
            continue
        found = targets[row["file"], row["line"], row["caller"]]
        if row["edge_kind"] != "unknown" and row["callee"] != "?" and row["grade"] in RESOLVED:
            found.add((row["grade"], row["callee_file"], row["callee"]))
    resolved = sum(1 for found in targets.values() if found)
    sizes = sorted(n for found in targets.values() if (n := sum(1 for t in found if t[0] == "type")))
    out = {"sites.indirect": len(targets), "sites.resolved": resolved,
           "sites.resolved-share": ratio(resolved, len(targets))}
    if sizes:
        out["sites.type-targets.median"] = sizes[len(sizes) // 2]
        out["sites.type-targets.p95"] = sizes[min(len(sizes) - 1, len(sizes) * 95 // 100)]
    out["tracepoints"] = len(points)
    out["tracepoints.probes"] = sum(map(len, points.values()))
    out["tracepoints.probes-per-tracepoint.max"] = max(map(len, points.values()), default=0)
    out.update({f"edges.{kind}": n for kind, n in kinds.items()})
    out["edges"] = sum(kinds.values())
    out["edges.impossible"] = sum(n for c, n in conditions.items() if impossible(c))
    return out


def defs(ctags_path, symbols_path, limit):
    """Function definitions against Universal Ctags: (name, file) of its functions, found here too.

    CTAGS: kind, name, file, signature. A function whose name is also a function-like macro of the tree is
    left out: there ctags took an invocation (SYSCALL_DEFINE3, DEFINE_PER_CPU, …) for a definition.
    """
    functions, macros = set(), set()
    with open(ctags_path, encoding="utf-8", errors="replace") as f:
        for line in f:
            kind, name, file, signature = line.rstrip("\n").split("\t")
            if kind in ("f", "function"):
                functions.add((name, file))
            elif signature not in ("", "-"):
                macros.add(name)
    functions = {f for f in functions if f[0] not in macros}
    ours = {(row["name"], row["file"]) for row in rows(symbols_path) if row["kind"] == "function"}
    show("undefined", functions - ours, limit)
    found = len(functions & ours)
    return {"defs.ctags": len(functions), "defs.found": found, "defs.ours": len(ours),
            "defs.recall": ratio(found, len(functions))}


def main():
    args = sys.argv[1:]
    limit = 0
    if "--show" in args:
        i = args.index("--show")
        limit = int(args[i + 1])
        del args[i:i + 2]
    match args:
        case ["direct", truth, edges]:
            figures = direct(truth, edges, limit)
        case ["gold", labels, edges]:
            figures = gold(labels, edges, limit)
        case ["probes", labels, edges]:
            figures = probes(labels, edges, limit)
        case ["sites", edges]:
            figures = sites(edges)
        case ["defs", ctags, symbols]:
            figures = defs(ctags, symbols, limit)
        case _:
            sys.exit(__doc__)
    for name in sorted(figures):
        print(f"{name}\t{figures[name]}")


main()
