#!/usr/bin/env python3
"""Windows killed at any moment while a clerk types and saves: `tests/faults/kills.py PROGRAM TRIES FOLDER [SEED]`.

Opens a draft, types letters into a paragraph or numbers into a table at a steady pace, in half of the
tries also saves now and then, and ends the program with SIGKILL: in the middle of typing, or within 80
ms after Ctrl+S; every fifth one not with SIGKILL but with SIGTERM, as at the end of a session. Then the draft must open whole, and the draft or the journal must hold all that was
typed more than a second before. In every fourth try the next window takes the work back and saves it.
Prints lines of the table, and the delays: how long before the kill the oldest key was typed that is
gone. Counted is from when the key was on its way through the display.
"""

import random
import sys
import threading
import time

import driven
from driven import Broken, Folder, Late, Window, complain, fault, patiently, row, xdotool

# What may be gone, in seconds.
MOST = 1.0
PACE = 0.09
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def keys_of_prose(rng):
    while True:
        yield rng.choice(LETTERS)


def keys_of_cells(rng):
    for number in range(80000 + rng.randrange(9000), 99999):
        yield from str(number)
        yield "Return"


def held_of_prose(report, base, typed):
    """How many of the keys a report holds, or nothing if it holds anything else."""
    text, before = report["prose"]["preamble"], base["prose"]["preamble"]
    count = len(text) - len(before)
    if count < 0 or any(report[part] != base[part] for part in ("cells", "organ", "year")):
        return None
    # Wherever the caret stood.
    added = "".join(typed)[:count]
    places = (before[:at] + added + before[at:] for at in (0, len(before)))
    return count if text in places else None


def held_of_cells(report, base, typed):
    changed = {
        cell: text
        for cell, text in report["cells"].items()
        if text != base["cells"][cell] and "total" not in cell
    }
    values = list(changed.values())
    if report["prose"] != base["prose"]:
        return None
    held = 0
    numbers = "".join(" " if key == "Return" else key for key in typed).split(" ")
    for number in numbers:
        if number in values:
            values.remove(number)
            # That it was committed is not seen; the key after it is.
            held += len(number) + 1
            continue
        begun = [value for value in values if number.startswith(value)]
        if begun:
            values.remove(begun[0])
            held += len(begun[0])
        break
    return min(held, len(typed)) if not values else None


