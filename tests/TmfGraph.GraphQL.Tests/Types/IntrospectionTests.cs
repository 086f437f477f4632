using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class IntrospectionTests
{
    private static readonly GraphSchema Schema = new SchemaBuilder()
        .AddDocument(
            """
            "About the schema."
            schema { query: Root subscription: Events }
            directive @mark("How much." level: [Int!] = [1, 2], old: Int @deprecated) repeatable on FIELD | OBJECT
            "About the root."
            type Root implements Node { id: ID! things(where: Filter = { state: OPEN }, old: Int @deprecated(reason: "x")): [Thing!]! gone: Int @deprecated(reason: "Gone.") }
            type Events { happened: Thing }
            interface Node { id: ID! }
            union Thing = Root | Events
            enum State { "About OPEN." OPEN SHUT @deprecated }
            input Filter { state: State! = OPEN old: String @deprecated }
            input By @oneOf { id: ID }
            scalar When @specifiedBy(url: "https://when.example")
            """)
        .Build();

    [Fact]
    public void Schema_NamesItsParts()
    {
        var schema = Call(Schema.IntrospectionFields.SchemaField, default);
        Assert.Equal("About the schema.", Read(schema, "description").Object);
        Assert.Equal("Root", Read(Read(schema, "queryType"), "name").Object);
        Assert.True(Read(schema, "mutationType").IsNull);
        Assert.Equal("Events", Read(Read(schema, "subscriptionType"), "name").Object);
        Assert.Equal(
            [
                "Root", "Events", "Node", "Thing", "State", "Filter", "By", "When", "Int", "String", "Boolean", "ID",
                "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation",
            ],
            Names(Read(schema, "types")));
        Assert.Equal(["mark", "skip", "include", "defer", "stream", "deprecated", "specifiedBy", "oneOf"], Names(Read(schema, "directives")));
    }

    [Theory]
    [InlineData("Root", "OBJECT | About the root. | fields id,things | interfaces Node")]
    [InlineData("Node", "INTERFACE | fields id | interfaces  | possibleTypes Root")]
    [InlineData("Thing", "UNION | possibleTypes Root,Events")]
    [InlineData("State", "ENUM | enumValues OPEN")]
    [InlineData("Filter", "INPUT_OBJECT | inputFields state | isOneOf False")]
    [InlineData("By", "INPUT_OBJECT | inputFields id | isOneOf True")]
    [InlineData("When", "SCALAR | specifiedByURL https://when.example")]
    public void Type_HasWhatItsKindHas(string name, string text)
    {
        var type = TypeOf(name);
        var parts = new List<string> { (string)Read(type, "kind").Object! };
        foreach (var field in new[] { "description", "specifiedByURL", "fields", "interfaces", "possibleTypes", "enumValues", "inputFields", "isOneOf" })
        {
            var value = Read(type, field);
            if (!value.IsNull)
            {
                parts.Add((field is "description" ? "" : field + " ") + (value.Object is IReadOnlyList<ResolvedValue> ? string.Join(',', Names(value)) : value.Object));
            }
        }

        Assert.Equal(text, string.Join(" | ", parts));
        Assert.True(Read(type, "ofType").IsNull);
    }

    [Fact]
    public void Deprecated_IsListed_When_Asked()
    {
        Assert.Equal(["id", "things", "gone"], Names(Read(TypeOf("Root"), "fields", all: true)));
        Assert.Equal(["OPEN", "SHUT"], Names(Read(TypeOf("State"), "enumValues", all: true)));
        Assert.Equal(["state", "old"], Names(Read(TypeOf("Filter"), "inputFields", all: true)));
        var things = Items(Read(TypeOf("Root"), "fields"))[1];
        Assert.Equal(["where"], Names(Read(things, "args")));
        Assert.Equal(["where", "old"], Names(Read(things, "args", all: true)));
        var mark = Items(Read(Call(Schema.IntrospectionFields.SchemaField, default), "directives"))[0];
        Assert.Equal(["level"], Names(Read(mark, "args")));
        Assert.Equal(["level", "old"], Names(Read(mark, "args", all: true)));
    }

    [Fact]
    public void Members_HaveTheirFacts()
    {
        var gone = Items(Read(TypeOf("Root"), "fields", all: true))[2];
        Assert.Equal((true, "Gone."), (Read(gone, "isDeprecated").Object, Read(gone, "deprecationReason").Object));
        var things = Items(Read(TypeOf("Root"), "fields"))[1];
        Assert.Equal("{ state: OPEN }", Read(Items(Read(things, "args"))[0], "defaultValue").Object);
        Assert.Equal("NON_NULL LIST NON_NULL Thing", Wrappers(Read(things, "type")));
        var open = Items(Read(TypeOf("State"), "enumValues"))[0];
        Assert.Equal((false, "About OPEN."), (Read(open, "isDeprecated").Object, Read(open, "description").Object));
        var mark = Items(Read(Call(Schema.IntrospectionFields.SchemaField, default), "directives"))[0];
        Assert.Equal(true, Read(mark, "isRepeatable").Object);
        Assert.Equal(["FIELD", "OBJECT"], Items(Read(mark, "locations")).Select(static l => (string)l.Object!));
        Assert.Equal("[1, 2]", Read(Items(Read(mark, "args"))[0], "defaultValue").Object);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("Float")]
    public void Type_IsNull_When_NothingIsCalledThatOrRefersToIt(string name) => Assert.True(TypeOf(name).IsNull);

    private static ResolvedValue TypeOf(string name) => Call(Schema.IntrospectionFields.TypeField, default, $$"""{"name":"{{name}}"}""");

    private static ResolvedValue Read(ResolvedValue parent, string field, bool all = false)
    {
        var type = parent.Object switch
        {
            GraphSchema => "__Schema",
            GraphType => "__Type",
            Field => "__Field",
            InputValue => "__InputValue",
            EnumValue => "__EnumValue",
            _ => "__Directive",
        };
        return Call(((ObjectType)Schema.GetType(type)!).GetField(field)!, parent, all ? """{"includeDeprecated":true}""" : """{"includeDeprecated":false}""");
    }

    private static ResolvedValue Call(Field field, ResolvedValue parent, string arguments = "{}") =>
        ((PureResolver)field.Resolver!).Resolve(parent, new FieldArguments(JsonDocument.Parse(arguments).RootElement));

    private static IReadOnlyList<ResolvedValue> Items(ResolvedValue list) => (IReadOnlyList<ResolvedValue>)list.Object!;

    private static IEnumerable<string> Names(ResolvedValue list) => Items(list).Select(static i => (string)Read(i, "name").Object!);

    private static string Wrappers(ResolvedValue type)
    {
        var inner = Read(type, "ofType");
        return inner.IsNull ? (string)Read(type, "name").Object! : Read(type, "kind").Object + " " + Wrappers(inner);
    }
}
