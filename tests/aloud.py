"""What the window tells a screen reader, read from the tree of AT-SPI: `aloud.py PROGRAM DRAFT`; see aloud.sh."""

import json
import subprocess
import sys
import time
from pathlib import Path

PATIENCE = 30
WRONG = "7777"


def main():
    program, draft = sys.argv[1:]
    cells = json.loads(run(program, "show", draft, "--json"))["cells"]
    cells = {name: text for name, text in cells.items() if name.startswith("applications.")}
    command = ["/usr/libexec/at-spi-bus-launcher", "--launch-immediately", "--a11y=1"]
    launcher = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    wait(lambda: switched_on(), "the bus of assistive programs")
    window = subprocess.Popen([program, draft])
    try:
        look(window, cells)
    finally:
        window.kill()
        # Asked to end, it ends the bus that it began too.
        launcher.terminate()
        launcher.wait(10)


def look(window, cells):
    # After the bus stands: it looks for it when it is imported.
    import pyatspi

    def all_of(node):
        yield node
        for at in range(node.childCount):
            child = node.getChildAtIndex(at)
            if child is not None:
                yield from all_of(child)

    def nodes():
        """(role, name, text) of all that the program shows."""
        for program in pyatspi.Registry.getDesktop(0):
            for node in all_of(program):
                yield node.getRoleName(), node.name, written(node)

    def written(node):
        try:
            return node.queryText().getText(0, -1)
        except Exception:  # It has no text, or none any more, which the bindings are told too late.
            return ""

    def find(condition, what):
        found = []

        def looked():
            found[:] = [node for node in nodes() if condition(*node)]
            return found

        wait(looked, what)
        return found

    find(lambda role, name, _: "文件" == name, "the menu")
    wait(lambda: xdotool("search", "--onlyvisible", "--pid", str(window.pid)), "the window")
    own = xdotool("search", "--onlyvisible", "--pid", str(window.pid)).split("\n")[-1]
    xdotool("windowfocus", own)
    time.sleep(0.3)
    # Opening paragraph, overview, its five parts, disclosure, applications.
    for _ in range(8):
        xdotool("key", "ctrl+Next")
        time.sleep(0.15)

    def cells_read():
        """Each cell that is not being written in: row and column, and what is said after them."""
        found = {}
        for role, name, text in nodes():
            if role in ("entry", "table cell") and " × " in name:
                called, _, said = name.partition("：")
                found.setdefault(called, []).append(said if said else text)
        return found

    wait(lambda: len(cells_read()) >= len(cells), "all cells of the table")
    found = cells_read()
    check(all(len(said) == 1 for said in found.values()), "no two cells are called the same")
    check(len(found) == len(cells), f"each of the {len(cells)} cells has a name, {len(found)} were found")
    values = sorted(said[0] for said in found.values())
    check(values == sorted(cells.values()), "what is said to stand in the cells is what stands there")
    for words in ("本年新收", "上年结转", "予以公开", "结转下年度"):
        check(any(words in name for name in found), f"a cell is called after its row, {words}")
    tables = [name for role, name, _ in nodes() if role == "table"]
    check(any("政府信息公开申请" in name for name in tables), "the table has a name")
    # A number that is wrong is said to be, in its own name and on the tab.
    xdotool("key", "ctrl+Home")
    xdotool("type", WRONG)
    xdotool("key", "Return")
    said = lambda: [said[0] for said in cells_read().values()]
    wait(lambda: f"{WRONG}，错误" in said(), "the wrong number, said to be one")
    check(sum(one.endswith("，错误") for one in said()) > 1, "the other cells of its equation are marked too")
    wait(
        lambda: any(role == "page tab" and "错误" in name for role, name, _ in nodes()),
        "the tab of the findings, which says how many there are",
    )
    print(f"aloud: {len(found)} cells with row, column, value and mark; the table and the tab by name")


def switched_on():
    done = subprocess.run(
        ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
         "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", "string:ScreenReaderEnabled", "variant:boolean:true"],
        capture_output=True, check=False,
    )
    return done.returncode == 0


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def xdotool(*arguments):
    return subprocess.run(["xdotool", *arguments], capture_output=True, text=True, check=False).stdout.strip()


def wait(condition, what):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            print(f"aloud: waited in vain for {what}", file=sys.stderr)
            sys.exit(1)
        time.sleep(0.2)


def check(holds, what):
    if not holds:
        print(f"aloud: it does not hold that {what}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
