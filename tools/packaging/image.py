#!/usr/bin/env python3
"""Makes a container image of a tree of ktrail: image.py TREE VERSION COMMIT FILE

From nothing: the tree below /opt/ktrail, and of this machine's C library what its programs and native
libraries load. There is no shell in it; the JVM is started with the options that java.args names. FILE is an
OCI layout, with the list that `docker load` reads beside it. Times are SOURCE_DATE_EPOCH.
"""
import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import time
import zipfile

tree, version, commit, out = sys.argv[1:]
epoch = int(os.environ["SOURCE_DATE_EPOCH"])
created = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(epoch))
HOME = "opt/ktrail"

# What the launcher gives to a command of any kind.
OPTIONS = """--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:-UsePerfData
-XX:+DisplayVMOutputToStderr -Xlog:disable -Xss8m -Djdk.reflect.useNativeAccessorOnly=true
-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider -Dslf4j.internal.verbosity=WARN -Duser.timezone=UTC
-XX:+UseSerialGC -Xmx3g -Xmn400m -XX:ErrorFile=/tmp/ktrail-crash-%p.log""".split()


def jars():
    """In the launcher's order: ours first."""
    names = sorted(n for n in os.listdir(f"{tree}/lib") if n.endswith(".jar"))
    ours = [n for first in ("cli-", "queries-", "indexer-") for n in names if n.startswith(first)]
    return ours + [n for n in names if n not in ours]


def loaded():
    """Paths of the libraries of this machine that something in the tree is linked with."""
    files = []
    for directory, _, names in os.walk(f"{tree}/runtime"):
        files += [f"{directory}/{n}" for n in names if ".so" in n or directory.endswith("/bin")]
    found = set()
    with tempfile.TemporaryDirectory() as unpacked:
        for jar in jars():
            with zipfile.ZipFile(f"{tree}/lib/{jar}") as z:
                for name in (n for n in z.namelist() if n.endswith(".so")):
                    files.append(z.extract(name, unpacked))
        for file in files:
            said = subprocess.run(["ldd", file], capture_output=True, text=True, check=False).stdout
            for line in said.splitlines():
                path = next((w for w in line.split() if w.startswith("/")), None)
                if path and not path.startswith((tree, unpacked)):
                    found.add(path)
    return found


def layer():
    data = io.BytesIO()
    made = set()
    with tarfile.open(fileobj=data, mode="w", format=tarfile.GNU_FORMAT) as tar:

        def add(name, mode, content=None, link=None):
            parents = name.split("/")[:-1]
            for i in range(1, len(parents) + 1):
                parent = "/".join(parents[:i])
                if parent not in made:
                    directory(parent, 0o755)
            info = tarfile.TarInfo(name)
            info.mtime, info.mode = epoch, mode
            if link is not None:
                info.type, info.linkname = tarfile.SYMTYPE, link
                tar.addfile(info)
            else:
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))

        def directory(name, mode):
            made.add(name)
            info = tarfile.TarInfo(name)
            info.type, info.mtime, info.mode = tarfile.DIRTYPE, epoch, mode
            tar.addfile(info)

        directory("tmp", 0o1777)
        directory("repo", 0o755)
        directory("cache", 0o1777)
        add("etc/passwd", 0o644, b"root:x:0:0:root:/:/\nktrail:x:1000:1000:ktrail:/tmp:/\n")
        add("etc/nsswitch.conf", 0o644, b"passwd: files\nhosts: files dns\n")
        # What is mounted belongs to another user than the container's; who mounts it trusts it.
        add("etc/gitconfig", 0o644, b"[safe]\n\tdirectory = *\n")
        for path in sorted(loaded()):
            with open(path, "rb") as file:
                add(path.lstrip("/"), 0o755, file.read())
        path = ":".join(f"/{HOME}/lib/{jar}" for jar in jars())
        archive = [f"-XX:SharedArchiveFile=/{HOME}/lib/questions.jsa"]
        if not os.path.exists(f"{tree}/lib/questions.jsa"):
            archive = []
        words = OPTIONS + archive + ["-cp", path, "org.ktrail.cli.Main"]
        add(f"{HOME}/java.args", 0o644, ("\n".join(words) + "\n").encode())
        for base, directories, names in os.walk(tree):
            directories.sort()
            for name in sorted(names):
                file = os.path.join(base, name)
                inside = f"{HOME}/{os.path.relpath(file, tree)}"
                if os.path.islink(file):
                    add(inside, 0o777, link=os.readlink(file))
                else:
                    with open(file, "rb") as content:
                        add(inside, os.stat(file).st_mode & 0o777, content.read())
    return data.getvalue()


def blob(content):
    return hashlib.sha256(content).hexdigest()


def dumped(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":")).encode()


plain = layer()
packed = gzip.compress(plain, compresslevel=6, mtime=0)
config = dumped({
    "architecture": "amd64",
    "os": "linux",
    "created": created,
    "config": {
        "Entrypoint": [f"/{HOME}/runtime/bin/java", f"@/{HOME}/java.args"],
        "Cmd": ["--help"],
        "Env": ["LANG=C.UTF-8", "HOME=/tmp", "XDG_CACHE_HOME=/cache"],
        "WorkingDir": "/repo",
        "Labels": {
            "org.opencontainers.image.title": "ktrail",
            "org.opencontainers.image.version": version,
            "org.opencontainers.image.revision": commit,
            "org.opencontainers.image.licenses": "Apache-2.0",
        },
    },
    "rootfs": {"type": "layers", "diff_ids": ["sha256:" + blob(plain)]},
    "history": [{"created": created, "created_by": "tools/release"}],
})
OCI = "application/vnd.oci.image."
manifest = dumped({
    "schemaVersion": 2,
    "mediaType": OCI + "manifest.v1+json",
    "config": {"mediaType": OCI + "config.v1+json", "digest": "sha256:" + blob(config), "size": len(config)},
    "layers": [
        {"mediaType": OCI + "layer.v1.tar+gzip", "digest": "sha256:" + blob(packed), "size": len(packed)}
    ],
})
index = dumped({
    "schemaVersion": 2,
    "mediaType": OCI + "index.v1+json",
    "manifests": [{
        "mediaType": OCI + "manifest.v1+json",
        "digest": "sha256:" + blob(manifest),
        "size": len(manifest),
        "platform": {"architecture": "amd64", "os": "linux"},
        "annotations": {
            "io.containerd.image.name": f"localhost/ktrail:{version}",
            "org.opencontainers.image.ref.name": version,
        },
    }],
})
docker = dumped([{
    "Config": "blobs/sha256/" + blob(config),
    "RepoTags": [f"localhost/ktrail:{version}"],
    "Layers": ["blobs/sha256/" + blob(packed)],
}])
with tarfile.open(out, "w", format=tarfile.GNU_FORMAT) as image:
    files = {f"blobs/sha256/{blob(b)}": b for b in (config, manifest, packed)}
    files |= {"index.json": index, "manifest.json": docker}
    files["oci-layout"] = dumped({"imageLayoutVersion": "1.0.0"})
    for name in sorted(files):
        info = tarfile.TarInfo(name)
        info.size, info.mtime, info.mode = len(files[name]), epoch, 0o644
        image.addfile(info, io.BytesIO(files[name]))
