using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>How the servers of a random graph find what they are asked for.</summary>
internal sealed partial class RandomGraph
{
    /// <summary>What a source says of a field that it knows and does not serve; no answer may hold it.</summary>
    private const string Wrong = "WRONG";

    /// <summary>Beside the data of an object found by a path that provides more than usual.</summary>
    private const string ProvidedMark = "_provided";

    private void ResolveThings(SchemaBuilder builder, Func<JsonElement, JsonElement>? change = null)
    {
        builder.Resolve("Query.someThing", Live((_, a) => ResolvedValue.FromJson(All().ElementAt(a.GetInt32("n")!.Value)))); // non-null
        builder.Resolve("Query.things", Live((_, _) => ResolvedValue.FromList([.. All().Take(7).Select(e => ResolvedValue.FromJson(e)), ResolvedValue.Null])));

        IEnumerable<JsonElement> All() => _types.SelectMany(t => t.Objects.Take(2)).Select(Stored).Select(o => change?.Invoke(o) ?? o);
    }

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

        ResolveStreams(builder, source);
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
        if (field.Needs is not null && _failures is not null)
        {
            builder.Resolve(coordinate, Failing(field, (p, a) => p.Json.GetProperty(field.Name).GetString() is var value && value is Lost
                ? ResolvedValue.FromError(new GraphQLError("Something required has failed."))
                : ResolvedValue.FromObject(value + EchoOf(field, p, a))));
        }
        else if (field.IsReference)
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
            : need == RandomNeed.Targets ? string.Join(',', first.EnumerateArray().Select(r => TextOf(r.GetProperty("s4"))))
            : need == RandomNeed.Path ? (first.GetProperty("s4") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null)
            : first.ToString();
    }

    private static JsonElement? Property(JsonElement value, string name) => value.TryGetProperty(name, out var found) ? found : null;

    private static string TextOf(JsonElement? value) => value is null or { ValueKind: JsonValueKind.Null } ? "null" : value.ToString()!; // just tested

    private static string TextOf(JsonElement value) => TextOf((JsonElement?)value);
}
