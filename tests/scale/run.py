"""Does what docs/at-scale.md says, word for word, with made reports: run.py PROGRAM FOLDER.

Sums, missing units and broken equations are what `nianbao collect` says, by DuckDB and by Spark.
"""

import collections
import json
import os
import re
import resource
import subprocess
import sys
import time
from decimal import Decimal

program, folder = os.path.abspath(sys.argv[1]), sys.argv[2]
page = open("docs/at-scale.md", encoding="utf-8").read()
blocks = collections.defaultdict(list)
for language, block in re.findall(r"^```(\w+)\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
    blocks[language].append(block)
os.chdir(folder)


def timed(what, work):
    began = time.perf_counter()
    result = work()
    print(f"{what}: {time.perf_counter() - began:.2f} s", flush=True)
    return result


def collect():
    path = os.path.dirname(program) + os.pathsep + os.environ["PATH"]
    for line in blocks["sh"][0].splitlines():
        done = subprocess.run(line, shell=True, env={**os.environ, "PATH": path})
        # 1: findings stand, as they should.
        assert done.returncode in (0, 1), line


timed("collected", collect)
print(f"  at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MB, "
      f"CSV {os.path.getsize('全部.csv') / 1e6:.0f} MB")
collected = json.load(open("全部.json", encoding="utf-8"))
counted = {unit["unit"] for unit in collected["units"] if unit["counted"]}
absent = set(collected["missing"]) | {unit["unit"] for unit in collected["units"] if not unit["counted"]}
sums = {cell: Decimal(value) for cell, value in collected["sum"].items()}
equations = {rule["id"] for rule in json.loads(subprocess.run(
    [program, "rules", "--json"], check=True, capture_output=True).stdout) if "equations" in rule}
broken = collections.Counter({
    (unit["unit"], rule): count for unit in collected["units"] if unit["counted"]
    for rule, count in unit["rules"].items() if rule in equations})
print(f"  {len(collected['units'])} files, {len(counted)} count, {len(collected['missing'])} missing, "
      f"{sum(broken.values())} broken equations in {len({unit for unit, _ in broken})} units")
assert counted and absent and broken


def same(engine, told_sums, told_absent, told_broken):
    told_sums = {cell: Decimal(total) for cell, total in told_sums if total is not None}
    assert told_sums == sums, {cell: (total, sums.get(cell)) for cell, total in told_sums.items()
                               if total != sums.get(cell)}
    told_absent = [name for name, in told_absent]
    assert set(told_absent) == absent and len(told_absent) == len(absent), set(told_absent) ^ absent
    told_broken = collections.Counter((unit, rule) for unit, rule in told_broken)
    assert told_broken == broken, (told_broken - broken, broken - told_broken)
    print(f"  {engine}: {len(sums)} sums, {len(absent)} missing or not counted, "
          f"{sum(broken.values())} broken equations: equal")


def duck():
    import duckdb

    engine = duckdb.connect()
    load, of_sums, of_absent, of_broken, keep = blocks["sql"]
    engine.execute(load)
    engine.execute(open("勾稽.sql", encoding="utf-8").read())
    rows = lambda query: engine.execute(query).fetchall()
    found = engine.execute(of_broken)
    columns = [column[0] for column in found.description]
    unit, rule = columns.index("unit"), columns.index("rule")
    told = [(row[unit], row[rule]) for row in found.fetchall()]
    same(f"DuckDB {duckdb.__version__}", rows(of_sums), rows(of_absent), told)
    engine.execute(keep)
    again = rows("SELECT count(*) FROM '全部.parquet'")
    assert again == rows("SELECT count(*) FROM cells"), again
    print(f"  Parquet {os.path.getsize('全部.parquet') / 1e6:.0f} MB")


def spark():
    names = {}
    exec(blocks["python"][0], names)
    rows = lambda frame: [tuple(row) for row in frame.collect()]
    told = rows(names["broken"].select("unit", "rule"))
    same(f"Spark {names['spark'].version}", rows(names["sums"]), rows(names["absent"]), told)
    names["spark"].stop()


timed("DuckDB", duck)
timed("Spark", spark)
