// A shop: entities with one key, several, compound and nested ones; requirements of fields with arguments, of objects, chained and
// crosswise; what another subgraph provides on one path; a field that has moved.

const link = imports => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: [${imports.map(i => `"@${i}"`).join(", ")}])\n`;

const brands = [{ id: "b1", name: "Oak & Co" }, { id: "b2", name: "Linen Ltd" }];
const products = [
  { upc: "1", sku: "T-1", brand: "b1", name: "Table", price: 120.5, weight: 30, dimensions: { w: 160, h: 75 }, stock: 4, rate: 0.1 },
  { upc: "2", sku: "C-1", brand: "b2", name: "Curtain", price: 40, weight: 2, dimensions: { w: 90, h: 220 }, stock: 0, rate: 0.2 },
  { upc: "3", sku: "C-1", brand: "b1", name: "Chair", price: 60, weight: 7, dimensions: null, stock: 12, rate: 0.1 },
  { upc: "4", sku: "L-9", brand: "b2", name: "Lamp", price: null, weight: null, dimensions: { w: 20, h: null }, stock: 1, rate: 0.2 },
];
const users = [
  { id: "u1", email: "ada@example.com", username: "ada", address: { street: "Mill Lane 1", zip: "10115" } },
  { id: "u2", email: "bob@example.com", username: "bob", address: null },
  { id: "u3", email: "cy@example.com", username: "cy", address: { street: "High Street 9", zip: null } },
];
const reviews = [
  { id: "r1", body: "Solid.", rating: 5, author: "u1", product: "1" },
  { id: "r2", body: "Wobbles.", rating: 2, author: "u2", product: "1" },
  { id: "r3", body: "Blue, not green.", rating: 3, author: "u1", product: "2" },
  { id: "r4", body: "Bright.", rating: 4, author: "u3", product: "4" },
];

const byUpc = upc => products.find(p => p.upc === upc);
const bySku = (sku, brand) => products.find(p => p.sku === sku && p.brand === brand);
const brand = id => brands.find(b => b.id === id);

/** What arguments may be given in operations made by chance. */
export const values = { upc: ["1", "2", "3", "4", "none"], id: ["u1", "u2", "none"] };

export default [
  {
    name: "accounts",
    sdl: link(["key", "tag", "shareable"]) + `
      type Query { me: User  user(id: ID!): User  users: [User!]! }
      "Somebody who buys."
      type User @key(fields: "id") @key(fields: "email") {
        id: ID!
        email: String! @tag(name: "private")
        username: String @shareable
        address: Address
      }
      type Address { street: String  zip: String }`,
    resolvers: {
      Query: { me: () => users[0], user: (_, { id }) => users.find(u => u.id === id), users: () => users },
      User: { __resolveReference: r => users.find(u => (r.id ? u.id === r.id : u.email === r.email)) },
    },
  },
  {
    name: "catalog",
    sdl: link(["key", "shareable"]) + `
      type Query { product(upc: String!): Product  products(first: Int = 10, order: Order = { by: UPC }): [Product!]!  brands: [Brand!]! }
      input Order { by: OrderBy! = NAME  descending: Boolean = false }
      enum OrderBy { NAME UPC PRICE }
      enum Currency { EUR USD }
      type Product @key(fields: "upc") @key(fields: "sku brand { id }") {
        upc: String!
        sku: String!
        name: String
        price(currency: Currency = EUR): Float
        weight: Int
        dimensions: Dimensions
        brand: Brand!
        averageRating: Float
        label: String @deprecated(reason: "Ask for the name.")
      }
      type Dimensions @shareable { w: Int  h: Int }
      type Brand @key(fields: "id") { id: ID!  name: String  products: [Product!]! }`,
    resolvers: {
      Query: {
        product: (_, { upc }) => byUpc(upc),
        products: (_, { first, order }) => {
          const value = p => ({ NAME: p.name, UPC: p.upc, PRICE: p.price ?? 0 })[order.by];
          const sorted = products.toSorted((a, b) => (value(a) < value(b) ? -1 : 1));
          return (order.descending ? sorted.reverse() : sorted).slice(0, first);
        },
        brands: () => brands,
      },
      Product: {
        __resolveReference: r => (r.upc ? byUpc(r.upc) : bySku(r.sku, r.brand.id)),
        brand: p => brand(p.brand),
        price: (p, { currency }) => (p.price === null ? null : currency === "USD" ? p.price * 2 : p.price),
        averageRating: () => -1, // it has moved
        label: p => `${p.name} (old)`,
      },
      Brand: { __resolveReference: r => brand(r.id), products: b => products.filter(p => p.brand === b.id) },
    },
  },
  {
    name: "stock",
    sdl: link(["key", "external", "requires", "shareable"]) + `
      type Query { soldOut: [Product!]! }
      enum Currency { EUR USD }
      type Product @key(fields: "upc") {
        upc: String!
        price(currency: Currency = EUR): Float @external
        weight: Int @external
        dimensions: Dimensions @external
        brand: Brand! @external
        tax: Float @external
        inStock: Boolean!
        shippingEstimate: Float @requires(fields: "price(currency: USD) weight")
        parcel: String @requires(fields: "dimensions { w h } brand { name }")
        total: Float @requires(fields: "tax weight")
      }
      type Dimensions @shareable { w: Int  h: Int }
      type Brand @key(fields: "id") { id: ID!  name: String @external }`,
    resolvers: {
      Query: { soldOut: () => products.filter(p => p.stock === 0).map(({ upc }) => ({ upc })) },
      Product: {
        __resolveReference: r => byUpc(r.upc) && r,
        inStock: p => byUpc(p.upc).stock > 0,
        shippingEstimate: p => (p.price == null ? null : p.price * 0.01 + p.weight),
        parcel: p => `${p.brand.name}: ${p.dimensions ? `${p.dimensions.w}x${p.dimensions.h}` : "loose"}`,
        total: p => (p.weight ?? 0) + (p.tax ?? 0),
      },
    },
  },
  {
    name: "finance",
    sdl: link(["key", "external", "requires"]) + `
      type Product @key(fields: "sku brand { id }") {
        sku: String!
        brand: Brand!
        price(currency: Currency = EUR): Float @external
        shippingEstimate: Float @external
        tax: Float @requires(fields: "price(currency: USD)")
        insurance: Float @requires(fields: "shippingEstimate")
      }
      enum Currency { EUR USD }
      type Brand @key(fields: "id", resolvable: false) { id: ID! }`,
    resolvers: {
      Product: {
        __resolveReference: r => bySku(r.sku, r.brand.id) && r,
        tax: p => (p.price == null ? null : p.price * bySku(p.sku, p.brand.id).rate),
        insurance: p => (p.shippingEstimate == null ? null : p.shippingEstimate / 2),
      },
    },
  },
  {
    name: "reviews",
    sdl: link(["key", "external", "provides", "override", "shareable"]) + `
      type Query { latestReviews(first: Int! = 2): [Review!]! }
      type Mutation { addReview(input: ReviewInput!): Review! }
      input ReviewInput { upc: String!  body: String!  rating: Int = 3 }
      type Review @key(fields: "id") {
        id: ID!
        body(short: Boolean = false): String!
        rating: Int!
        author: User @provides(fields: "username")
        product: Product
      }
      type User @key(fields: "id") { id: ID!  username: String @external  reviews: [Review!]! }
      type Product @key(fields: "upc") {
        upc: String!
        reviews(first: Int): [Review!]!
        averageRating: Float @override(from: "catalog")
      }`,
    resolvers: {
      Query: { latestReviews: (_, { first }) => reviews.toReversed().slice(0, first) },
      Mutation: {
        addReview: (_, { input }) => ({ id: `new-${input.upc}`, body: input.body, rating: input.rating, author: "u1", product: input.upc }),
      },
      Review: {
        __resolveReference: r => reviews.find(v => v.id === r.id),
        body: (r, { short }) => (short ? r.body.slice(0, 4) : r.body),
        author: r => ({ id: r.author, username: users.find(u => u.id === r.author).username }),
        product: r => ({ upc: r.product }),
      },
      User: { reviews: u => reviews.filter(r => r.author === u.id) },
      Product: {
        reviews: (p, { first }) => reviews.filter(r => r.product === p.upc).slice(0, first ?? undefined),
        averageRating: p => {
          const own = reviews.filter(r => r.product === p.upc);
          return own.length ? own.reduce((sum, r) => sum + r.rating, 0) / own.length : null;
        },
      },
    },
  },
];
