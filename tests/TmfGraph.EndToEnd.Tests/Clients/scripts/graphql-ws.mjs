// graphql-ws: the protocol graphql-transport-ws.
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { beginning, changes, createOrder, cursorIn, deferred, move, print, socketUrl, stateIn } from "./support.mjs";

const reconnected = deferred();
const away = deferred();
let socket;
const client = createClient({
  url: socketUrl,
  webSocketImpl: class extends WebSocket {
    constructor(...options) {
      super(...options);
      socket = this;
    }
  },
  retryAttempts: 3,
  retryWait: () => away.promise,
  on: {
    connected: (_, __, isRetry) => isRetry && reconnected.resolve(),
  },
});

async function run(payload) {
  const results = [];
  for await (const result of client.iterate(payload)) {
    results.push(result);
  }

  return results;
}

print("query", await run({ query: "query($id: ID!) { productOrderById(id: $id) { id state } }", variables: { id: "C000001-O1" } }));
print("mutation", await run({
  query: "mutation($name: String!) { createCategory(input: { name: $name }) { category { name } errors { __typename } } }",
  variables: { name: "By graphql-ws" },
}));
print("invalid", await run({ query: "{ nothing }" }).catch(errors => errors.map(e => e.message)));

const order = await createOrder();
const payload = { query: changes, variables: { id: order, after: beginning } };
const following = client.iterate(payload);
print("missed", stateIn((await following.next()).value));
await move(order, "inProgress");
const live = (await following.next()).value;
print("live", stateIn(live));

// the connection is lost; what happens meanwhile is there when the client is back with its cursor
payload.variables.after = cursorIn(live);
const lost = deferred();
socket.once("close", lost.resolve);
client.terminate();
await lost.promise; // until then what happens may still come on the old connection
await move(order, "held");
await move(order, "inProgress");
away.resolve();
print("resumed", [stateIn((await following.next()).value), stateIn((await following.next()).value)]);
await reconnected.promise;
await following.return();
print("after complete", await run({ query: "{ __typename }" }));
await client.dispose();
