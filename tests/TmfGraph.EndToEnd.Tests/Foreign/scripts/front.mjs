// Gateways of others in front of subgraphs that are there already: node front.mjs NAME=ADDRESS…
// Prints one line of JSON with the addresses of the gateways and what composers of others found worth saying, and ends with its input.

import * as guild from "@theguild/federation-composition";
import { apollo, hive, listen, services } from "./support.mjs";

const subgraphs = process.argv.slice(2).map(argument => {
  const split = argument.indexOf("=");
  return { name: argument.slice(0, split), url: argument.slice(split + 1) };
});
const composed = await services(subgraphs);
const { answer, supergraph, hints } = await apollo(composed);
const findings = [...hints, ...(guild.composeServices(composed).errors ?? []).map(String)];
console.log(JSON.stringify({ gateways: { apollo: await listen(answer), hive: await listen(hive(supergraph)) }, findings }));
process.stdin.resume().on("end", () => process.exit());
