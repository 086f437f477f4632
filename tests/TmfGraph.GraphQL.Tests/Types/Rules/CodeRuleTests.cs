using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class CodeRuleTests
{
    private const string Sdl =
        """
        directive @upper on FIELD_DEFINITION
        type Query { text(level: Level, size: Int, input: Input): String @upper thing: Thing things: [Thing] node: Node count: Int @upper }
        type Mutation { go: Int }
        type Subscription { ticks: Int later: Thing }
        enum Level { LOW HIGH }
        input Input { a: String! b: Int }
        interface Node { id: ID! }
        type Thing implements Node { id: ID! name: String parts(first: Int): [Thing] owner: Owner }
        type Owner { name: String }
        """;

    private enum Level
    {
        Low,
        Medium,
    }

    [Fact]
    public void Passes_When_CodeFits() => Assert.Empty(Violations(s => s
        .Resolve("Query.text", (Level2? level, int? size, Input? input, CancellationToken _) => "")
        .Resolve("Mutation.go", (OperationRequest _) => Task.FromResult(1))
        .Resolve("Subscription.ticks", () => AsyncEnumerable.Range(1, 2))));

    [Fact]
    public void Reports_When_CoordinatesAreUnknown() => AssertReports(
        s => s.Resolve("Query.nothing", () => 1)
            .Require("Thing.nothing", "id")
            .ApplyDirective("lower", (string value) => value)
            .MapType<Level2Holder>("Nothing"),
        """
        Code names the field 'Query.nothing', which the schema does not define.
        Code names the field 'Thing.nothing', which the schema does not define.
        Code names the object type 'Nothing', which the schema does not define, for 'Level2Holder'.
        Code names the directive '@lower', which the schema does not define.
        """);

    [Fact]
    public void Reports_When_ParametersDoNotFitArguments() => AssertReports(
        s => s.Resolve("Query.text", (Level level, int size, LostInput input, string other) => ""),
        """
        The code for 'Query.text' has the parameter 'level' that takes no null, which the argument 'level: Level' may be.
        The code for 'Query.text' has the parameter 'size' that takes no null, which the argument 'size: Int' may be.
        The code for 'Query.text' has the parameter 'input' that takes no null, which the argument 'input: Input' may be.
        The code for 'Query.text' has the parameter 'other', which is no argument, and no service can be a 'String'.
        """);

    [Fact]
    public void Reports_When_TypesOfParametersLackSomething() => AssertReports(
        s => s.Resolve("Query.text", (Level? level, Guid? size, LostInput? input) => ""),
        """
        The code for 'Query.text' has the parameter 'level' as 'Level', which has no member for the value 'HIGH' of the enum 'Level'.
        The code for 'Query.text' has the parameter 'size' as 'Guid', which values of 'Int' cannot be.
        The code for 'Query.text' has the parameter 'input' as 'LostInput', whose 'C' is no field of 'Input'.
        The code for 'Query.text' has the parameter 'input' as 'LostInput', which has nothing for the input field 'Input.b'.
        """);

    [Fact]
    public void Reports_When_ResultsDoNotFit() => AssertReports(
        s => s.Resolve("Query.text", () => 1)
            .Resolve("Query.thing", () => new Half("1"))
            .Resolve("Query.things", () => 5)
            .Resolve("Query.node", () => new Half("1"))
            .Resolve("Mutation.go", () => { })
            .Resolve("Subscription.ticks", () => 1),
        """
        The code for 'Query.text' gives 'Int32', which is no value of 'String'.
        The code for 'Query.things' gives 'Int32', which is no value of '[Thing]'.
        The code for 'Query.node' gives 'Half' for 'Node', but no CLR type was said for its object types: say it by MapType.
        The code for 'Mutation.go' gives nothing.
        The code for 'Subscription.ticks' has to give an IAsyncEnumerable of events, by Resolve: it is for a field of the subscription type.
        The code for 'Thing.name' gives 'Half', which has no property for it; add one, or resolve the field.
        The code for 'Thing.parts' gives 'Half', which has no property for it; add one, or resolve the field.
        The code for 'Thing.owner' gives 'Half', which has no property for it; add one, or resolve the field.
        """);

    [Fact]
    public void Reports_When_ParentsDoNotFit() => AssertReports(
        s => s.Resolve("Thing.name", () => "")
            .Resolve("Thing.id", (string id) => id)
            .ResolveBatch("Thing.parts", (JsonElement thing) => new[] { thing })
            .Resolve("Thing.owner", (WithParts thing) => new JsonElement())
            .Resolve("Node.id", (JsonElement _) => "")
            .ResolveBatch("Query.count", (IReadOnlyList<JsonElement> _) => Enumerable.Repeat(1, 1)),
        """
        The code for 'Node.id' is for a field of an interface, which no object has; resolve it on the object types.
        The code for 'Thing.name' has no parameter for the parent, which is its first one.
        The code for 'Thing.id' has the parent 'id' as 'String': say by requires which one field of 'Thing' that is.
        The code for 'Thing.parts' has to take a list of parents first, such as IReadOnlyList<JsonElement>, and takes 'JsonElement'.
        The code for 'Thing.owner' has the parent 'thing' as 'WithParts', whose 'Parts' is no field of 'Thing' that can be read off the parent: it takes arguments, or code resolves it.
        The code for 'Query.count' has no parents, as it is for a root field: use Resolve, or take the FieldBatch and give nothing.
        """);

    [Fact]
    public void Reports_When_RequirementsDoNotHold() => AssertReports(
        s => s.Resolve("Thing.name", (JsonElement thing) => "", requires: "id {")
            .Resolve("Thing.owner", (JsonElement thing) => thing, requires: "nothing parts owner { nothing } ...X"),
        """
        The code for 'Thing.name' requires 'id {', which is no selection: Expected a selection, found '}'.
        The code for 'Thing.owner' requires 'Thing.nothing', which the schema does not define.
        The code for 'Thing.owner' requires 'Thing.parts', which cannot be read off the parent: it takes arguments, or code resolves it.
        The code for 'Thing.owner' requires 'Thing.owner', which cannot be read off the parent: it takes arguments, or code resolves it.
        The code for 'Thing.owner' requires more than plain fields.
        """);

    [Fact]
    public void Reports_When_DirectivesDoNotFitTheirFields() => AssertReports(
        s => s.ApplyDirective("upper", (string value) => value),
        """
        The code for 'Query.count' stands behind '@upper', which gives 'String', which is no value of 'Int'.
        The code for 'Query.count' has the value for '@upper' as 'String', which values of 'Int' cannot be.
        """);

    [Fact]
    public void Asks_WhetherServicesAreThere()
    {
        var builder = new SchemaBuilder(new SchemaBuilderOptions { IsService = static type => type == typeof(Half) })
            .AddDocument(Sdl)
            .Resolve("Query.count", (Half there, WithParts notThere, Level2Holder? optional) => 1);
        builder.TryBuild(out _, out var errors);
        Assert.Equal(
            ["The code for 'Query.count' has the parameter 'notThere', which is no argument, and no service of the type 'WithParts' is registered."],
            errors.Select(e => e.Message));
    }

    private static IEnumerable<GraphQLError> Violations(Action<SchemaBuilder> code)
    {
        var builder = new SchemaBuilder().AddDocument(Sdl);
        code(builder);
        builder.TryBuild(out _, out var errors);
        return errors;
    }

    private static void AssertReports(Action<SchemaBuilder> code, string messages) =>
        Assert.Equal(messages, string.Join('\n', Violations(code).Select(e => e.Message)));

    private enum Level2
    {
        Low,
        High,
    }

    private sealed record Input(string A, int? B);

    private sealed record LostInput(string A, string? C);

    private sealed record Half(string Id);

    private sealed record WithParts(string[] Parts);

    private sealed class Level2Holder
    {
        public Level2 Level { get; init; }
    }
}
