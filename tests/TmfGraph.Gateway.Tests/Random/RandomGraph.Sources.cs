using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>The schemas of a random graph.</summary>
internal sealed partial class RandomGraph
{
    private RequestExecutor MakeMonolith()
    {
        var extra = HasInterfaceObject ? "extra: String" : "";
        var sdl = new StringBuilder(
            $$"""
            enum Color { RED BLUE }
            {{RandomArguments.InputTypes}}
            type V { a: String  b: Int! }
            type Part { x: String  y: String }
            type Place { space: String!  no: Int! }
            union U = E0 | E1
            union W = {{string.Join(" | ", UnionMembers)}}
            interface Thing { id: ID!  tag: String {{extra}} }

            """);
        foreach (var type in _types)
        {
            sdl.Append($"type {type.Name} implements Thing {{ id: ID!  code: String  {extra} ");
            foreach (var field in type.Fields)
            {
                sdl.Append($"{field.Name}{ArgumentsOf(field)}: {field.Type}  ");
            }

            sdl.Append("}\n");
        }

        sdl.Append("type Query {\n").AppendJoin("", _types.Select(Roots)).Append(HasInterfaceObject ? "  someThing(n: Int!): Thing\n  things: [Thing]\n" : "").Append('}').Append(MutationsOf(_types)).Append(StreamsOf(null));
        var builder = new SchemaBuilder().AddDocument(sdl.ToString());
        foreach (var type in _types)
        {
            ResolveRoots(builder, type);
            ResolveMutation(builder, type);
            builder.Resolve($"{type.Name}.code", FieldResolver.Pure(p => _failures?.Down == type.Home
                ? ResolvedValue.FromError(RandomFailures.DownError)
                : ResolvedValue.FromJson(p.Json.GetProperty("code"))));
            type.Fields.ForEach(f => ResolveStored(builder, $"{type.Name}.{f.Name}", f, provides: false));
        }

        if (HasInterfaceObject)
        {
            ResolveThings(builder);
        }

        ResolveStreams(builder, null);
        return new RequestExecutor(builder.Build());
    }

    private TestSource MakeSource(int source)
    {
        var isApollo = _isApollo(source);
        var isFirstApollo = isApollo && !Enumerable.Range(0, source).Any(_isApollo);
        var sdl = new StringBuilder(
            $$"""
            enum Color { RED BLUE }
            {{RandomArguments.InputTypesAt(source)}}
            type V { a: String @shareable  b: Int! @shareable }
            type Place { space: String! @shareable  no: Int! @shareable }
            input PlaceInput { space: String!  no: Int! }
            input PairInput { x: String  y: Int }
            input ChoiceInput {{(isApollo ? "" : "@oneOf ")}}{ x: String  y: Int }
            interface Thing {{(isFirstApollo ? "@key(fields: \"id\") " : "")}}{ id: ID! {{(source == _tagSource ? " tag: String" : "")}} }
            union U = E0 | E1
            union W = {{string.Join(" | ", _unionMembers[source])}}

            """);
        var parts = $"{(_partSources[0] == source ? "x: String " : "")}{(_partSources[1] == source ? "y: String" : "")}";
        if (parts.Length > 0)
        {
            sdl.Append($"type Part {{ {parts} }}\n");
        }

        var query = new StringBuilder();
        var nested = new StringBuilder();
        foreach (var type in _types)
        {
            sdl.Append(TypeOf(type, source, isApollo, isFirstApollo));
            query.Append(type.Home == source ? Roots(type, isApollo) : "");
            if (!isApollo)
            {
                AddLookup(type, source, query, nested);
            }
        }

        if (!isApollo && FormOf(source) is LookupForm.OfInterface)
        {
            query.Append($"  thing{source}(id: ID!): Thing @lookup @internal\n");
        }

        if (nested.Length > 0)
        {
            query.Append($"  nested{source}: Nested{source}! @internal\n");
            sdl.Append($"type Nested{source} @internal {{\n{nested}}}\n");
        }

        sdl.Append(!isApollo && FormOf(source) is LookupForm.OfObjects ? "input IdInput { id: ID! }\n" : "");

        query.Append(query.Length == 0 ? $"  nothing{source}: Int\n" : "");
        sdl.Append("type Query {\n").Append(query).Append('}').Append(MutationsOf([.. _types.Where(t => t.ChangeSource == source)])).Append(StreamsOf(source));
        void Resolve(SchemaBuilder builder) => ResolveSource(builder, source, isApollo);
        return isApollo
            ? ApolloSource.Create($"s{source}", ApolloLink + sdl, [.. _types.Select(t => t.Name)], FindEntity, Resolve)
            : new TestSource($"s{source}", sdl.ToString(), Resolve);
    }

    /// <summary>How a composite source finds what it knows by its id.</summary>
    private LookupForm FormOf(int source) => (LookupForm)((_seed + (source * 3)) % 4);

    private void AddLookup(RandomType type, int source, StringBuilder query, StringBuilder nested)
    {
        if (IsByCode(type, source))
        {
            query.Append($"  by{type.Name}Code(code: String!): {type.Name} @lookup @internal\n");
            return;
        }

        if (IsByPlace(type, source))
        {
            query.Append(_seed % 2 == 0
                ? $"  by{type.Name}Place(place: PlaceInput! @is(field: \"place.{{ space, no }}\")): {type.Name} @lookup @internal\n"
                : $"  by{type.Name}Place(s: String! @is(field: \"place.space\"), n: Int! @is(field: \"place.no\")): {type.Name} @lookup @internal\n");
            return;
        }

        _ = FormOf(source) switch
        {
            LookupForm.Nested => nested.Append($"  by{type.Name}(id: ID!): {type.Name} @lookup\n"),
            LookupForm.OfObjects => query.Append($"  by{type.Name}(key: IdInput! @is(field: \"{{ id }}\")): {type.Name} @lookup @internal\n"),
            LookupForm.OfInterface => query,
            _ => query.Append($"  by{type.Name}(id: ID!): {type.Name} @lookup @internal\n"),
        };
    }

