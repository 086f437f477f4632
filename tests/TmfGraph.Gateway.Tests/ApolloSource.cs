using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Tests;

/// <summary>An Apollo Federation source schema with data: it answers <c>_entities</c> like a server of that kind.</summary>
internal static class ApolloSource
{
    /// <summary>The link that every such schema begins with.</summary>
    public const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@requires", "@provides", "@external", "@shareable",
          "@interfaceObject"])

        """;

    /// <summary>The property of an object found by <c>_entities</c> that holds the representation.</summary>
    public const string Represented = "_representation";

    private const string Machinery =
        """
        scalar FieldSet
        scalar link__Import
        directive @link(url: String!, as: String, import: [link__Import!]) repeatable on SCHEMA
        directive @key(fields: FieldSet!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
        directive @requires(fields: FieldSet!) on FIELD_DEFINITION
        directive @provides(fields: FieldSet!) on FIELD_DEFINITION
        directive @external on OBJECT | FIELD_DEFINITION
        directive @shareable repeatable on OBJECT | FIELD_DEFINITION
        directive @interfaceObject on OBJECT
        directive @inaccessible on FIELD_DEFINITION
        scalar ContextFieldValue
        directive @context(name: String!) repeatable on OBJECT | INTERFACE | UNION
        directive @fromContext(field: ContextFieldValue) on ARGUMENT_DEFINITION
        directive @override(from: String!, label: String) on FIELD_DEFINITION
        directive @authenticated on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        directive @requiresScopes(scopes: [[String!]!]!) on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        directive @policy(policies: [[String!]!]!) on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        scalar _Any
        type _Service { sdl: String! }

        """;

    /// <param name="name">The source's name.</param>
    /// <param name="sdl">Its SDL, which has a query root.</param>
    /// <param name="entities">The types that <c>_entities</c> finds.</param>
    /// <param name="find">Gives the object for a representation; an undefined element for none.</param>
    /// <param name="resolve">Further resolvers.</param>
    /// <param name="shown">What it shows of itself; null for its SDL.</param>
    /// <param name="ignoresOnError">See <see cref="TestSource.IgnoresOnError"/>.</param>
    public static TestSource Create(
        string name, string sdl, IReadOnlyList<string> entities, Func<JsonElement, JsonElement> find, Action<SchemaBuilder>? resolve = null, string? shown = null, bool ignoresOnError = false)
    {
        var machinery = Machinery;
        if (entities.Count > 0)
        {
            var query = sdl.Contains("type Query", StringComparison.Ordinal) ? "extend type Query" : "type Query";
            machinery += $"union _Entity = {string.Join(" | ", entities)}\n{query} {{ _entities(representations: [_Any!]!): [_Entity]! }}\n";
        }

        return new TestSource(name, sdl, machinery, b =>
        {
            if (entities.Count > 0)
            {
                b.Resolve("Query._entities", FieldResolver.Pure((_, a) => ResolvedValue.FromList(
                    [.. a.Get("representations")!.Value.EnumerateArray().Select(r => ToValue(r, find(r)))])));
            }

            resolve?.Invoke(b);
        })
        {
            Shown = shown,
            IgnoresOnError = ignoresOnError,
        };
    }

    /// <summary>The object with a property's value among the elements of a JSON array, with what the representation brings along.</summary>
    public static Func<JsonElement, JsonElement> ById(string json, string property = "id")
    {
        var byKey = JsonDocument.Parse(json).RootElement.EnumerateArray().ToDictionary(e => e.GetProperty(property).ToString());
        return representation => byKey.GetValueOrDefault(representation.GetProperty(property).ToString());
    }

    private static ResolvedValue ToValue(JsonElement representation, JsonElement found)
    {
        if (found.ValueKind is not JsonValueKind.Object)
        {
            return ResolvedValue.Null;
        }

        // as reference resolvers do: the data with what the gateway has sent beside it
        var merged = found.EnumerateObject().ToDictionary(p => p.Name, p => p.Value);
        merged[Represented] = representation;
        foreach (var property in representation.EnumerateObject().Where(p => p.Name != "__typename" || !merged.ContainsKey(p.Name)))
        {
            merged[property.Name] = property.Value;
        }

        return ResolvedValue.FromJson(JsonSerializer.SerializeToElement(merged));
    }
}
