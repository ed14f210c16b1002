"""Called by collect.sh: makes the reports, collects them, prints medians."""

import json
import math
import os
import shutil
import statistics
import subprocess
import sys
import time
import zipfile

program, work, rounds, plot, most = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5])
SIZES = [count for count in (10, 100, 1000, 10000) if count <= most]
# What is promised: seconds, and MB for the most drafts.
WANTED = {("drafts", 1000): 0.5, ("drafts", 10000): 5.0, ("docx", 1000): 2.0}
MOST_MEMORY = 300


def run(*args):
    subprocess.run([program, *args], check=True, stdout=subprocess.DEVNULL)


def measure(folder):
    """Seconds, those that the processors worked, and MB of a collection."""
    started = time.perf_counter()
    with open(os.path.join(work, "out.json"), "wb") as out:
        process = subprocess.Popen([program, "collect", folder, "--json"], stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    assert os.waitstatus_to_exitcode(status) in (0, 1), status
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def collected():
    with open(os.path.join(work, "out.json"), encoding="utf-8") as file:
        return json.load(file)


base = os.path.join(work, "base.ron")
run("import", "tests/fixtures/2021.txt", "-o", base)
with open(base, encoding="utf-8") as file:
    draft = file.read()
organ = json.loads(subprocess.run([program, "show", base, "--json"], check=True, capture_output=True).stdout)["organ"]


def name(at):
    return f"某某县第{at:05}局"


def drafts(count):
    folder = os.path.join(work, f"drafts-{count}")
    for at in range(count):
        within = os.path.join(folder, f"{at // 500:03}")
        if at % 500 == 0:
            os.makedirs(within)
        with open(os.path.join(within, f"{at:05}.ron"), "w", encoding="utf-8") as file:
            file.write(draft.replace(organ, name(at)))
    return folder


def words(count):
    folder = os.path.join(work, f"docx-{count}")
    os.makedirs(folder)
    one = os.path.join(work, "base.docx")
    run("export", base, "--docx", one)
    with zipfile.ZipFile(one) as archive:
        parts = [(info, archive.read(info)) for info in archive.infolist()]
    for at in range(count):
        with zipfile.ZipFile(os.path.join(folder, f"{at:05}.docx"), "w", zipfile.ZIP_DEFLATED) as archive:
            for info, data in parts:
                archive.writestr(info.filename, data.replace(organ.encode(), name(at).encode()))
    return folder


def report(kind, count, folder):
    taken = [measure(folder) for _ in range(rounds)]
    seconds = statistics.median(second for second, _, _ in taken)
    # Where others work on the machine too, this tells more.
    worked = statistics.median(worked for _, worked, _ in taken)
    memory = max(megabytes for _, _, megabytes in taken)
    told = collected()
    counted = sum(unit["counted"] for unit in told["units"])
    assert counted == count, (counted, [unit for unit in told["units"] if not unit["counted"]][:1])
    wanted = WANTED.get((kind, count))
    verdict = "" if wanted is None else f"   at most {wanted} s: {'yes' if seconds <= wanted else 'NO'}"
    if (kind, count) == ("drafts", 10000):
        verdict += f"   at most {MOST_MEMORY} MB: {'yes' if memory <= MOST_MEMORY else 'NO'}"
    print(f"{count:6} {kind:7} {seconds:8.3f} s ({worked:.3f} s of processors) {memory:7.0f} MB {1000 * seconds / count:8.3f} ms each{verdict}")
    return seconds


def reopened(count, folder):
    """Opening a kept collection again: every file is looked at, nothing has changed."""
    ledger = os.path.join(work, "kept.huizong")
    subprocess.run([program, "collect", folder, "--ledger", ledger], stdout=subprocess.DEVNULL)
    taken = []
    for _ in range(rounds):
        started = time.perf_counter()
        done = subprocess.run([program, "collect", "--ledger", ledger], stdout=subprocess.DEVNULL)
        taken.append(time.perf_counter() - started)
        assert done.returncode in (0, 1), done
    seconds = statistics.median(taken)
    print(f"{count:6} reopened {seconds:7.3f} s   at most 1 s: {'yes' if seconds <= 1 else 'NO'}")


def by_pandas(count):
    """The same tables added up from workbooks by pandas, which reads them with openpyxl."""
    try:
        import openpyxl  # noqa: F401
        import pandas
    except ImportError:
        print("pandas with openpyxl is not here")
        return
    one = os.path.join(work, "base.xlsx")
    run("export", base, "--xlsx", one)
    started = time.perf_counter()
    total = None
    for _ in range(count):
        sheets = pandas.read_excel(one, sheet_name=None, header=None)
        numbers = [sheet.apply(pandas.to_numeric, errors="coerce") for sheet in sheets.values()]
        total = numbers if total is None else [a.add(b, fill_value=0) for a, b in zip(total, numbers)]
    seconds = time.perf_counter() - started
    print(f"{count:6} pandas  {seconds:8.3f} s {'':10} {1000 * seconds / count:8.3f} ms each")


def drawn(points):
    """The growth as a picture, both scales logarithmic."""
    width, height, edge = 640, 420, 60
    low, high = math.floor(math.log10(min(s for _, s in points))), math.ceil(math.log10(max(s for _, s in points)))
    decades = max(len(points) - 1, 1)
    x = lambda count: edge + (math.log10(count) - 1) / decades * (width - 2 * edge)
    y = lambda seconds: height - edge - (math.log10(seconds) - low) / max(high - low, 1) * (height - 2 * edge)
    lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" font-family="sans-serif" font-size="12">',
             f'<rect width="{width}" height="{height}" fill="white"/>']
    for exponent in range(low, high + 1):
        at = y(10 ** exponent)
        lines.append(f'<path d="M{edge} {at}H{width - edge}" stroke="#ddd"/><text x="8" y="{at + 4}">{10 ** exponent:g} s</text>')
    path = " ".join(f"{x(count):.1f},{y(seconds):.1f}" for count, seconds in points)
    lines.append(f'<polyline points="{path}" fill="none" stroke="#1f4e9e" stroke-width="2"/>')
    for count, seconds in points:
        lines.append(f'<circle cx="{x(count):.1f}" cy="{y(seconds):.1f}" r="4" fill="#1f4e9e"/>'
                     f'<text x="{x(count) - 14:.1f}" y="{height - edge + 20}">{count}</text>')
    lines.append(f'<text x="{width / 2 - 40}" y="{height - 12}">drafts collected</text></svg>')
    return "\n".join(lines) + "\n"


points = [(count, report("drafts", count, drafts(count))) for count in SIZES]
reopened(min(1000, most), os.path.join(work, f"drafts-{min(1000, most)}"))
report("docx", min(1000, most), words(min(1000, most)))
by_pandas(min(100, most))
if plot:
    with open(plot, "w", encoding="utf-8") as file:
        file.write(drawn(points))
    png = os.path.splitext(plot)[0] + ".png"
    try:
        import cairosvg
    except (ImportError, OSError):
        if shutil.which("rsvg-convert"):
            subprocess.run(["rsvg-convert", "--zoom", "2", "-o", png, plot], check=True)
    else:
        cairosvg.svg2png(url=plot, write_to=png, scale=2)
    print(f"drawn: {plot}" + (f" and {png}" if os.path.exists(png) else ", no PNG: neither cairosvg nor rsvg-convert"))
