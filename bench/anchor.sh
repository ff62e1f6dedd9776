#!/usr/bin/env bash
# What a careful person writes by hand: COPY, a split by segment, sftp under a temporary name, a rename.
# anchor.sh TABLE FOLDER-AT-THE-RECEIVER [gzip]
# The servers stand in PGHOST, PGPORT, PGUSER, PGDATABASE and SFTP_CONFIG.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
awk=$(command -v mawk || command -v awk) # mawk is the fastest of them.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
psql -qAtc "COPY (SELECT phone, segment_name FROM $1) TO STDOUT" |
  LC_ALL=C "$awk" -v dir="$work" -f "$here/anchor.awk"
cd "$work"
[ "${3:-}" != gzip ] || printf '%s\0' * | xargs -0 -n 1 -P 2 gzip -1
for file in *; do
  printf 'put %s %s.part\nrename %s.part %s\n' "$file" "$file" "$file" "$file"
done >"$work/.batch"
sftp -q -b "$work/.batch" -F "$SFTP_CONFIG" "receiver:$2" >/dev/null
