// Apollo Client 3, with the older @defer and the older socket protocol.
import { createRequire } from "node:module";
import WebSocket from "ws";
import { SubscriptionClient } from "subscriptions-transport-ws";
import { changes, deferred, print, printChanges, socketUrl, url } from "./support.mjs";

const require = createRequire(import.meta.url);
const { ApolloClient, HttpLink, InMemoryCache, gql } = require("apollo-client-3/core");
const { WebSocketLink } = require("apollo-client-3/link/ws");

function client(link) {
  return new ApolloClient({ link, cache: new InMemoryCache() });
}

const http = client(new HttpLink({ uri: url, fetch }));
print("query", (await http.query({
  query: gql`query Order($id: ID!) { productOrderById(id: $id) { id state } }`,
  variables: { id: "C000001-O1" },
})).data.productOrderById);
print("invalid", await http.query({ query: gql`{ nothing }` }).catch(error => error.graphQLErrors.length || error.networkError.result.errors.map(e => e.message)));

let last;
const whole = deferred();
http.watchQuery({
  query: gql`query Deferred($id: ID!) { productOrderById(id: $id) { id ...Later @defer(label: "later") } } fragment Later on ProductOrder { state }`,
  variables: { id: "C000001-O1" },
}).subscribe(({ data }) => {
  last = data.productOrderById;
  if (last.state) {
    whole.resolve();
  }
});
await whole.promise;
print("@defer", last);

const sockets = new SubscriptionClient(socketUrl, { reconnect: false, timeout: 60_000 }, WebSocket);
for (const [name, link] of [["legacy socket", new WebSocketLink(sockets)], ["multipart", new HttpLink({ uri: url, fetch })]]) {
  await printChanges(name, variables => client(link).subscribe({ query: gql(changes), variables }));
}

sockets.close();