class Try:
    def __init__(self, program, root, rng):
        self.rng = rng
        self.where = (program, root)
        self.is_prose = rng.random() < 0.5
        self.saves = rng.random() < 0.5
        self.in_save = self.saves and rng.random() < 0.7
        self.is_asked = rng.random() < 0.2
        self.typed, self.times = [], []
        self.killed = None

    def held(self, report):
        held = held_of_prose if self.is_prose else held_of_cells
        return held(report, self.base, self.typed)

    def kill(self):
        # No key that comes later may be counted as typed before.
        self.killed = time.monotonic()
        if self.is_asked:
            self.window.end()
        else:
            self.window.kill()

    def type(self):
        """Types until the program is killed."""
        end = time.monotonic() + self.rng.uniform(0.3, 3.0)
        keys = keys_of_prose(self.rng) if self.is_prose else keys_of_cells(self.rng)
        next_save = time.monotonic() + self.rng.uniform(0.3, 1.5)
        timer = None
        if not self.in_save:
            timer = threading.Timer(end - time.monotonic(), self.kill)
            timer.start()
        for key in keys:
            if self.killed:
                break
            due = time.monotonic() + PACE
            xdotool("key", key)
            # A program that is asked to end may still take it.
            self.typed.append(key)
            self.times.append(time.monotonic())
            if self.killed:
                break
            now = time.monotonic()
            if self.in_save and now > end and timer is None:
                xdotool("key", "--clearmodifiers", "ctrl+s")
                timer = threading.Timer(self.rng.uniform(0, 0.08), self.kill)
                timer.start()
            elif self.saves and now > next_save and timer is None:
                xdotool("key", "--clearmodifiers", "ctrl+s")
                next_save = now + self.rng.uniform(0.3, 1.5)
            time.sleep(max(0, due - time.monotonic()))
        timer.join()

    def run(self):
        """Returns the delay; raises if anything is lost."""
        self.folder = Folder(*self.where)
        self.folder.make()
        self.base = self.folder.show()
        self.window = Window(self.folder)
        if not self.is_prose:
            # Opening paragraph, overview, its five parts, disclosure, applications.
            self.window.press(*["ctrl+Next"] * 8)
        self.type()
        draft = self.folder.show()
        if draft is None:
            raise Lost("the draft cannot be opened")
        kept = [draft]
        for report, unreadable in self.folder.journals():
            # The last line may have been cut off as it was written.
            if report is None or unreadable > 1:
                raise Lost(f"a journal of which {unreadable} lines cannot be read")
            kept.append(report)
        counts = [self.held(report) for report in kept]
        if None in counts:
            raise Lost(f"what is kept is not what was typed: {' '.join(self.typed)}")
        held = max(counts)
        missing = self.times[held:]
        delay = max(0.0, self.killed - missing[0]) if missing else 0.0
        if delay > MOST:
            raise Lost(f"{len(missing)} keys, the oldest of {delay:.2f} s before")
        self.best = kept[counts.index(held)]
        return delay

    def take_back(self):
        """The next window offers the work, goes on with it and saves it."""
        draft = self.folder.show()
        others = [report for report, _ in self.folder.journals() if not same(report, draft)]
        is_newer = not same(self.best, draft)
        window = Window(self.folder)
        try:
            if others:
                # Once the question stands.
                time.sleep(0.7)
                window.press("Return" if is_newer else "Escape")
            if is_newer:
                window.save()
            elif others:
                fault("what is older than the draft was offered as work that was not saved")
            window.close()
        finally:
            window.kill()
        if not same(self.folder.show(), self.best):
            raise Lost("the next window does not bring the work back")


def same(one, other):
    """Whether two reports say the same; a journal knows no findings."""
    return all(one[part] == other[part] for part in ("form", "organ", "year", "cells", "prose"))


class Lost(Exception):
    pass


def main():
    program, tries, root = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else random.randrange(1 << 32)
    driven.display()
    delays, lost = [], 0
    backs, backs_lost = 0, 0
    temporary = untried = 0
    in_save = asked = keys = 0
    for number in range(tries):
        one = Try(program, root, random.Random(f"{seed} {number}"))
        try:
            delays.append(patiently(one.run))
        except Late as why:
            # Nothing was typed, so nothing can be lost.
            fault(f"a try that could not be made: {why}")
            untried += 1
            continue
        except (Lost, Broken) as why:
            lost += 1
            complain(f"kill {number} of seed {seed}: {why}; {one.folder.path}")
            continue
        finally:
            in_save += one.in_save
            asked += one.is_asked
            keys += len(one.typed)
            temporary += len(one.folder.temporary())
        if number % 4 == 0:
            backs += 1
            try:
                patiently(one.take_back)
            except (Lost, Broken) as why:
                backs_lost += 1
                complain(f"kill {number} of seed {seed}, taken back: {why}; {one.folder.path}")
    delays.sort()
    told = "no key missing"
    if delays:
        told = f"delay median {delays[len(delays) // 2]:.2f} s, most {delays[-1]:.2f} s"
    row("kills, typing or saving", tries - untried, tries - untried - lost, lost, f"{keys} keys, {in_save} within a save, {asked} asked to end; {told}")
    row("taken back by the next window", backs, backs - backs_lost, backs_lost)
    row("temporary files of killed runs", temporary, 0, 0, "they may stay for a day")
    driven.tell_faults()
    sys.exit(1 if lost or backs_lost else 0)


if __name__ == "__main__":
    main()
