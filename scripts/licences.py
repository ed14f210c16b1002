#!/usr/bin/env python3
"""The licences of all libraries in the program for a system, with their texts: `scripts/licences.py TARGET`."""

import json
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

NAMES = ("license", "licence", "copying", "unlicense", "notice")


def main():
    target = sys.argv[1]
    told = subprocess.run(
        ["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", target],
        capture_output=True, text=True, check=True,
    )
    metadata = json.loads(told.stdout)
    packages = {package["id"]: package for package in metadata["packages"]}
    nodes = {node["id"]: node for node in metadata["resolve"]["nodes"]}
    # What the program is built of: neither what tests need nor what builds.
    needed, waiting = set(), [metadata["resolve"]["root"]]
    while waiting:
        here = waiting.pop()
        if here in needed:
            continue
        needed.add(here)
        for dependency in nodes[here]["deps"]:
            if any(kind["kind"] is None for kind in dependency["dep_kinds"]):
                waiting.append(dependency["pkg"])
    texts = defaultdict(list)
    print("年报使用的程序库及其许可\n")
    for package in sorted((packages[one] for one in needed), key=lambda one: (one["name"], one["version"])):
        name = f"{package['name']} {package['version']}"
        print(f"{name}\t{package['license'] or package['license_file']}\t{package['repository'] or ''}")
        for file in sorted(Path(package["manifest_path"]).parent.iterdir()):
            if file.is_file() and file.name.lower().startswith(NAMES):
                texts[file.read_text("utf-8", "replace").strip()].append(name)
    for text, names in sorted(texts.items(), key=lambda one: one[1]):
        print(f"\n{'=' * 78}\n{', '.join(names)}\n\n{text}")


main()
