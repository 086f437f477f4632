// graphql-sse: the protocol's distinct connections mode.
import { createClient } from "graphql-sse";
import { beginning, changes, createOrder, cursorIn, move, print, stateIn, url } from "./support.mjs";

const client = createClient({ url, retryAttempts: 0 });

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
  variables: { name: "By graphql-sse" },
}));
print("invalid", (await run({ query: "{ nothing }" })).map(r => r.errors.map(e => e.message)));

const order = await createOrder();
const following = client.iterate({ query: changes, variables: { id: order, after: beginning } });
print("missed", stateIn((await following.next()).value));
await move(order, "inProgress");
const live = (await following.next()).value;
print("live", stateIn(live));
await following.return();

await move(order, "held");
const resumed = createClient({ url, retryAttempts: 0, headers: { "Last-Event-ID": cursorIn(live) } })
  .iterate({ query: changes, variables: { id: order } });
print("resumed", stateIn((await resumed.next()).value));
await resumed.return();
client.dispose();
