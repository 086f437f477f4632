using System.Text;
using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Tests.Planning;

public sealed class PlannerTests
{
    private static readonly TestSource Orders = new(
        "orders",
        """
        type Query { orders: [Order!]  orderById(id: ID!): Order @lookup  viewer: Viewer @shareable }
        type Mutation { placeOrder(note: String): Order  cancelOrder(id: ID!): Order }
        type Subscription { orderChanged(state: String): Order }
        type Order @key(fields: "id") { id: ID!  state: String  customer: Customer  party: Party  size: Size @shareable  weight: Int }
        type Size { width: Int @shareable  height: Int @shareable }
        type Viewer { name: String @shareable  orders: [Order] }
        type Customer @key(fields: "id") { id: ID! }
        union Party = Individual | Organization
        type Individual @key(fields: "id") { id: ID! }
        type Organization @key(fields: "id") { id: ID! }
        """);

    private static readonly TestSource Customers = new(
        "customers",
        """
        type Query { lookups: Lookups! @internal  parties: [Party]  customerById(id: ID!): Customer @lookup  viewer: Viewer @shareable }
        type Lookups @internal { individual(id: ID!): Individual @lookup  organization(id: ID!): Organization @lookup }
        type Viewer { name: String @shareable  customer: Customer }
        type Customer @key(fields: "id") { id: ID!  code: String! @shareable  name(long: Boolean): String }
        type Individual @key(fields: "id") { id: ID!  name: String }
        type Organization @key(fields: "id") { id: ID!  name: String  nick: String  size: Int }
        union Party = Individual | Organization
        """);

    private static readonly TestSource Bills = new(
        "bills",
        """
        type Query { customerByCode(code: String!): Customer @lookup @internal }
        type Customer @key(fields: "code") { code: String!  balance: Int }
        """);

    private static readonly TestSource Shipping = new(
        "shipping",
        """
        type Query { shippingOf(id: ID!): Order @lookup @internal }
        type Order @key(fields: "id") { id: ID!  fee(weight: Int @require(field: "weight") box: BoxInput @require(field: "size.{ w: width, h: height }")): Int  carrier: String }
        input BoxInput { w: Int  h: Int }
        """);

    private static void Match(string query, string name)
    {
        using var graph = new TestGraph(Orders, Customers, Bills, Shipping);
        Snapshot.Match(graph.PlanOf(query), "yaml", testMethod: name);
    }

    [Fact]
    public void OneSource_IsOneFetch_WithTheClientsAliasesAndArguments() =>
        Match("query Q($s: Boolean!) { all: orders { i: id state @include(if: $s) } }", nameof(OneSource_IsOneFetch_WithTheClientsAliasesAndArguments));

    [Fact]
    public void Entity_OfAnotherSource_IsOneLookupMore() =>
        Match("{ orders { customer { name(long: true) } } }", nameof(Entity_OfAnotherSource_IsOneLookupMore));

    [Fact]
    public void Key_ThatOnlyAThirdSourceHas_TakesARoundMore() =>
        Match("{ orders { customer { balance } } }", nameof(Key_ThatOnlyAThirdSourceHas_TakesARoundMore));

    [Fact]
    public void UnionMembers_AreFetchedByTheirOwnLookups_InNamespaces() =>
        Match("{ orders { party { ... on Individual { name } ... on Organization { name size } } } }", nameof(UnionMembers_AreFetchedByTheirOwnLookups_InNamespaces));

    [Fact]
    public void Requirements_AreFetchedFirst_AndHidden_AndOtherFieldsOfTheirSourceRideAlong() =>
        Match("{ orders { fee carrier } }", nameof(Requirements_AreFetchedFirst_AndHidden_AndOtherFieldsOfTheirSourceRideAlong));

    [Fact]
    public void SharedValues_AreCut_AndBegunInBothSources() =>
        Match("{ viewer { name customer { name } orders { id } } }", nameof(SharedValues_AreCut_AndBegunInBothSources));

    [Fact]
    public async Task AMutationOfTwoSources_IsDoneInOne_ThatServesAllBelowIt()
    {
        using var graph = new TestGraph(
            new TestSource("a", "type Query { a: Int } type Mutation { place: P @shareable } type P { x: Int @shareable }", b => b.Resolve("Mutation.place", TestSource.Json("""{"x":1}"""))),
            new TestSource("b", "type Query { b: Int } type Mutation { place: P @shareable } type P { x: Int @shareable y: Int }", b => b.Resolve("Mutation.place", TestSource.Json("""{"x":1,"y":2}"""))));
        Assert.Equal("""{"data":{"place":{"x":1,"y":2}}}""", await graph.AskAsync("mutation { place { x y } }"));
        Assert.Equal("b=1", graph.Requests);
    }

