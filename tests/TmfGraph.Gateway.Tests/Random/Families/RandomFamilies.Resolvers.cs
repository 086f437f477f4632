using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>How the servers find what they are asked for.</summary>
internal sealed partial class RandomFamilies
{
    /// <summary>Beside the data of an object: what the path to it provides.</summary>
    private const string Marks = "_provided";

    private RequestExecutor MakeMonolith()
    {
        var builder = new SchemaBuilder().AddDocument(MonolithSdl());
        foreach (var root in _roots)
        {
            builder.Resolve($"Query.{root.Name}", FieldResolver.Pure(_ => Follow(_answers[root.Name], null, o => o)));
        }

        foreach (var type in _types)
        {
            ResolveFind(builder, $"find{type.Name}", type.Name);
            type.Fields.Where(f => !f.IsHidden).ToList().ForEach(f => builder.Resolve($"{type.Name}.{f.Name}", FieldResolver.Pure((p, a) => Stored(p, f, a, null))));
            if (HasInterfaceObject && type.Interfaces.Values.Any(i => i.Contains("I0")))
            {
                builder.Resolve($"{type.Name}.xi", FieldResolver.Pure((p, _) => Follow(ObjectOf(p)["xi"], null, o => o)));
            }
        }

        return new RequestExecutor((HasInterfaceObject ? builder.Resolve("Query.allx", FieldResolver.Pure(_ => Follow(_answers["allx"], null, o => o))) : builder).Build());
    }

