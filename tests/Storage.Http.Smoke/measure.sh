#!/usr/bin/env bash
# Publishes the smoke program self-contained and trimmed, with the library and without it, as it is and compiled ahead (ReadyToRun), and prints
# size and start-up time of all four. Start-up is the time from the start of the process to its end after one good answer; the runs alternate.
#   measure.sh [RUNS]   40 runs of each where nothing is said
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
runs="${1:-40}"
export DOTNET_NOLOGO=1
out="artifacts/smoke"
rm -rf "$out"
mkdir -p "$out"

variants="with:true:false without:false:false with-compiled:true:true without-compiled:false:true"
for variant in $variants; do
  IFS=: read -r name library compiled <<<"$variant"
  dotnet publish tests/Storage.Http.Smoke -c Release --use-current-runtime --self-contained -warnaserror \
    -p:WithLibrary="$library" -p:PublishReadyToRun="$compiled" -o "$out/$name" >"$out/$name.log" 2>&1 || { cat "$out/$name.log"; exit 1; }
done

for _ in $(seq "$runs"); do
  for variant in $variants; do
    name="${variant%%:*}"
    begin=$(date +%s%N)
    "$out/$name/Storage.Http.Smoke" start >/dev/null
    echo $((($(date +%s%N) - begin) / 10000)) >>"$out/$name.times"
  done
done

for variant in $variants; do
  name="${variant%%:*}"
  size=$(find "$out/$name" -type f -printf '%s\n' | awk '{ sum += $1 } END { printf "%d", sum }')
  sort -n "$out/$name.times" | awk -v size="$size" -v name="$name" '
    { t[NR] = $1 / 100 }
    END { printf "%-17s %8.2f MB   start-up: median %6.1f ms, least %6.1f ms, %d runs\n", name, size / 1e6, t[int((NR + 1) / 2)], t[1], NR }'
done
