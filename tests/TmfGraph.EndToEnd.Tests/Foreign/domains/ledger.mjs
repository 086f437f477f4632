// Payments that are told whose they are: contexts of objects and of a union, nearest ones, values of another subgraph, and an entity below two objects.

const users = [
  { id: "u1", name: "Ines", currency: "EUR", payments: ["p1", "p2"], friend: "u2" },
  { id: "u2", name: "Joe", currency: "USD", payments: ["p1"], friend: null },
  { id: "u3", name: "Kim", currency: null, payments: ["p3"], friend: "u1" },
];
const firms = [{ id: "f1", title: "Acme", notes: ["n1"] }];
const sums = { p1: 12, p2: 7, p3: 5 };
const user = id => users.find(u => u.id === id);
const text = (what, value) => `${what} ${value === null ? "null" : value ?? "nothing"}`;

/** What arguments may be given in operations made by chance. */
export const values = {};

export default [
  {
    name: "payments",
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@external", "@context", "@fromContext"])
      type Query { users: [User!]!  accounts: [Account!]!  holders: [Holder]! }
      union Holder @context(name: "holder") = User | Firm
      type User @key(fields: "id") @context(name: "user") { id: ID!  name: String @external  currency: String @external  payments: [Payment!]!  notes: [Note!]!  friend: User }
      type Firm @key(fields: "id") { id: ID!  title: String  notes: [Note!]! }
      type Payment @key(fields: "id") { id: ID!  sum: Int  text(in: String @fromContext(field: "$user { currency }"), mark: String): String }
      type Note @key(fields: "id") { id: ID!  by(name: String @fromContext(field: "$holder ... on User { name } ... on Firm { title }")): String }
      type Account @context(name: "account") { currency: String  owner: Person }
      type Person @key(fields: "id") { id: ID! }
      type Pet @key(fields: "id") { id: ID!  food(in: String @fromContext(field: "$account { currency }")): String }`,
    resolvers: {
      Query: {
        users: () => users,
        accounts: () => [{ currency: "EUR", owner: { id: "a" } }, { currency: "USD", owner: { id: "a" } }, { currency: null, owner: null }],
        holders: () => [{ __typename: "User", ...users[0] }, { __typename: "Firm", ...firms[0] }, null],
      },
      User: {
        __resolveReference: r => user(r.id),
        payments: u => u.payments.map(id => ({ id })),
        notes: () => [{ id: "n1" }],
        friend: u => user(u.friend),
      },
      Firm: { __resolveReference: r => firms.find(f => f.id === r.id), notes: f => f.notes.map(id => ({ id })) },
      Payment: { __resolveReference: r => ({ id: r.id }), sum: p => sums[p.id], text: (p, a) => text(sums[p.id], a.in) + (a.mark ?? "") },
      Note: { __resolveReference: r => ({ id: r.id }), by: (n, a) => text(n.id, a.name) },
      Person: { __resolveReference: r => ({ id: r.id }) },
      Pet: { __resolveReference: r => ({ id: r.id }), food: (p, a) => text(p.id, a.in) },
    },
  },
  {
    name: "profiles",
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key"])
      type User @key(fields: "id") { id: ID!  name: String  currency: String }
      type Person @key(fields: "id") { id: ID!  pets: [Pet!]! }
      type Pet @key(fields: "id") { id: ID!  name: String }`,
    resolvers: {
      User: { __resolveReference: r => user(r.id) },
      Person: { __resolveReference: r => ({ id: r.id }), pets: () => [{ id: "rex", name: "Rex" }] },
      Pet: { __resolveReference: r => ({ id: r.id, name: "Rex" }) },
    },
  },
];
