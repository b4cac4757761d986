#!/usr/bin/env python3
"""Rewrites jars without the native code of other machines than linux-amd64: slim.py JAR..."""
import re
import sys
import zipfile

OTHER = re.compile(
    r"com/microsoft/z3/(?:osx|windows)/|com/microsoft/z3/linux/(?!amd64/)"
    r"|lib/(?!x86_64-linux-gnu-)[^/]*\.(?:so|dylib|dll)$"
)

for jar in sys.argv[1:]:
    with zipfile.ZipFile(jar) as old:
        kept = [(e, old.read(e)) for e in old.infolist() if not OTHER.match(e.filename)]
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as new:
        for entry, content in kept:
            copy = zipfile.ZipInfo(entry.filename, entry.date_time)
            copy.external_attr = entry.external_attr
            copy.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(copy, content)
