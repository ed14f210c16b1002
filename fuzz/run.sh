#!/usr/bin/env bash
# Runs each fuzzer for some seconds, or those named: `fuzz/run.sh [SECONDS [TARGET…]]`.
#
# Needs `cargo install cargo-fuzz`. It begins with the exports of made reports; what it finds on the
# way is kept in corpus/, what fails in artifacts/. Neither goes into the repository.
set -euo pipefail
cd "$(dirname "$0")"
seconds=${1:-60}
shift || true
targets=("$@")
((${#targets[@]})) || mapfile -t targets < <(sed -n 's/^name = "\(.*\)"/\1/p' Cargo.toml | tail -n +2)

NIANBAO_SEEDS=$PWD/corpus cargo test --quiet --manifest-path ../Cargo.toml --no-default-features \
  --test pages seeds_are_written -- --ignored
# The text of a document is what the fuzzer changes best.
for file in corpus/docx/*.docx; do
  for part in document document2; do
    { unzip -p "$file" "word/$part.xml"; printf '\n~~~\n'; unzip -p "$file" word/numbering.xml || true
      printf '\n~~~\n'; unzip -p "$file" word/styles.xml || true; } >"$file.$part.xml" 2>/dev/null || true
  done
done

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target"
  printf '== %s\n' "$target"
  # The compiler of today has what the fuzzer needs, but says so only when asked.
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . "$target" "corpus/$target" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=300000 -print_final_stats=1
done
