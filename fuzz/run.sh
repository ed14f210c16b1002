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
  --test core seeds_are_written -- --ignored
cp -r seeds/. corpus
# The text of a document is what the fuzzer changes best: PACKAGE PART… writes the parts in one file.
parts() {
  local package=$1 part
  shift
  for part in "$@"; do
    unzip -p "$package" "$part" 2>/dev/null || true
    printf '\n~~~\n'
  done >"$package.parts"
}
for file in corpus/docx/*.docx; do
  main=$(unzip -Z1 "$file" | grep -m 1 '^word/document.*xml$')
  parts "$file" "$main" word/numbering.xml word/styles.xml
done
for file in corpus/xlsx/*.xlsx; do
  for sheet in $(unzip -Z1 "$file" | grep '^xl/worksheets/.*xml$'); do
    parts "$file" "$sheet" xl/sharedStrings.xml xl/styles.xml
    mv "$file.parts" "$file.$(basename "$sheet").parts"
  done
done

for target in "${targets[@]}"; do
  mkdir -p "corpus/$target"
  printf '== %s\n' "$target"
  # The compiler of today has what the fuzzer needs, but says so only when asked.
  RUSTC_BOOTSTRAP=1 cargo fuzz run --fuzz-dir . "$target" "corpus/$target" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=4096 -max_len=300000 -print_final_stats=1
done