    private static readonly string ApolloLink = ApolloSource.Link.Replace("\"@key\"", "\"@key\", \"@override\", \"@inaccessible\"", StringComparison.Ordinal)
        .Replace("v2.7", "v2.9", StringComparison.Ordinal);

    private string TypeOf(RandomType type, int source, bool isApollo, bool isFirstApollo)
    {
        var byCode = IsByCode(type, source);
        var knowsCode = byCode || type.Home == source;
        var place = IsByPlace(type, source) || type.Home == source ? $"@key(fields: \"place {{ space no }}\"{(isApollo && type.Home == source ? ", resolvable: false" : "")}) " : "";
        var keys = place + (!isApollo ? $"@key(fields: \"id\") {(knowsCode ? "@key(fields: \"code\") " : "")}"
            : byCode ? $"@key(fields: \"id\"{(isFirstApollo ? "" : ", resolvable: false")}) @key(fields: \"code\") "
            : type.Home == source ? "@key(fields: \"id\") @key(fields: \"code\", resolvable: false) "
            : $"@key(fields: \"id\"{(IsByPlace(type, source) && !isFirstApollo ? ", resolvable: false" : "")}) ");
        var sdl = new StringBuilder($"type {type.Name} implements Thing {keys}{{ id: ID!  {(knowsCode ? $"code: String{(HidesCode && type.Home == source ? " @inaccessible" : "")}  " : "")}");
        var external = new HashSet<string>();
        foreach (var field in type.Fields)
        {
            if (field.OldSource == source)
            {
                sdl.Append($"{field.Name}: {field.Type}  ");
            }

            if (!field.IsServedBy(source))
            {
                continue;
            }

            sdl.Append(field.Name);
            if (field.Needs is { } need && isApollo)
            {
                sdl.Append($"{ArgumentsOf(field)}: {field.Type} @requires(fields: \"{need.Fields}\")");
                external.UnionWith(need.Own);
            }
            else
            {
                sdl.Append(ArgumentsOf(field, field.Needs is { } map ? $"from: {map.Argument} @require(field: \"{map.Map}\")" : null)).Append($": {field.Type}");
            }

            sdl.Append(field.SecondSource is not null && field.SecondSource != field.Source ? " @shareable" : "");
            sdl.Append(field.Provides is null ? "" : $" @provides(fields: \"{field.Provides}\")");
            sdl.Append(field.OldSource is not { } old ? ""
                : $" @override(from: \"s{old}\"{(IsGradual(type, field) ? ", label: \"percent(50)\"" : "")})").Append("  ");
        }

        // what others require or provide of this type is known here as well
        external.UnionWith(_types.SelectMany(t => t.Fields).Where(f => f.Provides is not null && f.Target == type.Name && f.Source == source).Select(f => f.Provides!)); // just tested
        if (isApollo)
        {
            external.UnionWith(_types.SelectMany(t => t.Fields.Where(f => f.Source == source && (f.Needs == RandomNeed.Path || f.Needs == RandomNeed.Targets)).Select(f => t.Field(f.Needs!.Own[0]).Target)) // just tested
                .Where(t => t == type.Name).Select(_ => "s4"));
        }

        foreach (var name in external.Order(StringComparer.Ordinal).Where(n => !type.Field(n).IsServedBy(source)))
        {
            sdl.Append($"{name}{ArgumentsOf(type.Field(name))}: {type.Field(name).Type} @external  ");
        }

        return sdl.Append("}\n").ToString();
    }

    private static string ArgumentsOf(RandomField field, string? further = null)
    {
        string?[] all = [field.HasArguments ? RandomArguments.Declared : null, further];
        return all is [null, null] ? "" : $"({string.Join(", ", all.Where(a => a is not null))})";
    }

    /// <summary>The source that knows all entities as things.</summary>
    private TestSource MakeInterfaceObjectSource() => ApolloSource.Create(
        "things",
        ApolloLink + "type Query { someThing(n: Int!): Thing  things: [Thing] }\ntype Thing @key(fields: \"id\") @interfaceObject { id: ID!  extra: String }",
        ["Thing"],
        r => AsThing(_roots.GetValueOrDefault(r.GetProperty("id").GetString()!)), // keys are text
        b => ResolveThings(b, AsThing));

    private static JsonElement AsThing(JsonElement entity) => entity.ValueKind is JsonValueKind.Undefined
        ? entity
        : JsonSerializer.SerializeToElement(new { __typename = "Thing", id = entity.GetProperty("id"), extra = entity.GetProperty("extra") });

    /// <summary>Whether its old source still serves it for a share of the requests.</summary>
    private bool IsGradual(RandomType type, RandomField field) => !IsOneDown && _isApollo(field.Source) && (type.Name is "E1" or "E3");

    private static bool IsByCode(RandomType type, int source) => type.CodeSource == source && type.Home != source;

    private static bool IsByPlace(RandomType type, int source) => type.PlaceSource == source;

    private static string Roots(RandomType type) => Roots(type, true);

    private static string Roots(RandomType type, bool isPlain) =>
        $"  all{type.Name}(first: Int): [{type.Name}!]\n  one{type.Name}(n: Int!): {type.Name}\n  find{type.Name}(id: ID!): {type.Name}{(isPlain ? "" : " @lookup")}\n";
}
