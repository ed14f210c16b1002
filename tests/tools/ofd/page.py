"""Writes a web page for each page of an OFD file, on which ofd.js draws it: FILE FOLDER OFD_JS.

ofd.js calls fonts by the names of their families: the page gives it those that the file embeds.
Prints how many pages there are.
"""

import base64
import pathlib
import re
import sys
import zipfile

file, folder, script = (pathlib.Path(argument) for argument in sys.argv[1:])
# What ofd.js calls these families.
CALLED = {"黑体": "SimHei", "仿宋": "FangSong", "宋体": "SimSun"}
FONT = r'<ofd:Font [^>]*FamilyName="([^"]+)"[^>]*><ofd:FontFile>([^<]+)'


def coded(data):
    return base64.b64encode(data).decode()


with zipfile.ZipFile(file) as parts:
    fonts = re.findall(FONT, parts.read("Doc_0/PublicRes.xml").decode())
    faces = "".join(
        f'@font-face{{font-family:"{CALLED.get(family, family)}";'
        f"src:url(data:font/otf;base64,{coded(parts.read('Doc_0/Res/' + name))})}}"
        for family, name in fonts
    )
    pages = sum(name.endswith("/Content.xml") for name in parts.namelist())

for page in range(pages):
    (folder / f"page-{page}.html").write_text(
        f"""<!doctype html><meta charset="utf-8"><style>{faces}</style><body style="margin:0">
<script src="{script.resolve().as_uri()}"></script><script>
const bytes = Uint8Array.from(atob("{coded(file.read_bytes())}"), c => c.charCodeAt(0));
ofd.parseOfdDocument({{
  ofd: new File([bytes], "a.ofd"),
  success(read) {{
    const drawn = ofd.renderOfd(794, read[0])[{page}];
    drawn.style.margin = 0;
    document.body.append(drawn);
  }},
  fail(error) {{ document.body.append("failed: " + error); }},
}});
</script>""",
        encoding="utf-8",
    )
print(pages)
