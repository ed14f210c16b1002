"""The measuring of benches/export.sh, which calls it: PROGRAM FOLDER ROUNDS."""

import gzip
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import xml.etree.ElementTree as tree
import zipfile
from pathlib import Path

KINDS = ["pdf", "ofd", "docx", "xlsx", "html", "text"]
PROGRAM, WORK, ROUNDS = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
HERE = Path(__file__).resolve().parent.parent
FONTS = HERE / "fonts"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SENTENCE = "这一段是为了量时间写的，有数字2024年和13883条，也有《条例》“引号”和〔2024〕1号；"


def report(path, repeats):
    """The fixture with paragraphs more under its first sub-heading."""
    lines = (HERE / "tests/fixtures/2021.txt").read_text(encoding="utf-8").split("\n")
    at = next(i for i, line in enumerate(lines) if line.startswith("（一）主动公开"))
    lines[at + 1 : at + 1] = [SENTENCE * 6 + f"第{i}段。" for i in range(repeats)]
    path.write_text("\n".join(lines), encoding="utf-8")


def fonts_for_office(path):
    """Has LibreOffice set the official faces in the program's own."""
    instead = {
        "方正小标宋简体": "Noto Serif SC",
        "仿宋_GB2312": "FandolFang R",
        "楷体_GB2312": "FandolKai",
        "黑体": "Noto Sans SC",
        "宋体": "Noto Serif SC",
        "Times New Roman": "Liberation Serif",
    }
    matches = "".join(
        f"<match target=\"pattern\"><test name=\"family\"><string>{name}</string></test>"
        f"<edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>{other}</string>"
        "</edit></match>"
        for name, other in instead.items()
    )
    path.write_text(
        f"<?xml version=\"1.0\"?><fontconfig><dir>{WORK}/fonts</dir>"
        f"<cachedir>{WORK}/fontcache</cachedir>{matches}</fontconfig>",
        encoding="utf-8",
    )
    os.environ["FONTCONFIG_FILE"] = str(path)
    # Some of the faces are packed.
    folder = WORK / "fonts"
    folder.mkdir(exist_ok=True)
    for face in FONTS.glob("*.[ot]tf*"):
        if face.suffix == ".gz":
            (folder / face.stem).write_bytes(gzip.decompress(face.read_bytes()))
        else:
            shutil.copy(face, folder)


def run(command):
    """Seconds and the most memory in MB of a process with its children."""
    start = time.perf_counter()
    child = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"{command[0]} failed: {said.decode(errors='replace')}")
    return seconds, usage.ru_maxrss / 1024


def pages(pdf):
    if pdf.suffix == ".ofd":
        return sum(name.endswith("/Content.xml") for name in zipfile.ZipFile(pdf).namelist())
    if pdf.suffix == ".html":
        return 0
    said = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True)
    return int(re.search(r"Pages:\s+(\d+)", said.stdout).group(1))


def escaped(text):
    return re.sub(r"([\\#*_`$<>@\[\]=~/+-])", r"\\\1", text)


def typst_source(docx):
    """The words and tables of a Word document in typst's language, on the same page."""
    body = tree.fromstring(zipfile.ZipFile(docx).read("word/document.xml"))[0]
    out = [
        "#set document(title: [年报])",
        "#set page(paper: \"a4\", margin: (top: 37mm, left: 28mm, right: 26mm, bottom: 35mm),",
        "  numbering: \"— 1 —\")",
        "#set text(font: (\"Liberation Serif\", \"FandolFang R\"), size: 16pt, lang: \"zh\",",
        "  region: \"cn\")",
        "#set text(top-edge: 0.88em, bottom-edge: -0.12em)",
        "#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: 12.99pt,",
        "  spacing: 12.99pt)",
        "#show heading.where(level: 1): set text(font: (\"Noto Sans SC\"), size: 16pt)",
        "#show heading.where(level: 2): set text(font: (\"FandolKai\"), size: 16pt)",
    ]

    def text(node):
        return "".join(t.text or "" for t in node.iter(W + "t"))

    for block in body:
        if block.tag == W + "p":
            style = block.find(f"{W}pPr/{W}pStyle").get(W + "val")
            words = escaped(text(block))
            if style == "Title":
                out.append(
                    "#align(center, text(font: \"Noto Serif SC\", weight: \"bold\","
                    f" size: 22pt)[{words}])"
                )
            else:
                level = {"Heading1": "= ", "Heading2": "== "}.get(style, "")
                out.append(level + words)
        elif block.tag == W + "tbl":
            out.append(typst_table(block, text))
        out.append("")
    return "\n".join(out)