    private void ResolveSource(SchemaBuilder builder, int source)
    {
        foreach (var root in _roots.Where(r => r.IsServedAt(source)))
        {
            builder.Resolve($"Query.{root.Name}", FieldResolver.Pure(_ => Follow(_answers[root.Name], root.Provides?.Mark, o => o)));
        }

        if (!_isApollo(source) && Possible(LookupInterface(source), source).Length > 0)
        {
            ResolveFind(builder, $"find{source}", null);
        }

        foreach (var type in _types.Where(t => t.IsKnownAt(source)))
        {
            if (type.Sources[0] == source)
            {
                ResolveFind(builder, $"find{type.Name}", type.Name);
            }

            if (!_isApollo(source) && type.NumberSource == source)
            {
                builder.Resolve($"Query.by{type.Name}Number", FieldResolver.Pure((_, a) => ResolvedValue.FromJson(ByNumber(a.Get("kind"), a.Get("no")))));
            }
            else if (!_isApollo(source) && !Possible(LookupInterface(source), source).Contains(type.Name))
            {
                ResolveFind(builder, $"by{type.Name}", type.Name);
            }

            foreach (var field in type.Fields.Where(f => f.IsServedAt(source)))
            {
                builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure((p, a) => field.Need is { } need ? Required(need, p, a, source) : Stored(p, field, a, field.Provides?.Mark)));
            }

            foreach (var field in ExternalAt(type, source))
            {
                builder.Resolve($"{type.Name}.{field.Name}", FieldResolver.Pure((p, a) => MarksOf(p)?[field.Name] is not null
                    ? Stored(p, field, a, null)
                    : ResolvedValue.FromError(new GraphQLError($"s{source} does not serve {type.Name}.{field.Name}."))));
            }
        }
    }

    private void ResolveFind(SchemaBuilder builder, string name, string? type) => builder.Resolve($"Query.{name}", FieldResolver.Pure((_, a) =>
        _stored.TryGetValue(a.GetString("id")!, out var found) && (type is null || found.GetProperty("__typename").ValueEquals(type)) ? ResolvedValue.FromJson(found) : ResolvedValue.Null)); // non-null

    private void ResolveFurther(SchemaBuilder builder)
    {
        builder.Resolve("Query.allx", FieldResolver.Pure(_ => Follow(_answers["allx"], null, Nameless)));
        builder.Resolve("I0.x0", FieldResolver.Pure(p => ResolvedValue.FromJson(_stored[IdOf(p)].GetProperty("x0"))));
        builder.Resolve("I0.xi", FieldResolver.Pure(p => Follow(ObjectOf(p)["xi"], null, Nameless)));
        builder.Resolve("I0.xneed", FieldResolver.Pure(p => ResolvedValue.FromObject(
            p.Json.TryGetProperty(ApolloSource.Represented, out var sent) && sent.TryGetProperty("i0f0", out var value) ? Got(JsonObject.Parse(value.GetRawText())) : "nothing of what it requires")));
        builder.Resolve("I0.i0f0", FieldResolver.Pure(_ => ResolvedValue.FromError(new GraphQLError("further does not serve I0.i0f0."))));
    }

    /// <summary>A field as it is stored, with what is provided below it by itself and by the path to its object.</summary>
    private ResolvedValue Stored(ResolvedValue parent, FamilyField field, FieldArguments arguments, JsonObject? provides)
    {
        var value = ObjectOf(parent)[field.Name];
        if (field.HasArgument)
        {
            return ResolvedValue.FromObject(Echo(value, arguments.GetInt32("x"))?.ToString());
        }

        if (field.IsLeaf || field.Need is not null)
        {
            return ResolvedValue.FromJson(_stored[IdOf(parent)].GetProperty(field.Name));
        }

        var marks = MarksOf(parent)?[field.Name] is JsonObject inherited ? inherited : null;
        return Follow(value, provides is null ? marks : marks is null ? provides : Merged(marks, provides), o => o);
    }

    private static ResolvedValue Required(FamilyNeed need, ResolvedValue parent, FieldArguments arguments, int source)
    {
        if (parent.Json.TryGetProperty(ApolloSource.Represented, out var sent))
        {
            return ResolvedValue.FromObject(Got(need.Of(JsonObject.Create(sent)!, (o, name) => o.ContainsKey(name) ? o[name] : throw new InvalidOperationException($"s{source} is not sent '{name}'.")))); // representations are objects
        }

        return ResolvedValue.FromObject(Got(arguments.TryGet("from", out var from) ? JsonNode.Parse(from.GetRawText()) : null));
    }

    private JsonElement FindEntity(JsonElement representation) => representation.TryGetProperty("id", out var id)
        ? _stored.GetValueOrDefault(id.GetString()!) // ids are text
        : ByNumber(representation.GetProperty("kind"), representation.GetProperty("no"));

    private JsonElement ByNumber(JsonElement? kind, JsonElement? number) =>
        _stored.GetValueOrDefault(number!.Value.GetString()!.Replace('/', '-')) is { ValueKind: JsonValueKind.Object } found && found.GetProperty("kind").ValueEquals(kind!.Value.GetString()) ? found : default; // both are given

    private ResolvedValue Follow(JsonNode? value, JsonObject? marks, Func<JsonElement, JsonElement> change) => value switch
    {
        null => ResolvedValue.Null,
        JsonArray list => ResolvedValue.FromList([.. list.Select(v => Follow(v, marks, change))]),
        _ => ResolvedValue.FromJson(change(Marked(value["ref"]!.ToString(), marks))), // it is a reference
    };

    private JsonElement Marked(string id, JsonObject? marks)
    {
        if (marks is null)
        {
            return _stored[id];
        }

        var marked = _objects[id].DeepClone();
        marked[Marks] = marks.DeepClone();
        return JsonSerializer.SerializeToElement(marked);
    }

    private static JsonElement Nameless(JsonElement entity) =>
        entity.ValueKind is JsonValueKind.Object ? JsonSerializer.SerializeToElement(new { __typename = "I0", id = entity.GetProperty("id") }) : entity;

    private static string IdOf(ResolvedValue parent) => parent.Json.GetProperty("id").GetString()!; // every object has one

    private JsonObject ObjectOf(ResolvedValue parent) => _objects[IdOf(parent)];

    private static JsonObject? MarksOf(ResolvedValue parent) => parent.Json.TryGetProperty(Marks, out var marks) ? JsonObject.Create(marks) : null;
}
