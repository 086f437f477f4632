// meros: reads multipart/mixed, as Relay's and others' network layers do.
import { meros } from "meros/browser";
import { print, url } from "./support.mjs";

async function parts(accept) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify({ query: "{ productOrderById(id: \"C000001-O1\") { id ... @defer(label: \"later\") { state } } }" }),
  });
  const answer = await meros(response);
  if (answer instanceof Response) {
    return answer.json();
  }

  const bodies = [];
  for await (const { body, json } of answer) {
    bodies.push(json ? body : { text: String(body) });
  }

  return bodies;
}

print("v0.2", await parts("multipart/mixed; incrementalSpec=v0.2"));
print("v0.1", await parts("multipart/mixed; incrementalSpec=v0.1"));
print("none", await parts("application/json"));
