// Tokens where clients put them: the HTTP header, and the places in the payload of connection_init.
import { createClient } from "graphql-ws";
import { SubscriptionClient } from "subscriptions-transport-ws";
import WebSocket from "ws";
import { more, print, socketUrl } from "./support.mjs";

const [good, bad] = more;
const request = { query: "{ productOrders(first: 1) { totalCount } }" };

class WithHeader extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { authorization: `Bearer ${good}` } });
  }
}

async function ask(connectionParams, webSocketImpl = WebSocket) {
  const client = createClient({ url: socketUrl, webSocketImpl, connectionParams, retryAttempts: 0 });
  try {
    for await (const result of client.iterate(request)) {
      return result.errors ? result.errors.map(e => e.extensions?.code) : "data";
    }
  } catch (error) {
    return error.code ? `closed with ${error.code} ${error.reason}` : error.map(e => e.extensions?.code);
  } finally {
    await client.dispose();
  }
}

print("header", await ask({}, WithHeader));
print("authorization", await ask({ authorization: `Bearer ${good}` }));
print("Authorization", await ask({ Authorization: good }));
print("headers.Authorization", await ask({ headers: { Authorization: `Bearer ${good}` } }));
print("none", await ask({}));
print("bad", await ask({ authorization: `Bearer ${bad}` }));

print("bad, older protocol", await new Promise(resolve => new SubscriptionClient(socketUrl, {
  connectionParams: { Authorization: `Bearer ${bad}` },
  connectionCallback: error => resolve(error?.message ?? "accepted"),
  reconnect: false,
}, WebSocket)));
const accepted = new SubscriptionClient(socketUrl, { connectionParams: { Authorization: `Bearer ${good}` }, reconnect: false, timeout: 60_000 }, WebSocket);
print("good, older protocol", await new Promise((resolve, reject) => accepted.request(request).subscribe({ next: result => resolve(result.errors ? result : "data"), error: reject })));
accepted.close();
