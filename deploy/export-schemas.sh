#!/usr/bin/env bash
# Writes schema/source and schema/gateway.graphqls anew from the models, for review in a diff.
set -euo pipefail
cd "$(dirname "$0")/.."
for domain in Product Customer Party Service Resource Revenue Assurance Common; do
  dotnet run --project "subgraphs/$domain" -- schema export --output "schema/source/$(tr '[:upper:]' '[:lower:]' <<<"$domain")"
done
dotnet run --project gateway -- compose schema/source --output schema/gateway.graphqls
