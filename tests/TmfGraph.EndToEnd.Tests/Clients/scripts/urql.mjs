// urql: over HTTP by POST and GET, with persisted queries, @defer, and subscriptions by socket, by events, and by its own fetch.
import { Client, cacheExchange, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { createClient as createEventClient } from "graphql-sse";
import { createClient as createSocketClient } from "graphql-ws";
import WebSocket from "ws";
import { beginning, changes, createOrder, deferred, move, ownName, print, socketUrl, stateIn, url } from "./support.mjs";

const ORDER = "query Order($id: ID!) { productOrderById(id: $id) { id state } }";
const order = { id: "C000001-O1" };
const sent = [];

function recordingFetch(uri, options) {
  sent.push(`${options.method} ${new URL(uri).pathname.split("/").at(-1)}`);
  return fetch(uri, options);
}

function client(exchanges, more) {
  return new Client({ url, exchanges, fetch: recordingFetch, preferGetMethod: false, requestPolicy: "network-only", ...more });
}

const plain = client([cacheExchange, fetchExchange]);
print("query", (await plain.query(ORDER, order)).data);
print("mutation", (await plain.mutation(
  gql`mutation Create($name: String!) { createCategory(input: { name: $name }) { category { name } errors { __typename } } }`,
  { name: "By urql" })).data);
print("invalid", (await plain.query("{ nothing }", {})).error.message);
print("sent", sent.splice(0));

print("by GET", (await client([fetchExchange], { preferGetMethod: "force" }).query(ORDER, order)).data);
print("sent", sent.splice(0));

const persisting = client([persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange]);
const QUESTION = `query ${ownName}($id: ID!) { productOrderById(id: $id) { id category } }`; // nobody else asks this
print("persisted", [(await persisting.query(QUESTION, order)).data, (await persisting.query(QUESTION, order)).data]);
print("sent", sent.splice(0));

let last;
const whole = deferred();
const deferring = plain.query(
  gql`query Deferred($id: ID!) { productOrderById(id: $id) { id ...Later @defer } } fragment Later on ProductOrder { state }`, order)
  .subscribe(({ data, error, hasNext }) => {
    last = error ? error.message : data;
    if (!hasNext) {
      whole.resolve();
    }
  });
await whole.promise;
deferring.unsubscribe();
print("@defer", [last.productOrderById?.id, last.productOrderById?.state ?? last]);

const sockets = createSocketClient({ url: socketUrl, webSocketImpl: WebSocket });
const events = createEventClient({ url });

function forwardTo(target) {
  return subscriptionExchange({
    forwardSubscription: request => ({
      subscribe: sink => ({ unsubscribe: target.subscribe({ ...request, query: request.query ?? "" }, sink) }),
    }),
  });
}

for (const [name, exchanges, more] of [
  ["graphql-ws", [fetchExchange, forwardTo(sockets)], {}],
  ["graphql-sse", [fetchExchange, forwardTo(events)], {}],
  ["fetch", [fetchExchange], { fetchSubscriptions: true }],
]) {
  const id = await createOrder();
  const results = [deferred(), deferred()];
  let at = 0;
  const subscription = client(exchanges, more)
    .subscription(changes, { id, after: beginning })
    .subscribe(result => results[at++].resolve(result.error ? result.error.message : stateIn(result)));
  const missed = await results[0].promise;
  await move(id, "inProgress");
  print(`subscription by ${name}`, [missed, await results[1].promise]);
  subscription.unsubscribe();
}

await sockets.dispose();
events.dispose();
