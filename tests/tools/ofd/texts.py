"""Prints the text of each page of an OFD file, as two readers of other hands see it, as JSON."""

import contextlib
import io
import json
import sys
import warnings

warnings.simplefilter("ignore")
path = sys.argv[1]

import ofdkit  # noqa: E402 - after the warnings are off

kit = [
    [[run.text, run.x, run.y, run.size] for run in page.runs]
    for page in ofdkit.open(path).pages
]

# It writes to the standard output as it goes.
with contextlib.redirect_stdout(io.StringIO()):
    from loguru import logger

    logger.remove()
    from easyofd.ofd import OFD

    reader = OFD()
    reader.read(path, fmt="path")
pages = reader.data[0]["page_info"]
easy = [
    [
        [
            run["text"],
            run["pos"][0] + float(run["X"]),
            run["pos"][1] + float(run["Y"]),
            run["size"],
        ]
        for run in pages[page]["text_list"]
    ]
    for page in sorted(pages)
]
document = ofdkit.open(path)
print(json.dumps({"ofdkit": kit, "easyofd": easy, "title": document.info.title}))
