#!/usr/bin/env python3
"""What files cost that somebody made to cost much: `tests/faults/costs.py PROGRAM [NAME…]`.

Makes one of each kind, has the program read, check or export it, and prints megabytes, seconds and what
it said. Bounds: 256 MB and 5 s to read, 512 MB and 10 s to export, 512 MB and 20 s for a PDF file (which
another process reads; counted is the larger of the two). Ends with 1 if one of them is not kept. The
seconds are those of this machine, and of a program built for release.
"""

import os
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

MB = 1_000_000
TITLE = "某某县人民政府办公室2024年政府信息公开工作年度报告"
FIXTURE = (Path(__file__).parent.parent / "fixtures" / "2021.txt").read_text("utf-8")


def filled(piece, length):
    return piece * (length // len(piece.encode()))


def package(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, text in parts.items():
            file.writestr(name, text)


def document(path, body, **parts):
    text = f"<w:document><w:body><w:p><w:r><w:t>{TITLE}</w:t></w:r></w:p>{body}</w:body></w:document>"
    others = {f"word/{name}.xml": part for name, part in parts.items()}
    package(path, {"word/document.xml": text, **others})


def workbook(path, strings, rows):
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"

    def related(*targets):
        lines = (
            f'<Relationship Id="r{i}" Type="{kinds}/{kind}" Target="{target}"/>'
            for i, (kind, target) in enumerate(targets, 1)
        )
        return f'<Relationships xmlns="{relations}">{"".join(lines)}</Relationships>'

    package(
        path,
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"/>',
            "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{kinds}"><sheets>'
            '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": related(
                ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
            ),
            "xl/sharedStrings.xml": f'<sst xmlns="{main}">{strings}</sst>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        },
    )


def page(path, body):
    head = f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{TITLE}</title></head><body>'
    path.write_text(head + body, "utf-8")


def message(path, head, parts):
    start = f'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n{head}\n'
    path.write_text(start + parts, "utf-8")


def text(path, body):
    path.write_text(f"{TITLE}\n三、收到和处理政府信息公开申请情况\n{body}", "utf-8")


def draft(path, problems='""', cells="", organ="某某县", waivers="", ties="", last="None"):
    path.write_text(
        f'(format: 5, form: "2021", organ: "{organ}", year: Some(2024), date: None,'
        f' prose: {{"problems": [{problems}]}}, ties: [{ties}], cells: {{{cells}}},'
        f" waivers: [{waivers}], typed_sums: [], last: {last})",
        "utf-8",
    )


def paragraphs(line, characters):
    return ",".join([f'"{line}"'] * (characters // (len(line) + 1)))


def different(characters, alphabet):
    state, lines = 1, []
    for _ in range(characters // 61):
        line = ""
        for _ in range(60):
            state = (state * 1103515245 + 12345) % 2**31
            line += alphabet[(state >> 8) % len(alphabet)]
        lines.append(f'"{line}"')
    return ",".join(lines)


def pdf(path, objects):
    file = b"%PDF-1.7\n"
    for number, part in enumerate(objects, 1):
        file += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    path.write_bytes(file + b"trailer\n<</Root 1 0 R/Size %d>>\n%%%%EOF\n" % (len(objects) + 1))


def pdf_page(path, content, resources=b"", more=()):
    pdf(
        path,
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<%s>>>>" % resources,
            content,
            *more,
        ],
    )


def stream(entries, data):
    return b"<<%s/Length %d>>\nstream\n%s\nendstream" % (entries, len(data), data)


def widths(path):
    below = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W[0 4294967295 100]"
        b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>"
    )
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    pdf_page(path, stream(b"", b"BT /F 12 Tf <00010002> Tj ET"), b"/Font<</F 5 0 R>>", [font, below])


def doubling(path):
    forms = [
        stream(b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>" % (6 + i), b"/X Do /X Do")
        for i in range(30)
    ]
    pdf_page(path, stream(b"", b"/X Do"), b"/XObject<</X 5 0 R>>", forms)


def swelling(path):
    pdf_page(path, stream(b"/Filter/RunLengthDecode", b"\x81 " * (900 * 8192)))


# What was typed, just short of what is still checked and printed.
N = 299_000
SENTENCE = "本年新收政府信息公开申请12件，予以公开3件。"
READ = {
    "digits.txt": lambda p: text(p, "1234567890" * 800_000),
    "blanks.txt": lambda p: text(p, ("7 " * 20 + "\n") * 190_000),
    "digits-within.txt": lambda p: text(p, "本年新收政府信息公开申请数量 " + ("7 " * 20 + "\n") * 24_000),
    "labels.txt": lambda p: p.write_text(FIXTURE.replace("三、收到", "行政许可 7\n" * 140_000 + "三、收到"), "utf-8"),
    "large.txt": lambda p: text(p, "7" * (31 * MB)),
    "tags.html": lambda p: page(p, filled("<p>一", 30 * MB)),
    "tags-within.html": lambda p: page(p, "<p>一" * 290_000),
    "nested.html": lambda p: page(p, "<div>" * 290_000),
    "lists.html": lambda p: page(p, "<ol><li>" * 145_000),
    "cells.html": lambda p: page(p, "<table>" + "<tr><td>1" * 140_000),
    "spans.html": lambda p: page(p, "<table>" + "<td rowspan=1000 colspan=100>1</td>" * 140_000),
    "attributes.html": lambda p: page(p, "<p " + filled("a1 ", 30 * MB) + ">"),
    "text.html": lambda p: page(p, "一" * (10 * MB)),
    "parts.mht": lambda p: message(p, "", "--b\nContent-Type: text/html\n\n\n" * 249_000),
    "headers.mht": lambda p: message(p, "A: b\n" * 990_000, "--b\nContent-Type: text/html\n\n<p>a\n"),
    "picture.mht": lambda p: message(
        p, "", "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + "QUFB" * (15 * MB) + "\n--b--\n"
    ),
    "paragraphs.docx": lambda p: document(p, filled("<w:p><w:r><w:t>一</w:t></w:r></w:p>", 30 * MB)),
    "paragraphs-within.docx": lambda p: document(p, "<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 130_000),
    "cells.docx": lambda p: document(p, "<w:tbl><w:tr>" + "<w:tc/>" * 490_000 + "</w:tr></w:tbl>"),
    "text.docx": lambda p: document(p, "<w:p><w:r><w:t>" + "一" * (10 * MB) + "</w:t></w:r></w:p>"),
    "styles.docx": lambda p: document(
        p,
        "",
        styles="<w:styles>" + "".join(f'<w:style w:styleId="{i}"/>' for i in range(195_000)) + "</w:styles>",
        numbering="<w:numbering>"
        + "".join(f'<w:abstractNum w:abstractNumId="{i}"/>' for i in range(195_000))
        + "</w:numbering>",
    ),
    "strings.xlsx": lambda p: workbook(p, "<si/>" * 990_000, '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    "string.xlsx": lambda p: workbook(p, f"<si><t>{'一' * (20 * MB)}</t></si>", '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'),
    "cells.xlsx": lambda p: workbook(
        p,
        f"<si><t>{TITLE}</t></si>",
        "".join(f'<row r="{i}"><c r="A{i}"><v>1</v></c></row>' for i in range(1, 160_000)),
    ),
    "paragraphs.ron": lambda p: draft(p, ",".join(['""'] * (5 * MB))),
    "cells.ron": lambda p: draft(p, cells=",".join(f'"a{i}":""' for i in range(1_200_000))),
    "reasons.ron": lambda p: draft(p, waivers=",".join(f'(rule:"{i}",place:"",values:"",reason:"")' for i in range(370_000))),
    "ties.ron": lambda p: draft(
        p, f'"{"12件，" * (N // 4)}"', ties=",".join(f'(field:"problems",at:{i * 4},text:"12",to:"待核：件数")' for i in range(N // 4))
    ),
    "ties-nowhere.ron": lambda p: draft(p, ties=",".join(['(field:"",at:0,text:"",to:"")'] * 500_000)),
    "nested.ron": lambda p: p.write_text("(format: 5, form: " + "[" * (15 * MB), "utf-8"),
}
PDF = {"widths.pdf": widths, "doubling.pdf": doubling, "swelling.pdf": swelling}
LAST = 'Some((form: "2021", organ: "某某县", year: Some(2023), prose: {{"problems": [{}]}}, cells: {{}}))'
EXPORT = {
    "one-paragraph.ron": lambda p: draft(p, f'"{"一" * N}"'),
    "one-of-sentences.ron": lambda p: draft(p, f'"{SENTENCE * (N // len(SENTENCE))}"'),
    "sentences.ron": lambda p: draft(p, paragraphs(SENTENCE, N)),
    "short-paragraphs.ron": lambda p: draft(p, ",".join(['"12件"'] * (N // 28))),
    "long-cell.ron": lambda p: draft(p, cells=f'"applications.new.natural": "{"一" * N}"'),
    "long-organ.ron": lambda p: draft(p, organ="一" * N),
    "reasons-of-few-words.ron": lambda p: draft(p, waivers=",".join(f'(rule:"a{i}",place:"",values:"",reason:"一")' for i in range(N // 7))),
    "years.ron": lambda p: draft(p, f'"{"2023年" * (N // 5)}"'),
    "rare-characters.ron": lambda p: draft(p, '"' + "".join(chr(0x20000 + i % 40000) for i in range(N)) + '"'),
    "unlike-last-year.ron": lambda p: draft(
        p, different(N, "一二三四五六七八九十百千万政府信息"), last=LAST.format(different(N, "甲乙丙丁一二三四五六七八公开申请"))
    ),
    "too-long.ron": lambda p: draft(p, paragraphs(SENTENCE, 5 * MB // 3)),
    "too-long-paragraph.ron": lambda p: draft(p, f'"{"一" * (5 * MB)}"'),
}


def run(program, *args):
    """Megabytes, seconds, what was said."""
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        child = subprocess.Popen([program, *map(str, args)], stdout=said, stderr=said)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - began
        said.seek(0)
        line = said.readline(600).decode("utf-8", "replace").strip()
    return used.ru_maxrss / 1024, took, f"{child.returncode} {line[-60:]}"


def made(make, path):
    """Makes a file in a process of its own: what that takes must not be counted."""
    child = os.fork()
    if child == 0:
        make(path)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status == 0, path


def main():
    program, names = Path(sys.argv[1]).resolve(), sys.argv[2:]
    tries = over = 0
    with tempfile.TemporaryDirectory() as folder:
        for kinds, most, commands in (
            (READ, (256, 5), (("import",),)),
            (PDF, (512, 20), (("import",),)),
            (
                EXPORT,
                (512, 10),
                (("check",), *(("export", f"--{kind}") for kind in ("pdf", "docx", "html", "xlsx", "text"))),
            ),
        ):
            for name, make in kinds.items():
                if names and name not in names:
                    continue
                path = Path(folder) / name
                made(make, path)
                for command, *options in commands:
                    options = [part for option in options for part in (option, Path(folder) / "out")]
                    options += ["--signoff"] if "--pdf" in options else []
                    megabytes, seconds, said = run(program, command, path, *options)
                    is_over = megabytes > most[0] or seconds > most[1]
                    tries, over = tries + 1, over + is_over
                    mark = "OVER" if is_over else "ok"
                    what = options[0] if options else command
                    print(f"{mark:5}{name:26}{what:8}{megabytes:7.0f} MB{seconds:7.2f} s  {said}", flush=True)
                path.unlink()
    print(f"costs: {tries} tries, {tries - over} within bounds, {over} over")
    sys.exit(over > 0)


main()
