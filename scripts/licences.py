#!/usr/bin/env python3
"""Makes assets/licences.gz anew: the libraries in the program for all systems it is built for, with their
licences' texts, as 关于 and `nianbao licences` tell them. `--check` only says whether it is what it should be.

Reads what cargo has fetched for these systems, and asks for no network where that is all there.
"""

import gzip
import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ASSET = Path(__file__).parent.parent / "assets/licences.gz"
SYSTEMS = ("x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu", "x86_64-pc-windows-msvc", "x86_64-pc-windows-gnu")
NAMES = ("license", "licence", "copying", "unlicense", "notice")


def libraries(system):
    """What the program is built of for a system: neither what tests need nor what builds."""
    told = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", system],
        capture_output=True, text=True, check=True, cwd=ASSET.parent,
    )
    metadata = json.loads(told.stdout)
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    needed, waiting = set(), [metadata["resolve"]["root"]]
    while waiting:
        here = waiting.pop()
        if here in needed:
            continue
        needed.add(here)
        for dependency in nodes[here]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    needed.remove(metadata["resolve"]["root"])
    return {package["id"]: package for package in metadata["packages"] if package["id"] in needed}


def told():
    packages = {}
    for system in SYSTEMS:
        packages |= libraries(system)
    texts = defaultdict(list)
    lines = ["年报使用的程序库及其许可", ""]
    for package in sorted(packages.values(), key=lambda one: (one["name"], one["version"])):
        name = f"{package['name']} {package['version']}"
        lines.append(f"{name}\t{package['license'] or package['license_file']}\t{package['repository'] or ''}")
        for file in sorted(Path(package["manifest_path"]).parent.iterdir()):
            if file.is_file() and file.name.lower().startswith(NAMES):
                text = "\n".join(file.read_text("utf-8", "replace").split("\r\n")).strip()
                texts[text].append(name)
    for text, names in sorted(texts.items(), key=lambda one: one[1]):
        lines += ["", "=" * 78, ", ".join(names), "", text]
    return "\n".join(lines) + "\n"


def main():
    new = told()
    if sys.argv[1:] == ["--check"]:
        if not ASSET.exists() or gzip.decompress(ASSET.read_bytes()).decode() != new:
            sys.exit("assets/licences.gz is not that of these libraries: run scripts/licences.py")
    else:
        ASSET.write_bytes(gzip.compress(new.encode(), mtime=0))
        print(f"{ASSET.name}: {ASSET.stat().st_size} bytes")


main()
