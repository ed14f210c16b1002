#!/usr/bin/env bash
# The two commands of the README where there is nothing but Rust and a C linker: `tests/linux/developer.sh`, as
# root. In a bare Debian a checkout is built and does the program's main job, and its tests run; both are counted
# in minutes. Needs debootstrap, Debian's mirror and crates.io.
set -euo pipefail
self=$(realpath "$0")
cd "$(dirname "$self")/../.."
# shellcheck source=tests/linux/debian.sh
. tests/linux/debian.sh
apart "$self"
rust=$(rustc --print sysroot)
bare_debian
# The linker, and what it links with. Cargo trusts whom this machine trusts, which may know a proxy.
get gcc libc6-dev
mkdir -p "$root/etc/ssl/certs"
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
mkdir -p "$root/opt/rust" "$root/home/clerk/年报 源码"
mount --bind -o ro "$rust" "$root/opt/rust"
git archive HEAD | tar -x -C "$root/home/clerk/年报 源码"
debian chown -R clerk:clerk "/home/clerk/年报 源码"

# In the checkout, as a user who may do nothing.
timed() { # WHAT COMMAND…
  local what=$1 begun=$SECONDS
  shift
  # shellcheck disable=SC2016
  must "$what" clerk PATH=/opt/rust/bin:/usr/bin:/bin sh -c 'cd "/home/clerk/年报 源码" && exec "$@"' sh "$@"
  echo "   $(((SECONDS - begun + 30) / 60)) minutes on $(nproc) cores"
}
timed "cargo run --release writes the report's PDF" cargo run --quiet --release -- export assets/sample.ron --pdf ../年报.pdf
must "it is a PDF" grep -q '^%PDF' "$root/home/clerk/年报.pdf"
timed "cargo test passes" cargo test --quiet
exit "$bad"
