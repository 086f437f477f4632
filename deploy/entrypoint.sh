#!/bin/sh
# Starts one part of TmfGraph inside the image: `product`, `customer`, `party`, `service`, `resource`, `revenue`, `assurance`, `common`, `gateway` or `standalone`.
set -eu
part=${1:?name a part: product, customer, party, service, resource, revenue, assurance, common, gateway or standalone}
shift
case "$part" in
  product) binary=TmfGraph.Product ;;
  customer) binary=TmfGraph.Customer ;;
  party) binary=TmfGraph.Party ;;
  service) binary=TmfGraph.Service ;;
  resource) binary=TmfGraph.Resource ;;
  revenue) binary=TmfGraph.Revenue ;;
  assurance) binary=TmfGraph.Assurance ;;
  common) binary=TmfGraph.Common ;;
  gateway) binary=tmfgraph-gateway ;;
  standalone) binary=tmfgraph ;;
  *) echo "There is no part '$part'." >&2; exit 1 ;;
esac
cd "/app/$part"
exec dotnet "$binary.dll" "$@"
