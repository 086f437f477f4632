using System.Diagnostics.CodeAnalysis;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types.Building;

namespace TmfGraph.GraphQL.Types;

/// <summary>
/// Makes a <see cref="GraphSchema"/> of type system documents and of what is said about them in code. Definitions and extensions may be
/// spread over documents in any order. A coordinate that code names and no document defines is a violation like any other.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System"/>
public sealed partial class SchemaBuilder(SchemaBuilderOptions? options = null)
{
    private readonly SchemaBuilderOptions _options = options ?? new SchemaBuilderOptions();
    private readonly SchemaDraft _draft = new();
    private readonly SchemaBindings _bindings = new();
    private readonly List<DocumentNode> _documents = [];

    /// <summary>The documents that were added, in their order.</summary>
    public IReadOnlyList<DocumentNode> Documents => _documents;

    /// <summary>Adds the definitions and extensions of a document; several calls add up.</summary>
    public SchemaBuilder AddDocument(DocumentNode document)
    {
        ArgumentNullException.ThrowIfNull(document);
        _draft.Add(document);
        _documents.Add(document);
        return this;
    }

    /// <inheritdoc cref="AddDocument(DocumentNode)"/>
    /// <exception cref="SyntaxException">It is no GraphQL document.</exception>
    public SchemaBuilder AddDocument(string sdl) => AddDocument(SyntaxParser.Parse(sdl));

    /// <summary>Adds the schema that a server has told by introspection, see <see cref="IntrospectionQuery"/>.</summary>
    /// <exception cref="FormatException">It is no answer to an introspection query.</exception>
    public SchemaBuilder AddIntrospection(System.Text.Json.JsonElement result) => AddDocument(IntrospectionQuery.ToDocument(result));

    /// <summary>Says how a field (<c>Query.products</c>) finds its value. The last call for a field counts.</summary>
    public SchemaBuilder Resolve(string coordinate, FieldResolver resolver)
    {
        _bindings.Resolvers[coordinate] = resolver;
        _bindings.Code.Resolvers.RemoveAll(r => r.Coordinate == coordinate);
        return this;
    }

    /// <summary>Says which JSON property holds a field's value: <c>Entity.atType</c> is read from <c>@type</c>.</summary>
    public SchemaBuilder MapField(string coordinate, string jsonName)
    {
        _bindings.JsonNames[coordinate] = jsonName;
        return this;
    }

    /// <summary>Says which text stands for an enum value in documents: <c>State.IN_PROGRESS</c> for <c>inProgress</c>.</summary>
    public SchemaBuilder MapEnumValue(string coordinate, string runtimeValue)
    {
        _bindings.EnumValues[coordinate] = runtimeValue;
        return this;
    }

    /// <summary>Says how an interface or union tells the object type of a value; null from the resolver asks the value itself.</summary>
    public SchemaBuilder ResolveType(string abstractType, Func<ResolvedValue, string?> resolver)
    {
        _bindings.TypeResolvers[abstractType] = resolver;
        return this;
    }

    /// <summary>Says what a scalar accepts. The scalars of <see cref="StandardScalars"/> are bound already; unbound ones take any JSON.</summary>
    public SchemaBuilder BindScalar(string name, ScalarCodec codec)
    {
        _bindings.Codecs[name] = codec;
        return this;
    }

    /// <summary>Builds the schema.</summary>
    /// <exception cref="SchemaException">Rules of the type system are broken; it lists all violations.</exception>
    public GraphSchema Build() => TryBuild(out var schema, out var errors) ? schema : throw new SchemaException(errors);

    /// <summary>Builds the schema, or says why it is none.</summary>
    /// <param name="errors">All violations, see <see cref="SchemaException.Errors"/>; empty when the answer is true.</param>
    public bool TryBuild([NotNullWhen(true)] out GraphSchema? schema, out IReadOnlyList<GraphQLError> errors)
    {
        var assembly = SchemaAssembler.Assemble(_draft, _bindings, _options);
        errors = SchemaRules.Check(assembly);
        schema = errors.Count == 0 ? SchemaFinisher.Finish(assembly) : null;
        return schema is not null;
    }
}
