// Gateways of others in front of subgraphs that are there already: node front.mjs NAME=ADDRESS…
// Prints one line of JSON with the addresses of the gateways, and ends with its input.

import { apollo, hive, listen } from "./support.mjs";

const subgraphs = process.argv.slice(2).map(argument => {
  const split = argument.indexOf("=");
  return { name: argument.slice(0, split), url: argument.slice(split + 1) };
});
const { answer, supergraph } = await apollo(subgraphs);
console.log(JSON.stringify({ apollo: await listen(answer), hive: await listen(hive(supergraph)) }));
process.stdin.resume().on("end", () => process.exit());
