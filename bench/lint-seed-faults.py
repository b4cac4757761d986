"""Plants small faults into random functions: lint-seed-faults.py REPO REV SEED COUNT > MBOX.

Each fault is a mail with one patch; its subject names the class. Classes come in equal counts. Nothing
but the seed decides which functions, and the faults were chosen before any rule was asked."""

import difflib
import random
import re
import subprocess
import sys

REPO, REV, SEED, COUNT = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
SKIP = ("tools/", "scripts/", "samples/", "Documentation/", "lib/test", "usr/", "arch/")
FUNCTION = re.compile(r"(?ms)^(?:static )?[a-z][\w \t*]*?\n?\**(\w+)\([^;{}]*\)\n\{\n(.*?)^\}\n")


def drop(pattern, keep=None):
    """Leaves out one line that matches; of several, one that a return or goto follows."""

    def plant(body, rng):
        lines = body.split("\n")
        at = [i for i, l in enumerate(lines) if re.search(pattern, l)]
        if keep:
            at = [i for i in at if keep(lines, i)]
        if not at:
            return None
        i = rng.choice(at)
        return "\n".join(lines[:i] + lines[i + 1 :])

    return plant


def swap(pattern, replacement, keep=None):
    def plant(body, rng):
        at = [m for m in re.finditer(pattern, body) if keep is None or keep(body, m)]
        if not at:
            return None
        m = rng.choice(at)
        return body[: m.start()] + m.expand(replacement) + body[m.end() :]

    return plant


def leaves(lines, i):
    return i + 1 < len(lines) and re.match(r"\t+(return\b|goto )", lines[i + 1]) is not None


def locked_twice(lines, i):
    name = re.search(r"_unlock\w*\((.*?)[,)]", lines[i])
    if not name or not leaves(lines, i):
        return False
    text = "\n".join(lines)
    return text.count("unlock(" + name.group(1)) + text.count("irqrestore(" + name.group(1)) > 1


def late_check(body, rng):
    at = list(re.finditer(r"(?m)^\tif \(!(\w+)\)\n\t\t(?:return|goto)[^;\n]*;\n\n?(\t(?:\w+ = )(\1->\w+(?:->\w+)*);\n)", body))
    if not at:
        return None
    m = rng.choice(at)
    return body[: m.start()] + m.group(2) + m.group(0).replace(m.group(2), "") + body[m.end() :]


def no_check(body, rng):
    at = list(re.finditer(r"(?m)^(\t(\w+) = (?:devm_)?k[mzc]alloc\([^;]*;\n)\tif \(!\2\)\n\t\t(?:return|goto)[^;\n]*;\n", body))
    at = [m for m in at if re.search(r"\b" + m.group(2) + "->", body[m.end() :])]
    if not at:
        return None
    m = rng.choice(at)
    return body[: m.start()] + m.group(1) + body[m.end() :]


def swapped_label(body, rng):
    labels = re.findall(r"(?m)^(\w+):$", body)
    at = [m for m in re.finditer(r"goto (\w+);", body) if m.group(1) in labels]
    if len(labels) < 2 or not at or "unlock" not in body:
        return None
    m = rng.choice(at)
    other = labels[-1]
    if m.group(1) == other or "unlock" not in body[body.index("\n" + m.group(1) + ":") : body.index("\n" + other + ":")]:
        return None
    return body[: m.start(1)] + other + body[m.end(1) :]


CLASSES = {
    "dropped unlock": (drop(r"^\t+(mutex_unlock|spin_unlock\w*|up_read|up_write)\(", locked_twice), {"not-released"}),
    "missing put": (drop(r"^\t+(of_node_put|put_device|kfree)\((\w+)\);", leaves), {"not-released"}),
    "lost error": (drop(r"^\t+(ret|rc|err|error) = -E[A-Z]+;", leaves), {"missing-error-code", "dropped-error", "uninitialised"}),
    "no check": (no_check, {"unchecked-allocation"}),
    "use before the check": (late_check, {"checked-late"}),
    "swapped label": (swapped_label, {"not-released", "not-acquired"}),
    "wrong byte order": (swap(r"\b(cpu_to_)le(16|32|64)\b|\ble(16|32|64)(_to_cpu)\b", "cpu_to_be32"), {"byte-order"}),
    "error of another": (swap(r"IS_ERR\((\w+)\)\)( \{[^}]*?|\s*)return PTR_ERR\(\1\)", r"IS_ERR_OR_NULL(\1))\2return PTR_ERR(\1)"), {"error-of-other"}),
    "wrong width": (swap(r"%zu", "%d"), {"format-mismatch"}),
    "sign": (swap(r"(?m)^\tint (ret|rc|err);$", r"\tunsigned int \1;", lambda b, m: re.search(m.group(1) + " < 0", b)), {"unsigned-compared"}),
}


def byte_order(body, rng):
    at = list(re.finditer(r"\b(cpu_to_)(le|be)(16|32|64)\b|\b(le|be)(16|32|64)(_to_cpu)\b", body))
    if not at:
        return None
    m = rng.choice(at)
    text = m.group(0)
    other = text.replace("le", "be") if "le" in text else text.replace("be", "le")
    return body[: m.start()] + other + body[m.end() :]


CLASSES["wrong byte order"] = (byte_order, {"byte-order"})


def git(*args):
    return subprocess.run(["git", "-C", REPO, *args], capture_output=True, check=True).stdout.decode("latin1")


def main():
    if COUNT < 0:
        for name, (_, rules) in CLASSES.items():
            print(name + "\t" + ",".join(sorted(rules)))
        return
    rng = random.Random(SEED)
    paths = [p for p in git("ls-tree", "-r", "--name-only", REV).split() if p.endswith(".c") and not p.startswith(SKIP)]
    rng.shuffle(paths)
    wanted = {name: COUNT // len(CLASSES) for name in CLASSES}
    number = 0
    for path in paths:
        if not any(wanted.values()):
            break
        text = git("show", f"{REV}:{path}")
        functions = list(FUNCTION.finditer(text))
        rng.shuffle(functions)
        planted = False
        for f in functions:
            for name in sorted(wanted, key=lambda n: -wanted[n]):
                changed = CLASSES[name][0](f.group(2), rng) if wanted[name] else None
                if changed is None or changed == f.group(2):
                    continue
                after = text[: f.start(2)] + changed + text[f.end(2) :]
                diff = "".join(difflib.unified_diff(text.splitlines(True), after.splitlines(True), "a/" + path, "b/" + path))
                number += 1
                wanted[name] -= 1
                planted = True
                sys.stdout.write(
                    "From mboxrd@z Thu Jan  1 00:00:00 1970\n"
                    f"From: Seed {number} <seed{number}@one.example>\nSubject: [PATCH] {name}: {f.group(1)} {number}\n"
                    f"Date: Mon, {1 + number % 28} Jan 2024 {number % 24:02d}:00:00 +0000\nMessage-ID: <seed-{SEED}-{number}@one.example>\n"
                    f"Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\n"
                    f"Planted.\n\nSigned-off-by: Seed <seed@one.example>\n---\ndiff --git a/{path} b/{path}\n{diff}-- \n2.40\n\n")
                break
            if planted:
                break


sys.stdout.reconfigure(encoding="latin1")
main()
