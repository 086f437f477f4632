// Subgraphs made with @apollo/subgraph, the gateway of Apollo over them, and operations made by chance for both: node apollo.mjs COUNT DOMAIN…
// Prints one line of JSON when all of them listen, and ends with its input.

import { buildSubgraphSchema } from "@apollo/subgraph";
import { graphql, parse } from "graphql";
import { createYoga } from "graphql-yoga";
import { operation } from "./operations.mjs";
import { apollo, listen, serve, services } from "./support.mjs";

const [count, ...domains] = process.argv.slice(2);
const running = {};
for (const name of domains) {
  const { default: definitions, values } = await import(`../domains/${name}.mjs`);
  const subgraphs = [];
  for (const { name: subgraph, sdl, resolvers } of definitions) {
    const schema = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers });
    const url = schema.getSubscriptionType()
      ? await serve(createYoga({ schema, logging: false, maskedErrors: false }))
      : await listen(({ query, variables, operationName }) => graphql({ schema, source: query, variableValues: variables, operationName }));
    subgraphs.push({ name: subgraph, url });
  }

  const { answer, schema } = await apollo(await services(subgraphs));
  const operations = Array.from({ length: Number(count) }, (_, seed) => operation(schema, seed, values));
  running[name] = { subgraphs, gateway: await listen(answer), operations };
}

console.log(JSON.stringify(running));
process.stdin.resume().on("end", () => process.exit());
