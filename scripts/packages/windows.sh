#!/usr/bin/env bash
# Packs the program for a Windows PC: `scripts/packages/windows.sh nianbao.exe PROGRAM OUT`.
#
# PROGRAM is the same built for this machine: it writes the manual. In the folder OUT then lie a zip, to be
# unpacked anywhere, and a setup for one user, with their SHA-256. Needs zip, makensis and python3.
#
# Program and setup are signed where NIANBAO_CERTIFICATE names a certificate (.pfx, its password in
# NIANBAO_CERTIFICATE_PASSWORD); that needs osslsigncode. Only if NIANBAO_TIMESTAMP names a service that says
# when it was signed, that one is asked over the network.
set -euo pipefail
exe=$(realpath "$1")
program=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
cd "$(dirname "$0")/../.."
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -n 1)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
files=$work/年报

# Without these two Windows knows neither what the file is nor how to draw it.
for told in PerMonitorV2 OriginalFilename; do
  python3 - "$exe" "$told" <<'PYTHON' || { echo "$exe lacks $told: was windres there when it was built?" >&2; exit 1; }
import sys
data = open(sys.argv[1], "rb").read()
name = sys.argv[2]
sys.exit(not (name.encode() in data or name.encode("utf-16-le") in data))
PYTHON
done

sign() { # FILE
  if [[ -z ${NIANBAO_CERTIFICATE:-} ]]; then
    echo "not signed, there is no certificate: $(basename "$1")"
    return
  fi
  osslsigncode sign -pkcs12 "$NIANBAO_CERTIFICATE" -pass "${NIANBAO_CERTIFICATE_PASSWORD:-}" -h sha256 -n 年报 \
    ${NIANBAO_TIMESTAMP:+-ts "$NIANBAO_TIMESTAMP"} -in "$1" -out "$work/signed" >/dev/null
  mv "$work/signed" "$1"
}

scripts/packages/files.sh "$program" "$files"
cp "$exe" "$files/nianbao.exe"
sign "$files/nianbao.exe"
sed "s/@VERSION@/$version/" packaging/windows/先读我.txt | sed 's/$/\r/' >"$files/先读我.txt"

rm -f "$out"/nianbao-"$version"-windows*
(cd "$work" && zip -qr -X "$out/nianbao-$version-windows.zip" 年报)

# The setup takes away what it brought, and nothing else.
list=$work/list.nsh
# shellcheck disable=SC2016
(cd "$files" && find . -type f -printf '%P\n' | sed 's|/|\\|g; s|.*|Delete "$INSTDIR\\&"|'
  find . -mindepth 1 -depth -type d -printf '%P\n' | sed 's|/|\\|g; s|.*|RMDir "$INSTDIR\\&"|') >"$list"
makensis -V2 -INPUTCHARSET UTF8 -DVERSION="$version" -DFILES="$files" -DLIST="$list" \
  -DICON="$PWD/assets/icons/app/nianbao.ico" -DOUT="$out/nianbao-$version-windows-setup.exe" \
  packaging/windows/setup.nsi
sign "$out/nianbao-$version-windows-setup.exe"
cd "$out"
sha256sum nianbao-"$version"-windows* >"nianbao-$version-windows.sha256"
ls -l nianbao-"$version"-windows*
