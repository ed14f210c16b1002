#!/usr/bin/env python3
"""Power cuts: `tests/faults/power.py PROGRAM TRIES FOLDER`, as root.

A draft on a file system of its own (ext4 in a file, over a loop device) is saved in the window. As soon
as the window says so, the file is copied as it is: that is what the disk holds when the power goes. The
copy is mounted, which plays its log back, and must hold the new draft. A file that nobody flushed must
not be in the copy, or the trial shows nothing. Prints a line of the table.
"""

import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import driven
from driven import Broken, Folder, Window, complain, patiently, row


def call(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode:
        raise Broken(f"{command[0]}: {done.stderr.strip()}")


class Disk:
    """A file system in a file, mounted."""

    def __init__(self, image, place):
        self.image, self.place = image, place
        place.mkdir(exist_ok=True)
        call("mount", "-o", "loop", image, place)

    def __enter__(self):
        return self.place

    def __exit__(self, *_):
        # What the program that was killed just now had open may take a moment.
        for _ in range(50):
            if subprocess.run(["umount", self.place], capture_output=True, check=False).returncode == 0:
                return
        call("umount", "-l", self.place)


def one(program, root, rng):
    """Returns why it is lost, whether the trial would have shown it, and what else is left on the disk."""
    image, copy = root / "disk", root / "copy"
    call("truncate", "-s", "32M", image)
    call("mkfs.ext4", "-q", "-F", image)
    with Disk(image, root / "mounted") as mounted:
        folder = Folder(program, root, mounted / "draft.ron")
        folder.make()
        call("sync", "-f", mounted)
        window = Window(folder)
        try:
            typed = "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(12))
            window.type(typed)
            # All of it is there before it is saved.
            window.wait(lambda: any(holds(report, typed) for report, _ in folder.journals()), "the journal")
            (mounted / "unflushed").write_text(typed)
            window.save()
            call("cp", image, copy)
        finally:
            window.kill()
    with Disk(copy, root / "after") as after:
        is_shown = not (after / "unflushed").exists() or (after / "unflushed").read_text() != typed
        report = folder.show(after / "draft.ron")
        if report is None:
            return "the draft cannot be opened", is_shown, 0
        if not holds(report, typed):
            return "the draft is the old one", is_shown, 0
        # What was being written beside the draft just then, such as the sign of life in its lock.
        return None, is_shown, len(list(after.glob(".nianbao-*.tmp")))


def holds(report, typed):
    # Where the cursor stands in a window that has just opened is not what is tried here.
    return report is not None and typed in report["prose"]["preamble"]


def main():
    program, tries, root = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    driven.display()
    lost = blind = left = 0
    for number in range(tries):
        place = Path(tempfile.mkdtemp(dir=root))
        try:
            why, is_shown, temporary = patiently(one, program, place, random.Random())
        except Broken as broken:
            why, is_shown, temporary = str(broken), False, 0
        left += temporary
        blind += not is_shown
        if why:
            lost += 1
            complain(f"power cut {number}: {why}")
        shutil.rmtree(place)
    remark = f"an unflushed file was gone in {tries - blind}"
    row("power cuts after a save", tries, tries - lost, lost, remark)
    row("temporary files of power cuts", left, 0, 0, "they may stay for a day")
    if blind == tries and not lost:
        complain("a file that nobody flushed outlived every power cut: nothing was tried")
    driven.tell_faults()
    sys.exit(1 if lost or blind == tries else 0)


if __name__ == "__main__":
    main()
