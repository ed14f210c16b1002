"""Makes reports of many units as drafts, and the list of the units: make.py PROGRAM FOLDER COUNT.

All add up by the equations that the program states, but for those that have a fault planted: a total that is
none, an empty cell, one that no number mends, a word in place of a number, another year; and some units that do
not report at all.
"""

import json
import os
import random
import re
import subprocess
import sys

CELL = re.compile(r'^(\s*)"([a-z_]+(?:\.[a-z_]+)+)": "[^"]*",$', re.MULTILINE)


def told(program, *args):
    return subprocess.run([program, *args], check=True, capture_output=True, text=True).stdout


class Maker:
    """Numbers that add up."""

    def __init__(self, program, form, cells, seed):
        self.cells = cells
        self.chance = random.Random(seed)
        equations = [equation for rule in json.loads(told(program, "rules", "--json"))
                     for equation in rule.get("equations", []) if equation["form"] == form]
        self.sums = [one for one in equations if one["op"] == "=" and len(one["left"]) == 1]
        totals = {one["left"][0] for one in self.sums}
        self.balances = [one for one in equations if one["op"] == "=" and len(one["left"]) > 1
                         and one["left"][0] not in totals]
        self.stocks = [one for one in equations if one["op"] == ">="]

    def numbers(self):
        value = {cell: self.chance.choice((0, 0, 1, 2, 5, 17)) for cell in self.cells}
        add_up = lambda cells: sum(value[cell] for cell in cells)
        for one in self.stocks:
            value[one["left"][0]] = add_up(one["right"]) + self.chance.randrange(9)
        for _ in range(2):
            # Totals of rows and of columns meet in one cell.
            for one in self.sums * 2:
                value[one["left"][0]] = add_up(one["right"])
            for one in self.balances:
                first, others, right = one["left"][0], one["left"][1:], add_up(one["right"])
                if add_up(others) > right:
                    for cell in others:
                        value[cell] = 0
                value[first] = right - add_up(others)
        return {cell: str(number) for cell, number in value.items()}


def main():
    program, folder, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
    base = os.path.join(folder, "base.ron")
    told(program, "import", "tests/fixtures/2021.txt", "-o", base)
    shown = json.loads(told(program, "show", base, "--json"))
    with open(base, encoding="utf-8") as file:
        draft = file.read()
    maker = Maker(program, shown["form"], list(shown["cells"]), 7)
    names = [f"某某省第{at:06}单位" for at in range(count)]
    with open(os.path.join(folder, "名单.txt"), "w", encoding="utf-8") as file:
        file.writelines(name + "\n" for name in names)
    for at, name in enumerate(names):
        values = maker.numbers()
        year = shown["year"]
        if at % 211 == 3:
            continue
        if at % 50 == 7:
            total = "applications.outcome_total.total"
            values[total] = str(int(values[total]) + 1)
        if at % 97 == 5:
            values["applications.granted.natural"] = ""
        if at % 131 == 17:
            # No number in the empty cell makes up for this total.
            values["applications.granted.natural"] = ""
            values["applications.outcome_total.natural"] = "0"
        if at % 101 == 9:
            values["applications.partial.business"] = "待核"
        if at % 307 == 11:
            year -= 1
        text = CELL.sub(lambda found: f'{found[1]}"{found[2]}": "{values[found[2]]}",' if values.get(found[2], "x")
                        else "", draft)
        text = text.replace(shown["organ"], name).replace(f"Some({shown['year']})", f"Some({year})")
        within = os.path.join(folder, "各单位", f"{at // 500:03}")
        os.makedirs(within, exist_ok=True)
        with open(os.path.join(within, f"{at:06}.ron"), "w", encoding="utf-8") as file:
            file.write(text)
    os.remove(base)


main()
