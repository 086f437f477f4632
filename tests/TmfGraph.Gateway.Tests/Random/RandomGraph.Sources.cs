using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>The schemas of a random graph, and their servers.</summary>
internal sealed partial class RandomGraph
{
    /// <summary>What a source says of a field that it knows and does not serve; no answer may hold it.</summary>
    private const string Wrong = "WRONG";

    /// <summary>Beside the data of an object found by a path that provides more than usual.</summary>
    private const string ProvidedMark = "_provided";

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

        sdl.Append("type Query {\n").AppendJoin("", _types.Select(Roots)).Append(HasInterfaceObject ? "  someThing(n: Int!): Thing\n  things: [Thing]\n" : "").Append('}').Append(MutationsOf(_types));
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

        return new RequestExecutor(builder.Build());
    }

    private TestSource MakeSource(int source)
    {
        var isApollo = _isApollo(source);
        var isFirstApollo = isApollo && !Enumerable.Range(0, source).Any(_isApollo);
        var sdl = new StringBuilder(
            $$"""
            enum Color { RED BLUE }
            {{RandomArguments.InputTypes}}
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
        sdl.Append("type Query {\n").Append(query).Append('}').Append(MutationsOf([.. _types.Where(t => t.ChangeSource == source)]));
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

    private static readonly string ApolloLink = ApolloSource.Link.Replace("\"@key\"", "\"@key\", \"@override\"", StringComparison.Ordinal)
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
        var sdl = new StringBuilder($"type {type.Name} implements Thing {keys}{{ id: ID!  {(knowsCode ? "code: String  " : "")}");
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
            external.UnionWith(_types.SelectMany(t => t.Fields.Where(f => f.Needs == RandomNeed.Path && f.Source == source).Select(_ => t.Field("r0").Target))
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

    private void ResolveThings(SchemaBuilder builder, Func<JsonElement, JsonElement>? change = null)
    {
        builder.Resolve("Query.someThing", Live((_, a) => ResolvedValue.FromJson(All().ElementAt(a.GetInt32("n")!.Value)))); // non-null
        builder.Resolve("Query.things", Live((_, _) => ResolvedValue.FromList([.. All().Take(7).Select(e => ResolvedValue.FromJson(e)), ResolvedValue.Null])));

        IEnumerable<JsonElement> All() => _types.SelectMany(t => t.Objects.Take(2)).Select(Stored).Select(o => change?.Invoke(o) ?? o);
    }

    /// <summary>Whether its old source still serves it for a share of the requests.</summary>
    private bool IsGradual(RandomType type, RandomField field) => !IsOneDown && _isApollo(field.Source) && (type.Name is "E1" or "E3");

    private static bool IsByCode(RandomType type, int source) => type.CodeSource == source && type.Home != source;

    private static bool IsByPlace(RandomType type, int source) => type.PlaceSource == source;

    private static string Roots(RandomType type) => Roots(type, true);

    private static string Roots(RandomType type, bool isPlain) =>
        $"  all{type.Name}(first: Int): [{type.Name}!]\n  one{type.Name}(n: Int!): {type.Name}\n  find{type.Name}(id: ID!): {type.Name}{(isPlain ? "" : " @lookup")}\n";

    private void ResolveRoots(SchemaBuilder builder, RandomType type)
    {
        Root("all", a => ResolvedValue.FromList([.. type.Objects.Take(a.GetInt32("first") ?? 3).Select(o => ResolvedValue.FromJson(Stored(o)))]));
        Root("one", a => ResolvedValue.FromJson(Stored(type.Objects[a.GetInt32("n")!.Value]))); // non-null
        Root("find", a => _roots.TryGetValue(a.Get("id").ToString()!, out var found) && found.GetProperty("__typename").ValueEquals(type.Name) // non-null
            ? ResolvedValue.FromJson(found)
            : ResolvedValue.Null);

        void Root(string name, Func<FieldArguments, ResolvedValue> resolve) => builder.Resolve(
            $"Query.{name}{type.Name}", Live((_, a) => _failures?.Down == type.Home ? ResolvedValue.FromError(RandomFailures.DownError) : resolve(a)));
    }

    private JsonElement Stored(JsonObject entity) => _roots[entity["id"]!.ToString()]; // entities have ids

    /// <summary>A lookup by an argument that has the id, or ends in it.</summary>
    private FieldResolver FindBy(string argument, int prefix = 0) =>
        Live((_, a) => ResolvedValue.FromJson(_roots.GetValueOrDefault(a.Get(argument).ToString()![prefix..]))); // lookups have their argument

    private void ResolveLookup(SchemaBuilder builder, RandomType type, int source)
    {
        if (IsByCode(type, source))
        {
            builder.Resolve($"Query.by{type.Name}Code", FindBy("code", 1));
            return;
        }

        if (IsByPlace(type, source))
        {
            builder.Resolve($"Query.by{type.Name}Place", FieldResolver.Pure((_, a) => ResolvedValue.FromJson(
                a.Get("place") is { } place ? AtPlace(place.GetProperty("space"), place.GetProperty("no")) : AtPlace(a.Get("s")!.Value, a.Get("n")!.Value)))); // one or the other
            return;
        }

        _ = FormOf(source) switch
        {
            LookupForm.Nested => builder.Resolve($"Nested{source}.by{type.Name}", FindBy("id")),
            LookupForm.OfObjects => builder.Resolve(
                $"Query.by{type.Name}", FieldResolver.Pure((_, a) => ResolvedValue.FromJson(_roots[a.Get("key")!.Value.GetProperty("id").GetString()!]))), // non-null
            LookupForm.OfInterface => builder,
            _ => builder.Resolve($"Query.by{type.Name}", FindBy("id")),
        };
    }

    private void ResolveLookups(SchemaBuilder builder, int source)
    {
        if (FormOf(source) is LookupForm.Nested && _types.Exists(t => !IsByCode(t, source) && !IsByPlace(t, source)))
        {
            builder.Resolve($"Query.nested{source}", TestSource.Json("{}"));
        }
        else if (FormOf(source) is LookupForm.OfInterface)
        {
            builder.Resolve($"Query.thing{source}", FindBy("id"));
        }
    }

    private void ResolveSource(SchemaBuilder builder, int source, bool isApollo)
    {
        if (!isApollo)
        {
            ResolveLookups(builder, source);
        }

        foreach (var type in _types)
        {
            if (type.Home == source)
            {
                ResolveRoots(builder, type);
            }

            if (type.ChangeSource == source)
            {
                ResolveMutation(builder, type);
            }

            if (!isApollo)
            {
                ResolveLookup(builder, type, source);
            }

            var isProvided = _types.SelectMany(t => t.Fields).Any(f => f.Provides is not null && f.Target == type.Name && f.Source == source);
            if (isProvided && !type.Field("s4").IsServedBy(source))
            {
                builder.Resolve($"{type.Name}.s4", Failing(type.Field("s4"), (p, _) =>
                    Property(p.Json, ProvidedMark) is not null ? ResolvedValue.FromJson(p.Json.GetProperty("s4")) : ResolvedValue.FromObject(Wrong)));
            }

            foreach (var field in type.Fields)
            {
                var isOld = field.OldSource == source;
                if (isOld && !IsGradual(type, field))
                {
                    builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure(_ => ResolvedValue.FromObject(Wrong)));
                }
                else if (isOld || field.IsServedBy(source))
                {
                    Resolve(builder, type, field, isApollo);
                }
            }
        }
    }

    private void Resolve(SchemaBuilder builder, RandomType type, RandomField field, bool isApollo)
    {
        var coordinate = $"{type.Name}.{field.Name}";
        if (field.Needs is { } need)
        {
            builder.Resolve(coordinate, Failing(field, isApollo
                ? (p, a) => ResolvedValue.FromObject(Got(FromRepresentation(need, p.Json)) + EchoOf(field, p, a))
                : (p, a) => ResolvedValue.FromObject(Got(FromArgument(a.Get("from"))) + EchoOf(field, p, a))));
        }
        else
        {
            ResolveStored(builder, coordinate, field, field.Provides is not null);
        }
    }

    private void ResolveStored(SchemaBuilder builder, string coordinate, RandomField field, bool provides)
    {
        if (field.IsReference)
        {
            builder.Resolve(coordinate, Failing(field, (p, _) => Follow(p.Json.GetProperty(field.Name), provides)));
        }
        else if (field.HasArguments)
        {
            builder.Resolve(coordinate, Failing(field, (p, a) => ResolvedValue.FromObject((field.Needs is null ? "" : p.Json.GetProperty(field.Name).GetString()) + EchoOf(field, p, a))));
        }
        else if (_failures is not null)
        {
            builder.Resolve(coordinate, Failing(field, (p, _) => ResolvedValue.FromJson(p.Json.GetProperty(field.Name))));
        }
    }

    private static string EchoOf(RandomField field, ResolvedValue parent, FieldArguments arguments) =>
        field.HasArguments ? RandomArguments.Echo(parent.Json, arguments) : "";

    private FieldResolver Failing(RandomField field, Func<ResolvedValue, FieldArguments, ResolvedValue> resolve) =>
        Live((parent, arguments) => _failures?.ErrorOf(parent.Json, field) is { } error ? ResolvedValue.FromError(error) : resolve(parent, arguments));

    /// <summary>The object of a representation, found by the id, by the code or by the place.</summary>
    private JsonElement FindEntity(JsonElement representation)
    {
        if (!representation.TryGetProperty("id", out _) && Property(representation, "place") is { } place)
        {
            return AtPlace(place.GetProperty("space"), place.GetProperty("no"));
        }

        var id = representation.TryGetProperty("id", out var given) ? given.GetString()! : representation.GetProperty("code").GetString()![1..]; // keys are text
        return _roots.GetValueOrDefault(id);
    }

    private JsonElement AtPlace(JsonElement space, JsonElement number) => _roots.GetValueOrDefault($"{space.GetString()}-{number.GetInt32()}");

    private ResolvedValue Follow(JsonElement value, bool provides = false) => value.ValueKind switch
    {
        JsonValueKind.Null => ResolvedValue.Null,
        JsonValueKind.Array => ResolvedValue.FromList([.. value.EnumerateArray().Select(v => Follow(v, provides))]),
        _ => ResolvedValue.FromJson(Target(value.GetProperty("ref").GetString()!, provides)), // references are text
    };

    private JsonElement Target(string id, bool provides)
    {
        var entity = _roots[id];
        if (!provides)
        {
            return entity;
        }

        var marked = entity.EnumerateObject().ToDictionary(p => p.Name, p => (object)p.Value);
        marked[ProvidedMark] = true;
        return JsonSerializer.SerializeToElement(marked);
    }

    private static string? FromArgument(JsonElement? value) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } list => string.Join(',', list.EnumerateArray().Select(TextOf)),
        { ValueKind: JsonValueKind.Object } choice when choice.EnumerateObject().Count() == 1 => choice.EnumerateObject().First().Value.ToString(),
        { ValueKind: JsonValueKind.Object } pair => $"{TextOf(Property(pair, "x"))}+{TextOf(Property(pair, "y"))}",
        _ => value.ToString(),
    };

    private static string? FromRepresentation(RandomNeed need, JsonElement entity)
    {
        if (!entity.TryGetProperty(ApolloSource.Represented, out var sent) || !need.Own.All(n => sent.TryGetProperty(n, out _)))
        {
            return "nothing of what it requires";
        }

        var first = sent.GetProperty(need.Own[0]);
        return need == RandomNeed.Object ? $"{TextOf(first)}+{TextOf(sent.GetProperty(need.Own[1]))}"
            : need == RandomNeed.Choice ? (first.ValueKind is JsonValueKind.Null ? sent.GetProperty(need.Own[1]) : first) switch
            {
                { ValueKind: JsonValueKind.Null } => null,
                var chosen => chosen.ToString(),
            }
            : first.ValueKind is JsonValueKind.Null ? null
            : need == RandomNeed.List ? string.Join(',', first.EnumerateArray().Select(v => TextOf(v.GetProperty("a"))))
            : need == RandomNeed.Path ? (first.GetProperty("s4") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
            : first.ToString();
    }

    private static JsonElement? Property(JsonElement value, string name) => value.TryGetProperty(name, out var found) ? found : null;

    private static string TextOf(JsonElement? value) => value is null or { ValueKind: JsonValueKind.Null } ? "null" : value.ToString()!; // just tested

    private static string TextOf(JsonElement value) => TextOf((JsonElement?)value);
}
