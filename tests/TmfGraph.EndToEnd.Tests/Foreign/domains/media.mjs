// A library of media: an interface with a key that other subgraphs know as one object, unions whose members differ, interfaces that only
// one subgraph has, and objects that are found by an interface's name.

const link = imports => `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.map(i => `"@${i}"`).join(", ")}])\n`;

const media = [
  { __typename: "Book", id: "m1", title: "Tides", pages: 210, author: "a1", price: 12, stars: 5 },
  { __typename: "Film", id: "m2", title: "Harbour", minutes: 96, director: "a2", price: 9, stars: 3 },
  { __typename: "Book", id: "m3", title: "Salt", pages: 80, author: "a2", price: null, stars: null },
  { __typename: "Film", id: "m4", title: "Dunes", minutes: 120, director: null, price: 15, stars: 4 },
];
const authors = [{ __typename: "Author", id: "a1", name: "N. Berg", favourite: "m2" }, { __typename: "Author", id: "a2", name: "L. Osei", favourite: null }];
const posters = [{ __typename: "Poster", id: "p1", price: 3, motive: "m2" }];
const find = id => media.find(m => m.id === id);
const author = id => (id ? authors.find(a => a.id === id) : null);
const votes = { m1: [{ by: "v1", value: 5 }, { by: "v2", value: 4 }], m2: [{ by: "v1", value: 3 }] };

/** What arguments may be given in operations made by chance. */
export const values = { id: ["m1", "m2", "m3", "none"], text: ["a", "s", ""], min: [0, 4] };

export default [
  {
    name: "library",
    sdl: link(["key"]) + `
      type Query { media: [Media!]!  medium(id: ID!): Media  search(text: String = ""): [Result!]!  books: [Book!]! }
      interface Media @key(fields: "id") { id: ID!  title: String!  creator: Author }
      type Book implements Media @key(fields: "id") { id: ID!  title: String!  creator: Author  pages: Int }
      type Film implements Media @key(fields: "id") { id: ID!  title: String!  creator: Author  minutes: Int }
      union Result = Book | Film | Author
      type Author @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        media: () => media,
        medium: (_, { id }) => find(id),
        search: (_, { text }) => [...media, ...authors].filter(f => (f.title ?? f.name).includes(text)),
        books: () => media.filter(m => m.__typename === "Book"),
      },
      Media: { __resolveReference: r => find(r.id), __resolveType: m => m.__typename },
      Book: { __resolveReference: r => find(r.id), creator: b => author(b.author) },
      Film: { __resolveReference: r => find(r.id), creator: f => author(f.director) },
    },
  },
  {
    name: "ratings",
    sdl: link(["key", "interfaceObject", "external", "requires"]) + `
      type Query { topRated: [Media!]!  rated(id: ID!): Media }
      type Media @key(fields: "id") @interfaceObject {
        id: ID!
        title: String! @external
        stars: Int
        votes(min: Int = 0): [Vote!]!
        headline: String @requires(fields: "title")
      }
      type Vote { by: ID!  value: Int! }`,
    resolvers: {
      Query: { topRated: () => media.filter(m => m.stars > 3).map(({ id }) => ({ id })), rated: (_, { id }) => ({ id }) },
      Media: {
        stars: m => find(m.id).stars,
        votes: (m, { min }) => (votes[m.id] ?? []).filter(v => v.value >= min),
        headline: m => `${m.title.toUpperCase()}!`,
      },
    },
  },
  {
    name: "kiosk",
    sdl: link(["key"]) + `
      type Query { offers: [Offer!]!  cheapest: Priced  priced: [Priced!]! }
      interface Priced { price: Int }
      union Offer = Book | Film | Poster
      type Book implements Priced @key(fields: "id") { id: ID!  price: Int }
      type Film implements Priced @key(fields: "id") { id: ID!  price: Int }
      type Poster implements Priced @key(fields: "id") { id: ID!  price: Int  motive: Film }`,
    resolvers: {
      Query: {
        offers: () => [...media, ...posters],
        cheapest: () => posters[0],
        priced: () => [...media.slice(0, 2), ...posters],
      },
      Priced: { __resolveType: p => p.__typename },
      Book: { __resolveReference: r => find(r.id) },
      Film: { __resolveReference: r => find(r.id) },
      Poster: { __resolveReference: r => posters.find(p => p.id === r.id), motive: p => find(p.motive) },
    },
  },
  {
    name: "people",
    sdl: link(["key", "interfaceObject"]) + `
      type Query { authors: [Author!]! }
      type Author @key(fields: "id") { id: ID!  name: String!  favourite: Media  works: [Media!]! }
      type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
    resolvers: {
      Query: { authors: () => authors },
      Author: {
        __resolveReference: r => author(r.id),
        favourite: a => (a.favourite ? { id: a.favourite } : null),
        works: a => media.filter(m => (m.author ?? m.director) === a.id).map(({ id }) => ({ id })),
      },
    },
  },
];
