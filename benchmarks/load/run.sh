#!/usr/bin/env bash
# Measures the gateway under load; see README.md beside this file. With --walk, over our own subgraphs. Other options go on to the program:
# --seconds N, --delay MS, --rounds N …
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

program=(dotnet "$here/bin/Release/net10.0/TmfGraph.Load.dll")
dotnet build -c Release "$here" >/dev/null

if [ "${1:-}" = --walk ]; then
  shift
  root=$(cd "$here/../.." && pwd)
  for project in standalone gateway subgraphs/{Product,Customer,Party,Service,Resource,Revenue,Assurance,Common}; do
    dotnet build -c Release "$root/$project" >/dev/null
  done
  exec taskset -c 0 "${program[@]}" walk --root "$root" "$@"
fi

dotnet build -c Release "$here/../../gateway" >/dev/null

options=(--gateway "$here/../../gateway/bin/Release/net10.0/tmfgraph-gateway.dll")
if [ ! -x "$here/apollo/node_modules/node/bin/node" ] && command -v npm >/dev/null; then
  (cd "$here/apollo" && npm ci --no-audit --no-fund >/dev/null 2>&1) || true
fi
if [ -x "$here/apollo/node_modules/node/bin/node" ]; then
  options+=(--apollo "$here/apollo")
else
  echo "Without npm there is no @apollo/gateway to compare with."
fi

# what is measured has one core for itself: subgraphs and clients have another
if [ "$(nproc)" -lt 2 ]; then
  echo "With one core, what is measured shares it with its clients."
  options+=(--core 0)
fi
exec taskset -c 0 "${program[@]}" shop "${options[@]}" "$@"
