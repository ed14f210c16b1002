#!/usr/bin/env python3
"""What a program needs of the Linux it runs on, read out of its ELF: `scripts/packages/glibc.py PROGRAM [NEWEST]`.

Prints its processor (as Debian names it), the newest glibc it asks for, and the libraries it is linked
with, a line each. With NEWEST (such as 2.28) it fails where a newer glibc is asked for, and names why.
"""

import struct
import sys

DYNAMIC, STRINGS, NEEDED_VERSIONS = 6, 3, 0x6FFFFFFE
PROCESSORS = {62: "amd64", 183: "arm64", 258: "loong64"}


def text(strings, at):
    return strings[at:strings.index(b"\0", at)].decode()


def sections(data):
    """The sections: type, offset, size, the section linked to, and what else is said of it."""
    table, = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    for number in range(count):
        kind, _, _, offset, length, link, info = struct.unpack_from("<IQQQQII", data, table + number * size + 4)
        yield kind, offset, length, link, info


def versions(data, offset, count, strings):
    """The library, the version and where it is asked for, of every version that is needed."""
    for _ in range(count):
        _, entries, file, first, following = struct.unpack_from("<HHIII", data, offset)
        at = offset + first
        for _ in range(entries):
            _, _, _, name, after = struct.unpack_from("<IHHII", data, at)
            yield text(strings, file), text(strings, name)
            at += after
        offset += following


def number(version):
    return tuple(int(part) for part in version.split("."))


def main():
    data = open(sys.argv[1], "rb").read()
    if data[:6] != b"\x7fELF\x02\x01":
        sys.exit(f"{sys.argv[1]} is no program for Linux on 64 bits")
    processor = PROCESSORS.get(struct.unpack_from("<H", data, 18)[0])
    if processor is None:
        sys.exit(f"{sys.argv[1]} is for a processor that no package is made for")
    known = list(sections(data))
    libraries, asked = [], []
    for kind, offset, length, link, info in known:
        if kind == DYNAMIC:
            _, at, size, _, _ = known[link]
            strings = data[at:at + size]
            for entry in range(offset, offset + length, 16):
                tag, value = struct.unpack_from("<QQ", data, entry)
                if tag == 1:
                    libraries.append(text(strings, value))
        elif kind == NEEDED_VERSIONS:
            _, at, size, _, _ = known[link]
            asked += versions(data, offset, info, data[at:at + size])
    glibc = [(file, name[6:]) for file, name in asked if name.startswith("GLIBC_") and name[6:7].isdigit()]
    newest = max((version for _, version in glibc), key=number, default="0")
    print(processor)
    print(newest)
    print("\n".join(libraries))
    if len(sys.argv) > 2 and number(newest) > number(sys.argv[2]):
        which = sorted({f"{file} {version}" for file, version in glibc if number(version) > number(sys.argv[2])})
        sys.exit(f"{sys.argv[1]} needs a newer glibc than {sys.argv[2]}: {', '.join(which)}")


main()