def typst_table(table, text):
    columns = [int(c.get(W + "w")) / 20 for c in table.find(W + "tblGrid")]
    cells, open_above = [], {}
    for row in table.findall(W + "tr"):
        column = 0
        for cell in row.findall(W + "tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            width = int(span.get(W + "val")) if span is not None else 1
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None and merge.get(W + "val") != "restart":
                open_above[column][1] += 1
            else:
                made = [width, 1, escaped(text(cell))]
                cells.append(made)
                open_above[column] = made
            column += width
    widths = ", ".join(f"{w}pt" for w in columns)
    inside = ", ".join(
        f"table.cell(colspan: {w}, rowspan: {h})[{words}]" for w, h, words in cells
    )
    size = 9 if len(columns) > 6 else 10.5
    return (
        f"#text(font: (\"Liberation Serif\", \"Noto Serif SC\"), size: {size}pt)["
        f"#set par(first-line-indent: 0pt, leading: 3pt)\n#table(columns: ({widths}),"
        f" align: center + horizon, inset: 3pt, {inside})]"
    )


def median(runs, index):
    return statistics.median(run[index] for run in runs)


def main():
    fonts_for_office(WORK / "fonts.conf")
    rivals = []
    if office := shutil.which("soffice"):
        rivals.append("LibreOffice")
    else:
        print("!! no LibreOffice (soffice): not compared with it")
    try:
        import typst  # noqa: F401 - only whether it is there

        rivals.append("typst")
    except ImportError:
        print("!! no typst for this python3 (pip install typst): not compared with it")
    worst = 0
    for name, repeats, most_seconds, most_ofd, most_all, most_compare, most_mb, most_kb in [
        ("6 pages", 3, 0.05, 0.06, 0.15, 0.05, 45, 400),
        ("120 pages", 262, 0.6, None, None, None, None, None),
    ]:
        folder = WORK / name.replace(" ", "")
        folder.mkdir()
        source = folder / "report.txt"
        report(source, repeats)
        docx = folder / "word.docx"
        subprocess.run(
            [PROGRAM, "export", source, "--docx", docx],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        (folder / "report.typ").write_text(typst_source(docx), encoding="utf-8")
        ours_pdf, typst_pdf = folder / "ours.pdf", folder / "typst.pdf"
        ours_ofd = folder / "ours.ofd"
        compile_typst = (
            "import typst;"
            f"typst.compile({str(folder / 'report.typ')!r}, output={str(typst_pdf)!r},"
            f" font_paths=[{str(WORK / 'fonts')!r}], ignore_system_fonts=True)"
        )
        commands = {
            "nianbao": [
                PROGRAM, "export", source, "--fonts", "bundled",
                "--pdf", ours_pdf, "--text", folder / "ours.txt",
            ],
            "nianbao OFD": [
                PROGRAM, "export", source, "--fonts", "bundled", "--ofd", ours_ofd,
            ],
            "all formats": [
                PROGRAM, "export", source, "--fonts", "bundled",
                *[word for kind in KINDS for word in (f"--{kind}", folder / f"all.{kind}")],
            ],
            "compare": [PROGRAM, "compare", source, folder / "all.html"],
            "LibreOffice": [
                office, f"-env:UserInstallation=file://{WORK}/profile", "--headless",
                "--convert-to", "pdf", "--outdir", folder, docx,
            ],
            "typst": [sys.executable, "-c", compile_typst],
        }
        own = ["nianbao", "nianbao OFD", "all formats", "compare"]
        runs = {who: [] for who in [*own, *rivals]}
        # Once unmeasured: files come into memory, LibreOffice makes its profile.
        for who in runs:
            run(commands[who])
        for _ in range(ROUNDS):
            for who in runs:
                runs[who].append(run(commands[who]))
        made = {
            "nianbao": ours_pdf, "nianbao OFD": ours_ofd, "all formats": folder / "all.pdf",
            "compare": folder / "all.html",
            "LibreOffice": folder / "word.pdf", "typst": typst_pdf,
        }
        print(f"\n{name}, medians of {ROUNDS} rounds in turn:")
        ours = median(runs["nianbao"], 0)
        for who, measured in runs.items():
            seconds, mb = median(measured, 0), median(measured, 1)
            kb = made[who].stat().st_size / 1000
            print(
                f"  {who:12} {seconds:7.3f} s  {mb:6.0f} MB  {kb:7.0f} kB"
                f"  {pages(made[who]):4} pages  {seconds / ours:6.1f} times ours"
            )
        mb = max(run[1] for run in runs["nianbao"])
        kb = ours_pdf.stat().st_size / 1000
        for what, value, most, unit in [
            ("time", ours, most_seconds, "s"),
            ("OFD's time", median(runs["nianbao OFD"], 0), most_ofd, "s"),
            ("time of all formats", median(runs["all formats"], 0), most_all, "s"),
            ("time to compare", median(runs["compare"], 0), most_compare, "s"),
            ("memory", mb, most_mb, "MB"),
            ("size", kb, most_kb, "kB"),
        ]:
            if most is not None:
                verdict = "kept" if value < most else "MISSED"
                worst |= value >= most
                print(f"  wanted: {what} below {most} {unit}: {value:.3g} {unit}, {verdict}")
    sys.exit(worst)


main()
