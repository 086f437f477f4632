// Apollo Client 4: over HTTP by POST and GET, in batches, with persisted queries, @defer in both forms, and subscriptions on both transports.
import { createHash } from "node:crypto";
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import { Defer20220824Handler, GraphQL17Alpha9Handler } from "@apollo/client/incremental";
import { BatchHttpLink } from "@apollo/client/link/batch-http";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { createClient } from "graphql-ws";
import WebSocket from "ws";
import { changes, deferred, ownName, print, printChanges, socketUrl, url } from "./support.mjs";

const ORDER = gql`query Order($id: ID!) { productOrderById(id: $id) { id state } }`;
const order = { query: ORDER, variables: { id: "C000001-O1" }, fetchPolicy: "network-only" };

function client(link, more) {
  return new ApolloClient({ link, cache: new InMemoryCache(), ...more });
}

/** Remembers how requests were sent. */
const sent = [];

function recordingFetch(uri, options) {
  const body = options.body ? JSON.parse(options.body) : Object.fromEntries(new URL(uri).searchParams);
  sent.push(`${options.method} ${Array.isArray(body) ? `${body.length} requests` : Object.keys(body).sort().join(" ")}`);
  return fetch(uri, options);
}

function sentNow() {
  return sent.splice(0);
}

const plain = client(new HttpLink({ uri: url, fetch: recordingFetch }));
print("query", (await plain.query(order)).data);
print("sent", sentNow());
print("mutation", (await plain.mutate({
  mutation: gql`mutation Create($name: String!) { createCategory(input: { name: $name }) { category { name } errors { __typename } } }`,
  variables: { name: "By Apollo Client" },
})).data);
sentNow();
print("invalid", await plain.query({ query: gql`{ nothing }` }).catch(error => [CombinedGraphQLErrors.is(error), error.message]));
sentNow();

const getting = client(new HttpLink({ uri: url, fetch: recordingFetch, useGETForQueries: true }));
print("by GET", (await getting.query(order)).data);
print("sent", sentNow());

const batching = client(new BatchHttpLink({ uri: url, fetch: recordingFetch, batchMax: 2, batchInterval: 60_000 }));
print("batch", (await Promise.all([
  batching.query(order),
  batching.query({ ...order, variables: { id: "C000001-O2" } }),
])).map(r => r.data.productOrderById.id));
print("sent", sentNow());

const persisting = client(new PersistedQueryLink({
  sha256: text => createHash("sha256").update(text).digest("hex"),
  useGETForHashedQueries: true,
}).concat(new HttpLink({ uri: url, fetch: recordingFetch })));
const QUESTION = gql`query ${ownName}($id: ID!) { productOrderById(id: $id) { id description } }`; // nobody else asks this
print("persisted", [
  (await persisting.query({ ...order, query: QUESTION })).data.productOrderById.id,
  (await persisting.query({ ...order, query: QUESTION })).data.productOrderById.id,
]);
print("sent", sentNow());

const DEFERRED = gql`query Deferred($id: ID!) { productOrderById(id: $id) { id ...Later @defer(label: "later") } } fragment Later on ProductOrder { state }`;
for (const [name, handler] of [["v0.2", new GraphQL17Alpha9Handler()], ["v0.1", new Defer20220824Handler()]]) {
  const results = [];
  const done = deferred();
  client(new HttpLink({ uri: url }), { incrementalHandler: handler })
    .watchQuery({ query: DEFERRED, variables: { id: "C000001-O1" } })
    .subscribe(({ data, dataState, loading }) => {
      if (data) {
        results.push(data.productOrderById);
      }

      if (dataState === "complete" && !loading) {
        done.resolve();
      }
    });
  await done.promise;
  print(`@defer ${name}`, results.at(-1));
}

const sockets = createClient({ url: socketUrl, webSocketImpl: WebSocket });
for (const [name, link] of [["socket", new GraphQLWsLink(sockets)], ["multipart", new HttpLink({ uri: url })]]) {
  await printChanges(name, variables => client(link).subscribe({ query: gql(changes), variables }));
}

const refused = deferred();
client(new HttpLink({ uri: url }))
  .subscribe({ query: gql(changes), variables: { id: "1", after: "nonsense" } })
  .subscribe({ next: result => refused.resolve(result.error?.message ?? result.data) });
print("refused subscription", await refused.promise);
await sockets.dispose();
process.exit(); // timers of Apollo Client would hold the process for a minute
