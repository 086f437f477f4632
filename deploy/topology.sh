#!/usr/bin/env bash
# The topology of docker-compose.yml without containers: eight subgraphs and the gateway, each a process of its own.
#
#   deploy/topology.sh [--port 5100] [--data DIR] [--connection 'Host=…;Database=…'] [--demo N] [--no-build] [-- OPTIONS FOR EVERY SUBGRAPH]
#
# The gateway listens on --port, the subgraphs on the eight ports after it. Without --connection each subgraph has an SQLite file under
# --data (default ./data/topology); with it they share that PostgreSQL database, each in its own schema. Ends with Ctrl-C, all processes
# with it; ends by itself, with an error, when one of them does.
set -euo pipefail
cd "$(dirname "$0")/.."

misuse() { # what nothing can be made of ends with 2, as it does with every command
  echo "$1" >&2
  exit 2
}

port=5100 data=data/topology connection='' demo=0 build=1 configuration=Debug
while [ $# -gt 0 ]; do
  case "$1" in
    --port) port=${2-}; [ $# -gt 1 ] || misuse "--port needs a number."; shift 2 ;;
    --data) data=${2-}; [ $# -gt 1 ] || misuse "--data needs a folder."; shift 2 ;;
    --connection) connection=${2-}; [ $# -gt 1 ] || misuse "--connection needs a connection string."; shift 2 ;;
    --demo) demo=${2-}; [ $# -gt 1 ] || misuse "--demo needs a number of customers."; shift 2 ;;
    --configuration) configuration=${2-}; [ $# -gt 1 ] || misuse "--configuration needs Debug or Release."; shift 2 ;;
    --no-build) build=0; shift ;;
    --) shift; break ;;
    -h|--help) sed -n '2,9s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) misuse "Unknown option '$1'; see --help." ;;
  esac
done
[[ $port =~ ^[0-9]{1,5}$ ]] || misuse "--port takes a number, not '$port'."
[[ $demo =~ ^[0-9]{1,9}$ ]] || misuse "--demo takes a number of customers, not '$demo'."
extra=("$@")

domains=(Product Customer Party Service Resource Revenue Assurance Common)
if [ "$build" = 1 ]; then
  dotnet build TmfGraph.sln --configuration "$configuration" --verbosity quiet
fi
mkdir -p "$data"
export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
store=(--store sqlite --data "$data")
if [ -n "$connection" ]; then
  store=(--store postgres --connection "$connection")
fi
if [ "$demo" -gt 0 ]; then
  dotnet "standalone/bin/$configuration/net10.0/tmfgraph.dll" demo --demo "$demo" "${store[@]}"
fi

pids=()
stop() {
  trap - EXIT INT TERM
  kill "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
}
trap stop EXIT
trap 'exit 0' INT TERM

wait_until_ready() { # address
  for _ in $(seq 1 150); do
    if curl --silent --fail --output /dev/null "$1/healthz/ready"; then return 0; fi
    for pid in "${pids[@]}"; do kill -0 "$pid" 2>/dev/null || { echo "A process ended before $1 was ready." >&2; exit 1; }; done
    sleep 0.2
  done
  echo "$1 is not ready after 30 seconds." >&2
  exit 1
}

next=$port
for domain in "${domains[@]}"; do
  next=$((next + 1))
  upper=$(tr '[:lower:]' '[:upper:]' <<<"$domain")
  export "${upper}_URL=http://127.0.0.1:$next"
  dotnet "subgraphs/$domain/bin/$configuration/net10.0/TmfGraph.$domain.dll" --urls "http://127.0.0.1:$next" "${store[@]}" "${extra[@]}" &
  pids+=($!)
done
for offset in 1 2 3 4 5 6 7 8; do wait_until_ready "http://127.0.0.1:$((port + offset))"; done

dotnet "gateway/bin/$configuration/net10.0/tmfgraph-gateway.dll" run --schema schema/source --urls "http://127.0.0.1:$port" &
pids+=($!)
wait_until_ready "http://127.0.0.1:$port"
echo "TmfGraph is at http://127.0.0.1:$port/graphql"
wait -n "${pids[@]}"
echo "A process ended; stopping the others." >&2
exit 1
