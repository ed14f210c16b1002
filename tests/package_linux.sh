#!/usr/bin/env bash
# The packages for Linux as somebody gets them: `tests/package_linux.sh OUT`, as root.
#
# OUT is the folder that scripts/package.sh filled. In a bare Debian: installed by dpkg, started by what its
# desktop entry says, a draft opened by a double click, exported in every format, taken away without a trace
# but the clerk's own files; then the deb for the UOS store, and the tar.gz in a folder with Chinese and blanks
# in its name. Needs debootstrap, Xvfb, xdotool and Debian's mirror.
set -euo pipefail
self=$(realpath "$0")
out=$(realpath "$1")
cd "$(dirname "$self")/.."
# shellcheck source=tests/linux/debian.sh
. tests/linux/debian.sh
apart "$self" "$out"
id=${NIANBAO_APP_ID:-org.nianbao.nianbao}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
processor=$(dpkg --print-architecture)
name=$out/nianbao-$version-linux
desktop=nianbao-desktop.deb uos=nianbao-uos.deb
app=/opt/apps/$id

(cd "$out" && sha256sum --quiet -c "nianbao-$version-linux-$processor.sha256")
bare_debian
cp "$name-desktop-$processor.deb" "$root/srv/$desktop"
cp "$name-uos-$processor.deb" "$root/srv/$uos"
screen
echo "== Debian $suite, with $(debian dpkg-query -W libc6)"

# What a desktop has that opens files with a double click; then what the package says that it needs.
get libglib2.0-bin shared-mime-info desktop-file-utils hicolor-icon-theme
get "/srv/$desktop"
debian dpkg --purge "$id" >/dev/null

# All files but the clerk's, and what the system itself keeps of what it did.
files() {
  (cd "$root" && find . -xdev \( -path ./home -o -path ./proc -o -path ./tmp -o -path ./var/lib/dpkg -o -path ./var/log \
    -o -path ./var/lib/apt -o -path ./var/cache \) -prune -o -printf '%p\n' | sort)
}
files >"$NIANBAO_APART/before"

exec_of() { # ENTRY: the command of a desktop entry, as it stands
  debian sed -n 's/^Exec=//p' "$1"
}

try() { # PROGRAM: what the command line does, as the clerk
  local format code=0
  must "it says which it is" grep -q "年报 $version" <(clerk "$1" --version)
  # The sample has something to be explained: 1.
  clerk "$1" check 我的\ 年报.ron >/dev/null || code=$?
  must "it checks the sample" test "$code" -lt 2
  for format in pdf text html docx xlsx; do
    clerk "$1" export 我的\ 年报.ron "--$format" "甲 乙.$format" >/dev/null || true
    must "it writes $format" test -s "$root/home/clerk/甲 乙.$format"
    rm -f "$root/home/clerk/甲 乙.$format"
  done
}

echo "== the deb for desktops"
debian dpkg --install "/srv/$desktop" >/dev/null
entry=/usr/share/applications/$id.desktop
command=$(exec_of "$entry")
cp assets/sample.ron "$root/home/clerk/我的 年报.ron"
debian chown clerk:clerk "/home/clerk/我的 年报.ron"
cp "$root/home/clerk/我的 年报.ron" "$NIANBAO_APART/draft"

must "its desktop entry is a good one" debian desktop-file-validate "$entry"
# shellcheck disable=SC2086
clerk ${command// %f/} &
must "it starts by its desktop entry" wait_window '*年报*'
must "it closes" close_window
type=$(clerk gio info -a standard::content-type 我的\ 年报.ron | sed -n 's/.*content-type: //p')
must "a draft has its own type" test "$type" = application/x-nianbao-draft
cp "$root/home/clerk/我的 年报.ron" "$root/home/clerk/没有后缀"
type=$(clerk gio info -a standard::content-type 没有后缀 | sed -n 's/.*content-type: //p')
must "so it has under another name" test "$type" = application/x-nianbao-draft
must "the type has an icon" debian test -f "/usr/share/icons/hicolor/256x256/apps/$id.png"
clerk gio open 我的\ 年报.ron &
must "a double click opens the draft" wait_window '*我的 年报*'
must "it closes again" close_window
must "the draft is as it was" cmp "$root/home/clerk/我的 年报.ron" "$NIANBAO_APART/draft"
try nianbao
debian dpkg --purge "$id" >/dev/null 2>"$NIANBAO_APART/purged" || bad=1
must "it goes without a word" test ! -s "$NIANBAO_APART/purged"
files >"$NIANBAO_APART/after"
must "nothing of it is left" diff "$NIANBAO_APART/before" "$NIANBAO_APART/after"
must "the draft stays" test -f "$root/home/clerk/我的 年报.ron"
must "so do the clerk's settings" test -d "$root/home/clerk/.config/nianbao"

echo "== the deb for the UOS store"
debian dpkg --install "/srv/$uos" >/dev/null
outside=$(debian dpkg -L "$id" | grep -vE "^(/\.|/opt|/opt/apps|$app(/.*)?)$" || true)
must "all of it lies in its own folder" test -z "$outside"
must "no script of it runs as root" test -z "$(find "$root/var/lib/dpkg/info" -name "$id.*inst" -o -name "$id.*rm")"
must "its version has four numbers" grep -qE '[[:space:]][0-9]+(\.[0-9]+){3}$' <(debian dpkg-query -W "$id")
must "its info is JSON that names it" python3 -c 'import json, sys; sys.exit(json.load(open(sys.argv[1]))["appid"] != sys.argv[2])' "$root$app/info" "$id"
command=$(exec_of "$app/entries/applications/$id.desktop")
# As UOS finds what lies there; its desktop keeps the list of types itself.
clerk XDG_DATA_DIRS="$app/entries:/usr/share" "${command% %f}" 我的\ 年报.ron &
must "it opens a draft" wait_window '*我的 年报*'
must "it closes" close_window
debian dpkg --purge "$id" >/dev/null
files >"$NIANBAO_APART/after"
must "nothing of it is left" diff "$NIANBAO_APART/before" "$NIANBAO_APART/after"

echo "== the tar.gz"
place="/home/clerk/U 盘"
mkdir "$root$place"
tar -C "$root$place" -xzf "$name-$processor.tar.gz"
debian chown -R clerk:clerk "$place"
# Settings that are there already would be used on.
rm -rf "$root/home/clerk/.config"
try "$place/年报/nianbao"
clerk "$place/年报/nianbao" 我的\ 年报.ron &
must "it opens a draft" wait_window '*我的 年报*'
must "it closes" close_window
must "its settings lie beside it" test -f "$root$place/年报/nianbao-settings.ron"
must "the manual is a PDF" grep -q '^%PDF' "$root$place/年报/使用说明.pdf"
must "the libraries' licences are told" grep -q '^egui ' "$root$place/年报/许可/程序库.txt"
exit "$bad"
