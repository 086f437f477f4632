using System.Text.Json;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Introspection;

namespace TmfGraph.GraphQL.Types;

/// <summary>Asks a server for its whole schema, and makes a document of the answer, which <see cref="SchemaBuilder"/> builds.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Introspection"/>
public static class IntrospectionQuery
{
    /// <summary>The query for everything that introspection tells of a schema, types wrapped up to nine times.</summary>
    public const string Text =
        """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name }
            mutationType { name }
            subscriptionType { name }
            types { ...Type }
            directives { name description isRepeatable locations args(includeDeprecated: true) { ...Input } }
          }
        }
        fragment Type on __Type {
          kind
          name
          description
          specifiedByURL
          isOneOf
          fields(includeDeprecated: true) {
            name
            description
            args(includeDeprecated: true) { ...Input }
            type { ...Reference }
            isDeprecated
            deprecationReason
          }
          inputFields(includeDeprecated: true) { ...Input }
          interfaces { name }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { name }
        }
        fragment Input on __InputValue { name description type { ...Reference } defaultValue isDeprecated deprecationReason }
        fragment Reference on __Type {
          kind
          name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
        }
        """;

    /// <summary>
    /// The type system document that an answer describes: definitions in the order of the answer, what the specification defines left out.
    /// Answers of servers that do not know all fields of <see cref="Text"/> are read as well. Directives applied to the schema are not part
    /// of an answer, other than <c>@deprecated</c>, <c>@specifiedBy</c> and <c>@oneOf</c>.
    /// </summary>
    /// <param name="result">The response, its <c>data</c>, or its <c>__schema</c>.</param>
    /// <exception cref="FormatException">It is no answer to an introspection query; the message names what is wrong.</exception>
    public static DocumentNode ToDocument(JsonElement result)
    {
        foreach (var name in (ReadOnlySpan<string>)["data", "__schema"])
        {
            if (result.ValueKind is JsonValueKind.Object && result.TryGetProperty(name, out var inner))
            {
                result = inner;
            }
        }

        return IntrospectionReader.Read(result);
    }
}
