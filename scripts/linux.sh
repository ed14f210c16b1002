#!/usr/bin/env bash
# Builds the program for the Linux of offices: `scripts/linux.sh [x86_64|aarch64] [CARGO OPTION…]`.
#
# The result runs where glibc is 2.28 (UOS 20) or later, whatever this machine has: zig brings the symbols
# of that version. cargo-zigbuild and zig come from PyPI once, into target/tools, which is the only thing here
# that asks for the network. For another processor than this machine's Rust must have its std: of rustup, or
# built out of the source of a nightly, if that is there. Prints where the program is.
set -euo pipefail
cd "$(dirname "$0")/.."
processor=${1:-x86_64}
shift || true
target=$processor-unknown-linux-gnu
tools=$PWD/target/tools
export PATH=$tools/bin:$PATH
if ! command -v cargo-zigbuild >/dev/null || ! python3 -c 'import ziglang' 2>/dev/null; then
  echo "fetching cargo-zigbuild and ziglang from PyPI" >&2
  python3 -m venv "$tools"
  "$tools/bin/pip" install --quiet --disable-pip-version-check cargo-zigbuild==0.24.1 ziglang==0.17.1
fi
std() { [[ -d $(rustc "$@" --print sysroot)/lib/rustlib/$target/lib ]]; }
if std; then
  cargo zigbuild --release --target "$target.2.28" "$@" >&2
elif std +nightly 2>/dev/null; then
  cargo +nightly zigbuild --release --target "$target.2.28" "$@" >&2
elif [[ -d $(rustc +nightly --print sysroot 2>/dev/null)/lib/rustlib/src/rust/library ]]; then
  echo "Rust has no std for $target: building it with the nightly" >&2
  cargo +nightly zigbuild -Zbuild-std=std,panic_unwind --release --target "$target.2.28" "$@" >&2
else
  echo "Rust has no std for $target here. Where rustup reaches the network: rustup target add $target" >&2
  exit 1
fi
echo "target/$target/release/nianbao"
