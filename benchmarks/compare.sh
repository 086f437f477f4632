#!/usr/bin/env bash
# Prints the engine's figures beside those of graphql-js, measured by turns in one run: benchmarks/compare.sh [TURNS]
set -euo pipefail
cd "$(dirname "$0")"

[ -d graphql-js/node_modules/graphql ] || npm ci --prefix graphql-js --no-audit --no-fund >&2
exec dotnet run -c Release --project TmfGraph.Benchmarks -- compare "$@"