    [Fact]
    public void Mutations_OfOneSource_AreOneFetch_UntilSomethingHasToBeFetchedInBetween() => Match(
        "mutation { a: cancelOrder(id: 1) { state } b: placeOrder { customer { name } } c: cancelOrder(id: 2) { id } d: placeOrder { id } }",
        nameof(Mutations_OfOneSource_AreOneFetch_UntilSomethingHasToBeFetchedInBetween));

    [Fact]
    public void Mutations_AreSteps_OneAfterTheOther() =>
        Match("mutation M($n: String) { a: placeOrder(note: $n) { customer { name } } b: cancelOrder(id: 1) { id } }", nameof(Mutations_AreSteps_OneAfterTheOther));

    [Fact]
    public void Subscriptions_CompleteTheirEvents() =>
        Match("subscription { orderChanged(state: \"HELD\") { state customer { name } } }", nameof(Subscriptions_CompleteTheirEvents));

    [Fact]
    public void Introspection_IsNeverFetched() =>
        Match("{ __typename __schema { queryType { ...F } } __type(name: \"Order\") { name } } fragment F on __Type { name }", nameof(Introspection_IsNeverFetched));

    [Fact]
    public void Fetches_ThatOnlyServeConditionalFields_AreConditional() =>
        Match("query($c: Boolean!) { orders { id customer @include(if: $c) { name } ... @skip(if: $c) { carrier } } }", nameof(Fetches_ThatOnlyServeConditionalFields_AreConditional));

    [Fact]
    public void ConflictingNames_OfDifferentTypes_AreRenamedForTheSource() =>
        Match("{ parties { ... on Individual { x: id } ... on Organization { x: id y: nick } ... on Individual { y: name } } }", nameof(ConflictingNames_OfDifferentTypes_AreRenamedForTheSource));

    [Fact]
    public void SamePlan_ForTheSameOperation()
    {
        using var graph = new TestGraph(Orders, Customers, Bills, Shipping);
        const string Query = "{ orders { id customer { name balance } fee party { ... on Organization { name } } } viewer { name } }";
        using var again = new TestGraph(Orders, Customers, Bills, Shipping);
        Assert.Equal(graph.PlanOf(Query), again.PlanOf(Query));
    }

    [Fact]
    public void Fails_When_TheOperationIsTooComplex()
    {
        var options = new GatewayOptions { Planner = { MaxNodes = 5 } };
        using var graph = new TestGraph(options, Orders, Customers);
        var exception = Assert.Throws<PlanningException>(() =>
            graph.Gateway.Plan(Encoding.UTF8.GetBytes("{ orders { id state customer { id name } weight } }"), null, out _));
        Assert.Equal(PlanningException.TooComplex, exception.Code);
        Assert.Equal("The operation needs more than 5 planning steps; select less at once, or raise the limit.", exception.Message);
    }

    [Fact]
    public void Fails_When_ItTakesTooLong()
    {
        var options = new GatewayOptions { Planner = { MaxTime = TimeSpan.FromMinutes(1) }, TimeProvider = new HourByHour() };
        using var graph = new TestGraph(options, Orders, Customers);
        var names = string.Join(' ', Enumerable.Range(0, 100).Select(i => $"a{i}: state"));
        var exception = Assert.Throws<PlanningException>(() => graph.Gateway.Plan(Encoding.UTF8.GetBytes($"{{ orders {{ {names} }} }}"), null, out _));
        Assert.Equal(PlanningException.TooComplex, exception.Code);
        Assert.Equal("Planning the operation takes longer than 60000 ms; select less at once, or raise the limit.", exception.Message);
    }

    /// <summary>One source has both fields; beyond the limit each field is fetched from the first source that has it.</summary>
    [Theory]
    [InlineData(3, "a d")]
    [InlineData(2, "a b c")]
    public void Sources_AreWeighedAgainstEachOther_UpToALimit(int limit, string sources)
    {
        static TestSource Source(string name, string fields) => new(
            name, $"type Query {{ {name}(id: ID!): Item @lookup  {(name == "a" ? "items: [Item!]" : "")} }} type Item @key(fields: \"id\") {{ id: ID! {fields} }}");

        var options = new GatewayOptions { Planner = { MaxWeighedSources = limit } };
        using var graph = new TestGraph(
            options, Source("a", ""), Source("b", "x: Int @shareable"), Source("c", "y: Int @shareable"), Source("d", "x: Int @shareable y: Int @shareable"));
        var plan = graph.Gateway.Plan("{ items { x y } }"u8.ToArray(), null, out _);
        Assert.Equal(sources, string.Join(' ', plan!.Steps.Select(s => s.Source!.Name).Distinct()));
    }

    /// <summary>A clock that is an hour later each time one looks.</summary>
    private sealed class HourByHour : TimeProvider
    {
        private long _hours;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => 3_600 * _hours++;
    }
}
