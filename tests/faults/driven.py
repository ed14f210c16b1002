"""A real window that keys are typed into, and what lies on the disk after it: for the other programs here.

Needs Xvfb and xdotool. What is typed goes through the display, as from a keyboard.
"""

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

FIXTURES = Path(__file__).parent.parent / "fixtures"
UNSAVED = "●"
READ_ONLY = "［只读］"
# How long a window may take for anything, in seconds, on a PC that has other things to do.
PATIENCE = 30


class Broken(Exception):
    """What was tried could not be tried."""


class Late(Broken):
    """The window did not come in time."""


class Nobodys(Broken):
    """A window has the draft and does not say so of itself in the lock: it refuses to save, later."""


FAULTS = {}

# Whatever becomes of this program, what it started ends with it.
STARTED = []


@atexit.register
def end():
    for process in STARTED:
        process.kill()


signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def fault(text):
    """Something is not as promised, but nothing is lost by it."""
    FAULTS[text] = FAULTS.get(text, 0) + 1


def tell_faults():
    for text, count in FAULTS.items():
        print(f"fault\t{count}\t{text}", flush=True)


def patiently(trial, *arguments):
    """A trial, again where it could not be tried because of a fault that is told of its own."""
    for _ in range(30):
        try:
            return trial(*arguments)
        except Nobodys:
            fault("a window that opened a draft held it under nobody's name, and could not have saved it")
    raise Broken("thirty windows in a row held the draft under nobody's name")


def display():
    """An X server of our own; sets DISPLAY. Returns its process."""
    reader, writer = os.pipe()
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writer], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    STARTED.append(server)
    os.close(writer)
    with os.fdopen(reader) as told:
        number = told.readline().strip()
    if not number:
        raise Broken("no display")
    os.environ["DISPLAY"] = f":{number}"
    return server


def xdotool(*arguments):
    done = subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def row(what, tries, survived, lost, remark=""):
    """A line of the table."""
    print(f"{what}\t{tries}\t{survived}\t{lost}\t{remark}", flush=True)


def complain(text):
    print(f"LOST: {text}", file=sys.stderr, flush=True)


class Folder:
    """A folder of one try, with a draft and all that the program keeps of its own."""

    def __init__(self, program, root, draft=None):
        self.program = program
        self.path = Path(tempfile.mkdtemp(dir=root))
        self.draft = draft or self.path / "draft.ron"
        self.recovery = self.path / "recovery"
        self.recovery.mkdir()
        self.environment = {
            **os.environ,
            "NIANBAO_RECOVERY": str(self.recovery),
            "NIANBAO_SETTINGS": str(self.path / "settings.ron"),
        }

    def run(self, *arguments):
        return subprocess.run(
            [self.program, *map(str, arguments)], env=self.environment, capture_output=True, text=True, check=False
        )

    def make(self):
        made = self.run("import", FIXTURES / "2021.txt", "-o", self.draft)
        if made.returncode:
            raise Broken(made.stderr)

    def show(self, draft=None):
        """What a draft holds; nothing if it cannot be opened."""
        shown = self.run("show", draft or self.draft, "--json")
        return json.loads(shown.stdout) if shown.returncode == 0 else None

    def journals(self):
        """What the journals in the folder hold: (report, how many lines could not be read) of each."""
        return [self.replayed(file) for file in sorted(self.recovery.glob("*.journal"))]

    def replayed(self, file):
        lines = [line for line in file.read_bytes().split(b"\n") if line]
        texts = [whole(line) for line in lines]
        if not texts or texts[0] is None:
            return None, len(texts)
        base = self.path / "base.ron"
        base.write_text(json.loads(texts[0])["base"], "utf-8")
        report = self.show(base)
        if report is None:
            return None, len(texts)
        for at, text in enumerate(texts):
            if text is None:
                return report, len(texts) - at
            for change in json.loads(text).get("changes", []):
                self.carry_out(report, change)
        return report, 0

    @staticmethod
    def carry_out(report, change):
        ((kind, what),) = change.items()
        if kind == "cell":
            report["cells"][what["cell"]] = what["text"]
        elif kind == "splice":
            old = report["prose"][what["field"]].encode()
            new = old[: what["from"]] + what["text"].encode() + old[what["to"] :]
            report["prose"][what["field"]] = new.decode()
        elif kind != "anchors":
            raise Broken(f"a journal holds a change of a kind that nobody made: {kind}")

    def temporary(self):
        """What is left of files that were being written."""
        return [str(file) for file in self.path.rglob(".nianbao-*.tmp")]

    def left(self):
        """All that a program which ended well takes away again."""
        locks = [str(file) for file in self.path.rglob(".~lock.*#")]
        recovery = [str(file) for file in self.recovery.iterdir() if file.name != "versions"]
        return self.temporary() + locks + recovery


def whole(line):
    """The text of a journal's line, if its checksum is right."""
    told, _, text = line.partition(b" ")
    return text if told == b"%08x" % zlib.crc32(text) else None


class Window:
    """A window on the draft of a folder. With `is_seen` false nobody waits until it stands."""

    def __init__(self, folder, is_seen=True):
        self.folder = folder
        self.id = None
        self.process = subprocess.Popen(
            # Each is a window of its own: what a second start hands to the first is tried elsewhere.
            [folder.program, "--new-window", str(folder.draft)],
            env=folder.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        STARTED.append(self.process)
        if is_seen:
            self.see()

    def see(self):
        self.wait(self.find, "a window")
        self.wait(lambda: self.folder.draft.stem in self.title(), "the draft in the title")
        lock = self.folder.draft.with_name(f".~lock.{self.folder.draft.name}#")
        if READ_ONLY not in self.title() and json.loads(lock.read_text("utf-8"))["proof"] is None:
            self.kill()
            lock.unlink()
            raise Nobodys
        self.focus()

    def find(self):
        found = xdotool("search", "--all", "--onlyvisible", "--pid", str(self.process.pid), "--class", "nianbao")
        self.id = found.split("\n")[-1]
        return self.id

    def wait(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition():
            if self.process.poll() is not None:
                raise Broken(f"the program ended by itself ({self.process.returncode}), waiting for {what}")
            if time.monotonic() > end:
                title = self.title() if self.id else ""
                self.kill()
                raise (Broken if title else Late)(f"waited in vain for {what}; the title is '{title}'")
            time.sleep(0.01)

    def title(self):
        return xdotool("getwindowname", self.id)

    def focus(self):
        # A window that is covered whole is not painted, and then takes no keys.
        xdotool("windowraise", self.id, "windowfocus", self.id)
        self.wait(lambda: xdotool("getwindowfocus") == self.id, "the focus")
        # The first frames after it.
        time.sleep(0.3)

    def press(self, *keys):
        for key in keys:
            xdotool("key", "--clearmodifiers", key)
            time.sleep(0.1)

    def type(self, text):
        xdotool("type", "--delay", "40", text)

    def is_unsaved(self):
        return UNSAVED in self.title()

    def save(self):
        """Saves and waits until the window says so."""
        self.wait(self.is_unsaved, "the mark of what is not saved")
        xdotool("key", "--clearmodifiers", "ctrl+s")
        self.wait(lambda: not self.is_unsaved(), "the end of a save")

    def end(self):
        """Asks the program to end, as the end of a session does."""
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            fault("a program that was asked to end did not")
        self.kill()

    def kill(self):
        self.process.kill()
        self.process.wait()
        if self.process in STARTED:
            STARTED.remove(self.process)

    def close(self):
        self.press("ctrl+q")
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Broken("the window does not close") from None
