// What every script needs: where the server is, orders to follow, and lines to print.

const [address, path] = process.argv.slice(2);

/** What comes after address and path. */
export const more = process.argv.slice(4);

export const url = new URL(path, address).href;

/** A name that is unlike that on any other address: hosts keep documents for all their graphs together. */
export const ownName = `Own${Buffer.from(path).toString("hex")}`;

export const socketUrl = url.replace(/^http/, "ws");

/** The cursor of an event log's beginning. */
export const beginning = Buffer.from("event:0").toString("base64url");

export const changes = `
  subscription Changes($id: ID!, $after: String) {
    onProductOrderStateChanged(where: { id: { eq: $id } }, after: $after) { cursor productOrder { state } }
  }`;

export function print(label, value) {
  console.log(value === undefined ? label : `${label}: ${JSON.stringify(value)}`);
}

/** An order of the script's own, which has already moved once. */
export async function createOrder() {
  const order = await rest("POST", "", { productOrderItem: [{ id: "1", action: "add" }] });
  await move(order.id, "held");
  return order.id;
}

/** Changes the state of an order by REST. */
export async function move(id, state) {
  await rest("PATCH", `/${id}`, { state });
}

/** The state in a result of the subscription. */
export function stateIn(result) {
  return result.errors ? { errors: result.errors.map(e => e.message) } : result.data.onProductOrderStateChanged.productOrder.state;
}

export function cursorIn(result) {
  return result.data.onProductOrderStateChanged.cursor;
}

/** A promise that somebody else keeps. */
export function deferred() {
  let resolve, reject;
  const promise = new Promise((yes, no) => { resolve = yes; reject = no; });
  return { promise, resolve, reject };
}

/** Prints the change an order of its own had made before, and one that it makes while an observable of changes is subscribed to. */
export async function printChanges(name, observe) {
  const id = await createOrder();
  const events = [deferred(), deferred()];
  let at = 0;
  const subscription = observe({ id, after: beginning })
    .subscribe({ next: result => events[at++].resolve(stateIn(result)), error: error => events[at].reject(error) });
  const missed = await events[0].promise;
  await move(id, "inProgress");
  print(`subscription by ${name}`, [missed, await events[1].promise]);
  subscription.unsubscribe();
}

async function rest(method, below, body) {
  const response = await fetch(new URL(`/tmf-api/productOrderingManagement/v4/productOrder${below}`, address), {
    method,
    headers: { "content-type": method === "PATCH" ? "application/merge-patch+json" : "application/json", ...restHeaders },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${response.url} answered ${response.status}: ${await response.text()}`);
  }

  return await response.json();
}

/** Headers of the REST calls, for instance a token. */
export const restHeaders = {};
