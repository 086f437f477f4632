// graphql-request: plain requests.
import { GraphQLClient } from "graphql-request";
import { print, url } from "./support.mjs";

const query = "query($id: ID!) { productOrderById(id: $id) { id state } }";
const client = new GraphQLClient(url);
print("query", await client.request(query, { id: "C000001-O1" }));
print("by GET", await new GraphQLClient(url, { method: "GET" }).request(query, { id: "C000001-O1" }));
print("mutation", await client.request(
  "mutation($name: String!) { createCategory(input: { name: $name }) { category { name } errors { __typename } } }",
  { name: "By graphql-request" }));
print("invalid", await client.request("{ nothing }").catch(error => ({
  status: error.response.status,
  messages: error.response.errors.map(e => e.message),
})));
print("batch", await client.batchRequests([{ document: query, variables: { id: "C000001-O1" } }, { document: "{ __typename }" }]));
