// subscriptions-transport-ws: the older protocol graphql-ws.
import { SubscriptionClient } from "subscriptions-transport-ws";
import WebSocket from "ws";
import { beginning, changes, createOrder, deferred, move, print, socketUrl, stateIn } from "./support.mjs";

const client = new SubscriptionClient(socketUrl, { reconnect: false, timeout: 60_000 }, WebSocket);

function run(request) {
  const results = [];
  return new Promise(resolve => client.request(request).subscribe({
    next: result => results.push(result),
    error: error => resolve({ error: error.message }),
    complete: () => resolve(results),
  }));
}

print("query", await run({ query: "query($id: ID!) { productOrderById(id: $id) { id state } }", variables: { id: "C000001-O1" } }));
print("mutation", await run({
  query: "mutation($name: String!) { createCategory(input: { name: $name }) { category { name } errors { __typename } } }",
  variables: { name: "By subscriptions-transport-ws" },
}));
print("invalid", await run({ query: "{ nothing }" }));

const order = await createOrder();
const events = [deferred(), deferred()];
let at = 0;
const subscription = client.request({ query: changes, variables: { id: order, after: beginning } })
  .subscribe({ next: result => events[at++].resolve(stateIn(result)) });
print("missed", await events[0].promise);
await move(order, "inProgress");
print("live", await events[1].promise);
subscription.unsubscribe();
print("after stop", await run({ query: "{ __typename }" }));
const closed = new Promise(resolve => client.onDisconnected(resolve));
client.close();
await closed;
print("closed");
