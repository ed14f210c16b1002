#!/usr/bin/env python3
"""Two who work on one draft: `tests/faults/races.py PROGRAM TRIES FOLDER`.

Windows one after the other and at the same moment, and an editor of another kind between opening and
saving. Lost is what was overwritten without a word. Prints lines of the table.
"""

import sys
import time

import driven
from driven import READ_ONLY, Broken, Folder, Window, complain, patiently, row

TYPED = "typedhere"
OTHERS = "别处改成的名称"


def of_whom(folder, mark):
    """Whether the draft holds what was typed."""
    report = folder.show()
    return report is not None and mark in report["prose"]["preamble"]


def in_order(program, root):
    """The second window only looks at what the first has, and writes nothing."""
    folder = Folder(program, root)
    folder.make()
    first = Window(folder)
    second = Window(folder)
    try:
        if READ_ONLY not in second.title():
            return "the second window is not read-only"
        before = folder.draft.read_bytes()
        # What it says first must be read.
        second.press("Return", "Escape")
        second.type("second")
        second.press("ctrl+s")
        time.sleep(0.7)
        if folder.draft.read_bytes() != before:
            return "the second window wrote"
        first.focus()
        first.type(TYPED)
        first.save()
        if not of_whom(folder, TYPED):
            return "what the first window saved is not there"
    finally:
        first.kill()
        second.kill()
    return None


def at_once(program, root):
    """Of two windows that start at the same moment one has the draft."""
    folder = Folder(program, root)
    folder.make()
    windows = [Window(folder, is_seen=False), Window(folder, is_seen=False)]
    try:
        for window in windows:
            window.see()
        time.sleep(0.5)
        owners = [window for window in windows if READ_ONLY not in window.title()]
        if len(owners) != 1:
            return f"{len(owners)} of two windows may write"
        owner = owners[0]
        owner.focus()
        owner.type(TYPED)
        owner.save()
        if not of_whom(folder, TYPED):
            return "what the owner saved is not there"
    finally:
        for window in windows:
            window.kill()
    return None


def outside(change):
    """A window saves over what was changed after it was opened: it must ask."""

    def one(program, root):
        folder = Folder(program, root)
        folder.make()
        window = Window(folder)
        try:
            window.type(TYPED)
            window.wait(window.is_unsaved, "the mark of what is not saved")
            change(folder.draft)
            theirs = folder.draft.read_bytes() if folder.draft.exists() else None
            window.press("ctrl+s")
            time.sleep(0.7)
            now = folder.draft.read_bytes() if folder.draft.exists() else None
            if now != theirs:
                return "it was written over without a word"
            if not window.is_unsaved():
                return "it says that it saved"
            # Neither: all stays, and the next save asks again.
            window.press("Escape", "ctrl+s")
            time.sleep(0.7)
            now = folder.draft.read_bytes() if folder.draft.exists() else None
            if now != theirs:
                return "it was written over by the second save"
        finally:
            window.kill()
        return None

    return one


def edited(draft):
    draft.write_text(draft.read_text("utf-8").replace("某某县人民政府办公室", OTHERS), "utf-8")


def replaced(draft):
    beside = draft.with_name("other.ron")
    beside.write_text(draft.read_text("utf-8").replace("某某县人民政府办公室", OTHERS), "utf-8")
    beside.replace(draft)


def cut(draft):
    draft.write_bytes(draft.read_bytes()[:500])


def gone(draft):
    draft.unlink()


def closed(program, root):
    """Windows that were closed leave the draft to the next, and nothing beside it."""
    folder = Folder(program, root)
    folder.make()
    for mark in ("one", "two"):
        window = Window(folder)
        try:
            if READ_ONLY in window.title():
                return "a draft that nobody has is read-only"
            window.type(mark)
            window.save()
            window.close()
        finally:
            window.kill()
        if not of_whom(folder, mark):
            return "what was saved is not there"
    left = folder.left()
    return f"left behind: {left}" if left else None


KINDS = [
    ("two windows, one after the other", in_order),
    ("two windows at the same moment", at_once),
    ("edited outside before a save", outside(edited)),
    ("replaced outside before a save", outside(replaced)),
    ("cut off outside before a save", outside(cut)),
    ("deleted outside before a save", outside(gone)),
    ("closed, and nothing left behind", closed),
]


def main():
    program, tries, root = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    driven.display()
    is_lost = False
    for what, kind in KINDS:
        lost = 0
        # Only chance makes one try of them another than the next.
        count = 2 * tries if kind is at_once else tries
        for _ in range(count):
            try:
                why = patiently(kind, program, root)
            except Broken as broken:
                why = str(broken)
            if why:
                lost += 1
                complain(f"{what}: {why}")
        is_lost |= lost > 0
        row(what, count, count - lost, lost)
    driven.tell_faults()
    sys.exit(1 if is_lost else 0)


if __name__ == "__main__":
    main()
