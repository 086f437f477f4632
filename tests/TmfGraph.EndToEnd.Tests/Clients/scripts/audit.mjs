// The audit of GraphQL over HTTP that the package graphql-http brings.
import { serverAudits } from "graphql-http";
import { print, url } from "./support.mjs";

const passed = { MUST: 0, SHOULD: 0, MAY: 0 };
for (const audit of serverAudits({ url, fetchFn: fetch })) {
  const result = await audit.fn();
  if (result.status === "ok") {
    const level = result.name.split(" ")[0];
    passed[level]++;
  } else {
    print(`${result.id} ${result.name}`, result.reason);
  }
}

print("passed", passed);
