// Journeys: names of links that are renamed or written in full, roots with names of their own, directives that are kept, what is
// inaccessible, and types whose parts merge: enums, inputs, arguments, nullability.

const flights = [
  { number: "TG 10", from: "BER", to: "LIS", day: "2026-05-01", cabin: "ECONOMY", seats: 12, secret: "f-10" },
  { number: "TG 11", from: "LIS", to: "BER", day: "2026-05-08", cabin: "BUSINESS", seats: 0, secret: "f-11" },
];
const hotels = [{ code: "H1", city: "LIS", name: "Alfama", stars: 4 }, { code: "H2", city: "BER", name: null, stars: null }];
const trips = [
  { id: "t1", flights: ["TG 10", "TG 11"], hotel: "H1", state: "OPEN" },
  { id: "t2", flights: ["TG 11"], hotel: null, state: "CLOSED" },
];
const places = { LIS: { code: "LIS", name: "Lisbon", zone: 0 }, BER: { code: "BER", name: "Berlin", zone: 1 } };

/** What arguments may be given in operations made by chance. */
export const values = { number: ["TG 10", "TG 11"], code: ["LIS", "BER"], id: ["t1", "t2", "none"], from: ["BER"], city: ["LIS"], to: ["LIS", "BER"] };

export default [
  {
    name: "flights",
    sdl: `
      schema
        @link(url: "https://specs.apollo.dev/link/v1.0")
        @link(url: "https://specs.apollo.dev/federation/v2.5", import: [{ name: "@key", as: "@id" }, "@composeDirective", "@inaccessible", "@tag"])
        @link(url: "https://example.com/specs/audit/v1.0", import: ["@audit"])
        @composeDirective(name: "@audit")
      { query: Ask  mutation: Change }
      directive @audit(level: Int! = 1) on FIELD_DEFINITION | OBJECT
      scalar Day @specifiedBy(url: "https://example.com/day")
      type Ask { flights(search: FlightSearch): [Flight!]!  flight(number: String!, cabin: Cabin): Flight  place(code: ID!): Place @federation__shareable }
      type Change { hold(number: String!, seats: Int = 1): Flight  release(number: String!): Flight }
      input FlightSearch { from: String  to: String  cabin: Cabin  hidden: String @inaccessible }
      enum Cabin { ECONOMY BUSINESS }
      type Flight @id(fields: "number") @audit {
        number: String!
        day: Day
        cabin: Cabin
        seats: Int @audit(level: 2)
        secret: String @inaccessible
        from: Place! @tag(name: "public")
        to: Place!
      }
      type Place @federation__shareable { code: ID!  name: String! }`,
    resolvers: {
      Ask: {
        flights: (_, { search }) => flights.filter(f => (!search?.from || f.from === search.from) && (!search?.cabin || f.cabin === search.cabin)),
        flight: (_, { number, cabin }) => flights.find(f => f.number === number && (!cabin || f.cabin === cabin)),
        place: (_, { code }) => places[code],
      },
      Change: {
        hold: (_, { number, seats }) => ({ ...flights.find(f => f.number === number), seats: 12 - seats }),
        release: (_, { number }) => flights.find(f => f.number === number),
      },
      Flight: {
        __resolveReference: r => flights.find(f => f.number === r.number),
        from: f => places[f.from],
        to: f => places[f.to],
      },
    },
  },
  {
    name: "hotels",
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", as: "fed", import: ["@shareable", "@inaccessible"])
      type Query { hotels(search: HotelSearch, stars: Int): [Hotel!]!  region(code: ID!): Place @inaccessible }
      input HotelSearch { city: String }
      type Hotel @fed__key(fields: "code") { code: ID!  name: String  stars: Int  place: Place  rating: Rating }
      type Place @shareable { code: ID!  name: String  zone: Int @inaccessible }
      enum Rating { GOOD BAD }`,
    resolvers: {
      Query: { hotels: (_, { search, stars }) => hotels.filter(h => (!search?.city || h.city === search.city) && (!stars || h.stars === stars)) },
      Hotel: {
        __resolveReference: r => hotels.find(h => h.code === r.code),
        place: h => places[h.city],
        rating: h => (h.stars > 3 ? "GOOD" : "BAD"),
      },
    },
  },
  {
    name: "trips",
    sdl: `
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@external", "@requires", "@shareable", "@inaccessible"])
      type Query { trips: [Trip!]!  trip(id: ID!): Trip }
      type Trip @key(fields: "id") {
        id: ID!
        flights: [Flight!]!
        hotel: Hotel
        state: State!
        rating: Rating
      }
      enum State { OPEN CLOSED }
      enum Rating { GOOD UNKNOWN }
      type Flight @key(fields: "number") {
        number: String!
        secret: String @external
        from: Place! @external
        day: Day @external
        gate: String @requires(fields: "secret")
        note: String @requires(fields: "from { name } day")
      }
      type Place @shareable { code: ID!  name: String! }
      scalar Day
      type Hotel @key(fields: "code", resolvable: false) { code: ID! }`,
    resolvers: {
      Query: { trips: () => trips, trip: (_, { id }) => trips.find(t => t.id === id) },
      Trip: {
        __resolveReference: r => trips.find(t => t.id === r.id),
        flights: t => t.flights.map(number => ({ number })),
        hotel: t => (t.hotel ? { code: t.hotel } : null),
        rating: t => (t.state === "OPEN" ? "GOOD" : "UNKNOWN"),
      },
      Flight: { gate: f => `gate ${f.secret}`, note: f => `${f.from.name} on ${f.day}` },
    },
  },
];
