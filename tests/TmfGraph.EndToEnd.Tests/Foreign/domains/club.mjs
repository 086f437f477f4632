// A club in the forms of Federation 1: no link, `extend type` and `@extends`, external keys, value types that several subgraphs define
// alike; and one subgraph of version 2 among them.

const members = [
  { id: "1", name: "Mia", since: "2019", level: "GOLD" },
  { id: "2", name: "Jon", since: "2021", level: "BASIC" },
  { id: "3", name: null, since: "2022", level: "BASIC" },
];
const courts = [{ number: 1, surface: "CLAY", fee: { amount: 12.5, unit: "EUR" } }, { number: 2, surface: "GRASS", fee: { amount: 20, unit: "EUR" } }];
const bookings = [
  { id: "k1", court: 1, by: "1", hour: 9, paid: { amount: 12.5, unit: "EUR" } },
  { id: "k2", court: 2, by: "2", hour: 11, paid: null },
  { id: "k3", court: 1, by: "3", hour: 17, paid: { amount: 6, unit: "EUR" } },
];

const money = "type Money { amount: Float  unit: String }";

/** What arguments may be given in operations made by chance. */
export const values = { number: [1, 2, 9], court: [1, 2], hour: [7, 8] };

export default [
  {
    name: "members",
    sdl: `
      extend type Query { me: Member  members(level: Level): [Member] }
      enum Level { BASIC GOLD }
      type Member @key(fields: "id") { id: ID!  name: String  level: Level  since: String }`,
    resolvers: {
      Query: { me: () => members[0], members: (_, { level }) => members.filter(m => !level || m.level === level) },
      Member: { __resolveReference: r => members.find(m => m.id === r.id) },
    },
  },
  {
    name: "courts",
    sdl: `
      extend type Query { courts: [Court!]!  court(number: Int!): Court }
      type Court @key(fields: "number") { number: Int!  surface: String  fee: Money }
      ${money}`,
    resolvers: {
      Query: { courts: () => courts, court: (_, { number }) => courts.find(c => c.number === number) },
      Court: { __resolveReference: r => courts.find(c => c.number === r.number) },
    },
  },
  {
    name: "bookings",
    sdl: `
      type Query { bookings: [Booking!]! }
      type Mutation { book(court: Int!, hour: Int!): Booking }
      type Subscription { booked: Booking }
      type Booking @key(fields: "id") {
        id: ID!
        hour: Int
        court: Court @provides(fields: "surface")
        by: Member
        paid: Money
      }
      ${money}
      extend type Member @key(fields: "id") {
        id: ID! @external
        name: String @external
        since: String @external
        bookings: [Booking!]
        greeting: String @requires(fields: "name since")
      }
      type Court @extends @key(fields: "number") {
        number: Int! @external
        surface: String @external
        fee: Money @external
        taken: [Int!]
        advice: String @requires(fields: "surface fee { amount }")
      }`,
    resolvers: {
      Query: { bookings: () => bookings },
      Mutation: { book: (_, { court, hour }) => ({ id: `k${court}${hour}`, court, by: "1", hour, paid: null }) },
      Subscription: {
        booked: {
          async *subscribe() {
            for (const booking of [...bookings, { id: "k4", court: 2, by: "none", hour: 20, paid: null }, null]) yield { booked: booking };
          },
        },
      },
      Booking: {
        __resolveReference: r => bookings.find(b => b.id === r.id),
        court: b => ({ number: b.court, surface: courts.find(c => c.number === b.court).surface }),
        by: b => ({ __typename: "Member", id: b.by }),
      },
      Member: {
        bookings: m => bookings.filter(b => b.by === m.id),
        greeting: m => `${m.name ?? "?"} (${m.since})`,
      },
      Court: {
        taken: c => bookings.filter(b => b.court === c.number).map(b => b.hour),
        advice: c => `${c.surface} for ${c.fee?.amount}`,
      },
    },
  },
  {
    name: "news",
    sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@shareable"])
      type Query { news: [Item!]! }
      type Item { title: String  about: Member  prize: Money }
      type Money @shareable { amount: Float  unit: String }
      type Member @key(fields: "id") { id: ID!  mentioned: Int }`,
    resolvers: {
      Query: { news: () => [{ title: "Mia wins", about: { id: "1" }, prize: { amount: 100, unit: "EUR" } }, { title: "Rain", about: null, prize: null }] },
      Member: { mentioned: m => (m.id === "1" ? 1 : 0) },
    },
  },
];
