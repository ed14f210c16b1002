#!/usr/bin/env bash
# The packages for Windows as somebody gets them: `tests/package.sh OUT RUN`.
#
# OUT is the folder that scripts/package.sh filled, RUN starts a Windows program (with Wine). Unpacked, and
# installed, in a folder with Chinese and blanks in its name: started, a draft shown and exported in every
# format, opened as its type says, uninstalled; a draft that lies there stays. Needs unzip.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(realpath "$1")
run=$(realpath "$2")
version=$(sed -n 's/^version = "\(.*\)"/\1/p' "$here/../Cargo.toml" | head -n 1)
work=$(mktemp -d "${TMPDIR:-/tmp}/nianbao-package-XXXXXX")
trap 'rm -rf "$work"' EXIT
bad=0
must() { # WHAT COMMAND…
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "NOT SO: $what" >&2; bad=1; fi
}
windows() { printf 'Z:%s' "${1//\//\\}"; }
registry() { "$run" reg query "$@" 2>/dev/null | tr -d '\r'; }

(cd "$out" && sha256sum --quiet -c "nianbao-$version-windows.sha256")
mkdir "$work/我的 文件"
cd "$work/我的 文件"
unzip -q "$out/nianbao-$version-windows.zip"
# Beside it the settings are kept, unless somebody says otherwise.
unset NIANBAO_SETTINGS
checks() { # PROGRAM DRAFT
  local code=0
  "$run" "$1" check "$(windows "$2")" >/dev/null || code=$?
  ((code < 2))
}
try() { # FOLDER: what the program there can do
  local folder=$1 format
  local program=$folder/nianbao.exe
  must "it says which it is" grep -q "年报 $version" <("$run" "$program" --version | tr -d '\r')
  # The sample has something to be explained: 1.
  must "it checks the sample" checks "$program" "$folder/示例草稿.ron"
  for format in pdf ofd text html docx xlsx; do
    "$run" "$program" export "$(windows "$folder/示例草稿.ron")" "--$format" "$(windows "$work/甲 乙.$format")" >/dev/null
    must "it writes $format" test -s "$work/甲 乙.$format"
    rm -f "$work/甲 乙.$format"
  done
}
echo "== the zip"
try "$work/我的 文件/年报"
must "the manual is a PDF" grep -q '^%PDF' "$work/我的 文件/年报/使用说明.pdf"
must "the libraries' licences are told" grep -q '^egui ' "$work/我的 文件/年报/许可/程序库.txt"

echo "== the setup"
target="$work/装 在这里"
# NSIS takes all behind /D= as it stands, and knows no quotation marks: the blank parts two arguments.
# shellcheck disable=SC2046
"$run" "$out/nianbao-$version-windows-setup.exe" /S /D=$(windows "$target")
for _ in $(seq 100); do [[ -f "$target/卸载年报.exe" ]] && break; sleep 0.3; done
must "it is installed where it was told to" test -f "$target/nianbao.exe"
try "$target"
must "its drafts open with it" grep -q 'nianbao.exe' <(registry 'HKCU\Software\Classes\nianbao.draft\shell\open\command' /ve)
must "Windows lists it" grep -q "$version" <(registry 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\nianbao' /v DisplayVersion)
cp "$target/示例草稿.ron" "$target/我的草稿.ron"
"$run" "$target/卸载年报.exe" /S
for _ in $(seq 100); do [[ -f "$target/nianbao.exe" ]] || break; sleep 0.3; done
sleep 1
must "it is gone" test ! -e "$target/nianbao.exe"
must "so is its type" test -z "$(registry 'HKCU\Software\Classes\nianbao.draft' /s | grep REG_)"
must "a draft that lay there stays" test -f "$target/我的草稿.ron"
left=$(find "$target" -type f ! -name '我的草稿.ron' ! -name 'settings.ron' | wc -l)
must "nothing else stays" test "$left" -eq 0
exit "$bad"
