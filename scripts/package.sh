#!/usr/bin/env bash
# Packs the program for those who only use it: `scripts/package.sh OUT PROGRAM BUILT…`.
#
# PROGRAM runs on this machine and writes the manual. Each BUILT is the program for a system: one for Windows
# becomes a zip and a setup, one for Linux (by scripts/linux.sh) a deb for the UOS store, a deb for other desktops
# and a tar.gz. They lie in the folder OUT, with their SHA-256. What is needed for that says scripts/packages.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$1
program=$2
shift 2
for built in "$@"; do
  case $(head -c 4 "$built" | od -An -tx1 | tr -d ' ') in
    4d5a*) "$here/packages/windows.sh" "$built" "$program" "$out" ;;
    7f454c46) "$here/packages/linux.sh" "$built" "$program" "$out" ;;
    *) echo "$built is no program for Windows or Linux" >&2; exit 1 ;;
  esac
done
