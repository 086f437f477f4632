// What the scripts share: a server of GraphQL over HTTP around a function, and gateways of others as such functions.

import { createServer } from "node:http";
import { composeServices } from "@apollo/composition";
import { ApolloGateway } from "@apollo/gateway";
import { createGatewayRuntime } from "@graphql-hive/gateway-runtime";
import { GraphQLError, graphql, parse, validate } from "graphql";

/** Serves a function from a request (query, variables, operationName) to an answer; gives the address. */
export function listen(answer) {
  return serve(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    let body;
    try {
      body = await answer(JSON.parse(Buffer.concat(chunks)));
    } catch (error) {
      body = { errors: [error instanceof GraphQLError ? error : { message: String(error?.stack ?? error) }] };
    }
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(body));
  });
}

/** Serves with a handler of Node's requests; gives the address. */
export async function serve(handler) {
  const server = createServer(handler);
  server.keepAliveTimeout = 0; // callers keep their connections, and must not meet one that is just being closed
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}/graphql`;
}

/** Subgraphs with the schemas that they show of themselves, as composers take them. */
export function services(subgraphs) {
  return Promise.all(subgraphs.map(async ({ name, url }) => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify({ query: "{ _service { sdl } }" }) });
    const { data } = await response.json();
    return { name, url, typeDefs: parse(data._service.sdl) };
  }));
}

/** The gateway of Apollo over services. Its `hints` are what Apollo's composition found worth saying. */
export async function apollo(services) {
  const quiet = { debug() {}, info() {}, warn() {}, error: console.error };
  const { errors, hints, schema: composed, supergraphSdl: supergraph } = composeServices(services);
  if (errors) throw new AggregateError(errors, errors.map(String).join("\n"));
  if (supergraph.includes("specs.apollo.dev/context/")) {
    // this gateway refuses contexts, so there is nothing but the public schema
    const schema = composed.toAPISchema().toGraphQLJSSchema();
    return { schema, supergraph, hints: hints.map(String), answer: ({ query, variables, operationName }) => graphql({ schema, source: query, variableValues: variables, operationName }) };
  }

  const { schema, executor } = await new ApolloGateway({ supergraphSdl: supergraph, logger: quiet }).load();
  const nothing = { async get() {}, async set() {}, async delete() {} };
  const answer = async ({ query, variables = {}, operationName }) => {
    const document = parse(query);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : await executor({
      document, operationName, schema,
      request: { query, variables, operationName },
      queryHash: `${operationName} ${query}`,
      context: {}, metrics: {}, cache: nothing, logger: quiet,
      overallCachePolicy: { restrict() {}, policyIfCacheable() {} },
    });
  };
  return { answer, schema, supergraph, hints: hints.map(String) };
}

/** The gateway of Hive over what Apollo composed. */
export function hive(supergraph) {
  const runtime = createGatewayRuntime({ supergraph, logging: false, maskedErrors: false, graphiql: false, landingPage: false });
  return async body => {
    const response = await runtime.fetch("http://hive/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify(body),
    });
    return await response.json();
  };
}
