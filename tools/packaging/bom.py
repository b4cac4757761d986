#!/usr/bin/env python3
"""Adds to Maven's bill of materials what Maven does not know of: bom.py BOM JDK_RELEASE PACKAGE_LOCK."""
import json
import sys

bom_file, release_file, lock_file = sys.argv[1:]
with open(bom_file) as file:
    bom = json.load(file)
with open(release_file) as file:
    jdk = dict(line.rstrip("\n").split("=", 1) for line in file if "=" in line)
jdk = {key: value.strip('"') for key, value in jdk.items()}
with open(lock_file) as file:
    packages = json.load(file)["packages"]

added = [{
    "type": "platform",
    "bom-ref": "runtime",
    "publisher": jdk.get("IMPLEMENTOR", "unknown"),
    "name": "Java runtime, cut by jlink",
    "version": jdk.get("JAVA_RUNTIME_VERSION", jdk["JAVA_VERSION"]),
    "licenses": [{"expression": "GPL-2.0-only WITH Classpath-exception-2.0"}],
}]
for path, package in sorted(packages.items()):
    name = path.removeprefix("node_modules/")
    # Of the others nothing is compiled.
    if name in ("tree-sitter", "tree-sitter-c"):
        added.append({
            "type": "library",
            "bom-ref": f"pkg:npm/{name}@{package['version']}",
            "name": name,
            "version": package["version"],
            "description": "its C sources, compiled",
            "purl": f"pkg:npm/{name}@{package['version']}",
            "licenses": [{"license": {"id": package.get("license", "MIT")}}],
        })
bom["components"] = bom.get("components", []) + added
json.dump(bom, sys.stdout, indent=2, ensure_ascii=False, sort_keys=True)
print()
