#!/usr/bin/env python3
"""Disks that refuse: `tests/faults/errors.py PROGRAM FOLDER`; needs strace, and root for some of it.

Has each call with which the command line saves a draft fail once, with each error that systems give
there; and saves onto a full disk, into folders that cannot be written to, to names that cannot be. The
old draft must be whole, the exit code 2, the reason a Chinese sentence without the system's English and
without names that nobody knows; where a failure must not matter the new draft must be there. Prints
lines of the table.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import driven
from driven import FIXTURES, Folder, complain, row

# Each call on the way of a save, in the folder or on the temporary file: how strace tells it, what it may
# fail with, and what it may fail with for all the save cares.
CALLS = [
    ("the temporary file made", "openat", r"O_CREAT", "ENOSPC EDQUOT EACCES EROFS EPERM EMFILE ENOENT EIO ETIMEDOUT", ""),
    ("its lock", "flock", r"\.nianbao-", "", "ENOLCK EINVAL ENOSYS"),
    ("written", "write", r"\.nianbao-", "ENOSPC EIO EDQUOT EFBIG ESTALE", "EINTR"),
    ("its group", "fchown", r"\.nianbao-", "", "EPERM EINVAL"),
    ("its mode", "fchmod", r"\.nianbao-", "EIO EROFS", "EPERM EINVAL"),
    ("flushed", "fsync", r"\.nianbao-", "EIO ENOSPC EDQUOT ESTALE", "EINVAL EOPNOTSUPP"),
    ("renamed", "renameat", r"\.nianbao-", "EACCES EROFS EIO EBUSY ENOSPC EPERM EXDEV", ""),
    ("the folder opened", "openat", r"O_RDONLY\|O_CLOEXEC\) = \d+</[^>]*/work>", "EIO EMFILE", "EACCES"),
    ("the folder flushed", "fsync", r"/work>\)", "EIO", "EINVAL EOPNOTSUPP"),
]
KEPT = "原有文件没有改动"


def sentence(text, paths):
    """Why what was said is no sentence for a clerk; nothing if it is one."""
    if ".nianbao-" in text or ".tmp" in text:
        return "it names a temporary file"
    for path in sorted(map(str, paths), key=len, reverse=True):
        text = text.replace(path, "")
    text = text.replace("PDF 阅读器", "").replace("--force", "")
    if re.search("[A-Za-z]", text):
        return "it speaks English"
    if not re.search("[一-龥].*。$", text.strip(), re.DOTALL):
        return "it is no Chinese sentence"
    return None


class Trial:
    """A folder with an old draft, and commands that save over it."""

    def __init__(self, program, root):
        self.program = program
        self.path = Path(tempfile.mkdtemp(dir=root)) / "work"
        self.path.mkdir()
        self.draft = self.path / "draft.ron"
        self.last = self.path.parent / "last.ron"
        folder = Folder(program, root, self.last)
        folder.make()
        self.old = folder.draft.read_bytes().replace("71".encode(), "72".encode())

    def commands(self, draft):
        imported = ["import", str(FIXTURES / "2021.txt"), "-o", str(draft), "--force"]
        rolled = ["roll", str(self.last), "-o", str(draft), "--force"]
        return {"import": imported, "roll": rolled}

    def reset(self):
        self.draft.write_bytes(self.old)

    def traced(self, command, *options):
        log = self.path.parent / "calls"
        done = subprocess.run(
            ["strace", "-f", "-y", "-o", str(log), *options, self.program, *command],
            capture_output=True,
            text=True,
            check=False,
        )
        return done, log.read_text("utf-8", "replace").splitlines()

    def judged(self, done, draft, must_fail, others=()):
        """What is wrong with how a save ended."""
        left = list(self.path.glob(".nianbao-*"))
        if left:
            for file in left:
                file.unlink()
            return f"left behind: {left}"
        now = draft.read_bytes() if draft.is_file() else None
        if not must_fail:
            # Which of the two it is is known by the exit code alone.
            is_new = done.returncode == 0 and now not in (None, self.old)
            return None if is_new else f"exit code {done.returncode}: {done.stderr.strip()}"
        if done.returncode != 2:
            return f"exit code {done.returncode}"
        why = sentence(done.stderr, [draft, draft.parent, FIXTURES / "2021.txt", self.last, *others])
        if why:
            return f"{why}: {done.stderr.strip()}"
        if now == self.old:
            return None
        # All but the name was on the disk by then.
        shown = subprocess.run([self.program, "show", str(draft)], capture_output=True, check=False)
        if shown.returncode:
            return "the draft is neither the old one nor a new one"
        if KEPT in done.stderr:
            driven.fault(f"the draft was replaced, and said is {KEPT}")
        return None


def injected(trial, kind):
    """Each call failing once, with each error."""
    command = trial.commands(trial.draft)[kind]
    trial.reset()
    done, calls = trial.traced(command)
    if done.returncode:
        raise SystemExit(f"strace: {done.stderr}")
    tries = 0
    faults = []
    for what, call, mark, serious, harmless in CALLS:
        # The how manieth of all calls of this name it is.
        own = [line for line in calls if re.match(rf"\d+ +{call}\(", line)]
        at = [index for index, line in enumerate(own, 1) if re.search(mark, line)]
        if not at:
            faults.append(f"{kind}, {what}: no such call")
            tries += 1
            continue
        for error in (serious + " " + harmless).split():
            tries += 1
            trial.reset()
            inject = f"inject={call}:error={error}:when={at[0]}"
            done, log = trial.traced(command, "-e", f"trace={call}", "-e", inject)
            if not any("(INJECTED)" in line for line in log):
                why = "nothing was injected"
            else:
                why = trial.judged(done, trial.draft, error in serious.split())
            if why:
                faults.append(f"{kind}, {what}, {error}: {why}")
    return tries, faults


def run(trial, command, *before):
    return subprocess.run([*before, trial.program, *command], capture_output=True, text=True, check=False)


def mounted(trial, kind, options, prepare):
    """A save onto a small file system in memory that `prepare` spoils."""
    place = trial.path.parent / "mounted"
    place.mkdir(exist_ok=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=True)
    try:
        draft = place / "draft.ron"
        draft.write_bytes(trial.old)
        prepare(place)
        done = run(trial, trial.commands(draft)[kind])
        left = list(place.glob(".nianbao-*"))
        return f"left behind: {left}" if left else trial.judged(done, draft, True)
    finally:
        subprocess.run(["umount", place], check=True)


def can(*command):
    """Whether the system lets us do that."""
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def can_mount(root):
    place = tempfile.mkdtemp(dir=root)
    return can("mount", "-t", "tmpfs", "none", place) and can("umount", place)


def fill(place):
    with open(place / "rest", "wb", buffering=0) as rest:
        try:
            while rest.write(bytes(4096)):
                pass
        except OSError:
            pass


def shut(place):
    subprocess.run(["mount", "-o", "remount,ro", place], check=True)


def named(trial, kind):
    """Saves to where nothing can be saved."""
    gone = trial.path / "gone"
    longest = trial.path / ("长" * 120 + ".ron")
    folder = trial.path / "folder.ron"
    folder.mkdir(exist_ok=True)
    pipe = trial.path / "pipe.ron"
    if not pipe.exists():
        os.mkfifo(pipe)
    below = trial.draft / "draft.ron"
    trial.reset()
    for what, draft in [
        ("folder gone", gone / "draft.ron"),
        ("name too long", longest),
        ("a folder", folder),
        ("a pipe", pipe),
        ("below a file", below),
    ]:
        done = run(trial, trial.commands(draft)[kind])
        why = None
        if done.returncode != 2:
            why = f"exit code {done.returncode}"
        else:
            why = sentence(done.stderr, [draft, draft.parent, trial.draft])
            why = f"{why}: {done.stderr.strip()}" if why else None
        if trial.draft.read_bytes() != trial.old or not folder.is_dir() or not pipe.is_fifo():
            why = "what was there is another one"
        yield what, why
    # The same without --force: an old draft is not written over.
    command = trial.commands(trial.draft)[kind][:-1]
    yield "no --force", trial.judged(run(trial, command), trial.draft, True)


def denied(trial, kind):
    """A folder that may not be written to, without the rights of root."""
    before = ["setpriv", "--bounding-set=-all"] if os.geteuid() == 0 else []
    trial.reset()
    trial.path.chmod(0o555)
    try:
        done = run(trial, trial.commands(trial.draft)[kind], *before)
        return trial.judged(done, trial.draft, True)
    finally:
        trial.path.chmod(0o755)


def main():
    program, root = sys.argv[1], sys.argv[2]
    is_lost = False

    def tell(what, tries, faults, remark=""):
        nonlocal is_lost
        is_lost |= bool(faults)
        for fault in faults:
            complain(f"{what}: {fault}")
        row(what, tries, tries - len(faults), len(faults), remark)

    trial = Trial(program, root)
    for kind in ("import", "roll"):
        tell(f"system errors, {kind} -o", *injected(trial, kind))
    found = {}
    may_mount = can_mount(root)
    may_deny = os.geteuid() != 0 or can("setpriv", "--bounding-set=-all", "true")
    for kind in ("import", "roll"):
        for what, why in named(trial, kind):
            found.setdefault(what, []).append(why)
        if may_deny:
            found.setdefault("read-only folder", []).append(denied(trial, kind))
        if may_mount:
            found.setdefault("full disk", []).append(mounted(trial, kind, "size=64k", fill))
            found.setdefault("read-only disk", []).append(mounted(trial, kind, "size=64k", shut))
    for what, whys in found.items():
        tell(f"saved to: {what}", len(whys), [why for why in whys if why])
    if not may_mount:
        print("!! SKIPPED: a full and a read-only disk: nothing can be mounted", file=sys.stderr)
    if not may_deny:
        print("!! SKIPPED: a read-only folder: root cannot be without its rights", file=sys.stderr)
    driven.tell_faults()
    sys.exit(1 if is_lost else 0)


if __name__ == "__main__":
    main()
