#!/usr/bin/env bash
# Packs the program for Linux: `scripts/packages/linux.sh BUILT PROGRAM OUT`.
#
# BUILT is the program for that system, by scripts/linux.sh: it is refused if it asks for a newer glibc than
# that of UOS 20. PROGRAM runs on this machine and writes the manual. In the folder OUT then lie, with their
# SHA-256:
#
# - a deb as the UOS store asks for it: all below /opt/apps/ID, four numbers in the version, no script;
# - a deb for other desktops with Debian's packages (Kylin, Debian): the same, and links by which the desktop
#   finds the program, which UOS does by itself and its store forbids;
# - a tar.gz for the rest, to be unpacked anywhere.
#
# NIANBAO_APP_ID is the domain, turned round, of whoever hands it out, NIANBAO_MAINTAINER who that is. Needs
# dpkg-deb. Asks for no network.
set -euo pipefail
built=$(realpath "$1")
program=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
cd "$(dirname "$0")/../.."
id=${NIANBAO_APP_ID:-org.nianbao.nianbao}
maintainer=${NIANBAO_MAINTAINER:-Nianbao <nianbao@localhost>}
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
# What is packed of the same state of the sources is the same.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || date +%s)
export SOURCE_DATE_EPOCH
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

needs=$(scripts/packages/glibc.py "$built" 2.28)
processor=$(sed -n 1p <<<"$needs")
glibc=$(sed -n 2p <<<"$needs")
echo "for $processor, glibc $glibc"

# The packages it depends on: libraries it is linked with, and those it opens by their names.
named=$({ sed -n '3,$p' <<<"$needs"; LC_ALL=C grep -aoE 'lib[A-Za-z0-9_+-]{1,24}\.so\.[0-9]' "$built"; } |
  sed 's/\.so\..*//; s/\.so$//' | sort -u)
packages() { # WITHOUT: those that the program lacks so much without
  local name known
  for name in $named; do
    known=$(awk -F'\t' -v name="$name" -v what="$1" '$1 == name && $3 == what { print $2 }' packaging/linux/libraries.tsv)
    [[ -z $known ]] || echo "$known"
  done | sort -u
}
listed() { sed '/^$/d' | paste -sd, | sed 's/,/, /g'; }
for name in $named; do
  grep -q "^$name	" packaging/linux/libraries.tsv ||
    { echo "$built opens $name, of which packaging/linux/libraries.tsv says nothing" >&2; exit 1; }
done
depends=$({ packages nothing | sed "s/^libc6\$/libc6 (>= $glibc)/"; packages "no window"; } | listed)
# What draws without a graphics card comes with libgl1.
recommends=$({
  packages "no window on Wayland"
  packages "no file dialogs of the desktop"
  echo "zenity | xdg-desktop-portal"
} | listed)
suggests=$({ packages "no second way to draw"; echo mesa-vulkan-drivers; } | listed)

fill() { # FILE: a template of packaging/linux with what is known filled in
  sed "s|@ID@|$id|g; s|@FILES@|/opt/apps/$id/files|g; s|@VERSION@|$version.0|g; s|@ARCH@|$processor|g
    s|@MAINTAINER@|$maintainer|g; s/@DEPENDS@/$depends/g; s/@RECOMMENDS@/$recommends/g; s/@SUGGESTS@/$suggests/g
    s|@SIZE@|${size:-}|g" "packaging/linux/$1"
}

files=$work/年报
scripts/packages/files.sh "$program" "$files"
install -m 755 "$built" "$files/nianbao"
sed "s/@VERSION@/$version/" packaging/linux/先读我.txt >"$files/先读我.txt"
chmod -R u=rwX,go=rX "$files"
name=nianbao-$version-linux
rm -f "$out/$name"*"$processor"*
tar --owner 0 --group 0 --sort name --mtime "@$SOURCE_DATE_EPOCH" -C "$work" -c 年报 | gzip -9n >"$out/$name-$processor.tar.gz"

if command -v dpkg-deb >/dev/null; then
  root=$work/root
  app=$root/opt/apps/$id
  mkdir -p "$root/DEBIAN" "$app/entries/applications" "$app/entries/mime/packages"
  cp -r "$files" "$app/files"
  rm "$app/files/先读我.txt"
  fill info.json >"$app/info"
  fill nianbao.desktop >"$app/entries/applications/$id.desktop"
  fill mime.xml >"$app/entries/mime/packages/$id.xml"
  for pixels in 64 128 256; do
    install -Dm 644 "assets/icons/app/nianbao-$pixels.png" "$app/entries/icons/hicolor/${pixels}x$pixels/apps/$id.png"
  done
  install -Dm 644 assets/icons/app/nianbao.svg "$app/entries/icons/hicolor/scalable/apps/$id.svg"
  pack() { # DEB
    size=$(du -sk --apparent-size "$root" | cut -f 1)
    fill control >"$root/DEBIAN/control"
    (cd "$root" && find . -path ./DEBIAN -prune -o -type f -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
    chmod -R u=rwX,go=rX "$root"
    dpkg-deb --root-owner-group -Zxz --build "$root" "$1" >/dev/null
  }
  pack "$out/$name-uos-$processor.deb"
  (cd "$app/entries" && find . -type f -printf '%P\n') | while read -r entry; do
    mkdir -p "$root/usr/share/$(dirname "$entry")"
    ln -s "/opt/apps/$id/entries/$entry" "$root/usr/share/$entry"
  done
  mkdir -p "$root/usr/bin"
  ln -s "/opt/apps/$id/files/nianbao" "$root/usr/bin/nianbao"
  pack "$out/$name-desktop-$processor.deb"
else
  echo "!! no deb: there is no dpkg-deb here" >&2
fi
cd "$out"
sha256sum "$name"*"$processor".{deb,tar.gz} 2>/dev/null >"$name-$processor.sha256"
ls -l "$name"*"$processor"*
