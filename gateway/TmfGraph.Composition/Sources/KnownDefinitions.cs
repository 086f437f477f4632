using System.Collections.Frozen;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Sources;

/// <summary>Definitions a source schema may use without writing them down.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Source-Schema"/>
internal static class KnownDefinitions
{
    /// <summary>The one type that a directive known by convention brings along.</summary>
    public const string CacheControlScope = "CacheControlScope";

    private const string FederationSdl =
        """
        scalar FieldSelectionSet
        scalar FieldSelectionMap
        directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE
        directive @lookup on FIELD_DEFINITION
        directive @internal on OBJECT | FIELD_DEFINITION
        directive @is(field: FieldSelectionMap!) on ARGUMENT_DEFINITION
        directive @require(field: FieldSelectionMap!) on ARGUMENT_DEFINITION
        directive @shareable repeatable on OBJECT | FIELD_DEFINITION
        directive @provides(fields: FieldSelectionSet!) on FIELD_DEFINITION
        directive @external on FIELD_DEFINITION
        directive @override(from: String!) on FIELD_DEFINITION
        directive @override__label(value: String!) on FIELD_DEFINITION
        directive @access__authenticated repeatable on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        directive @access__scopes(scopes: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        directive @access__policies(policies: [[String!]!]!) repeatable on OBJECT | FIELD_DEFINITION | INTERFACE | SCALAR | ENUM
        directive @from__context(name: String!, types: [String!]!, field: FieldSelectionMap!) on ARGUMENT_DEFINITION
        directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ENUM | ENUM_VALUE | SCALAR
          | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ARGUMENT_DEFINITION
        """;

    private const string CommonSdl =
        """
        directive @tag(name: String!) repeatable on SCHEMA | SCALAR | OBJECT | FIELD_DEFINITION | ARGUMENT_DEFINITION | INTERFACE
          | UNION | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!],
          requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        directive @requiresOptIn(feature: String!) repeatable on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
          | ENUM_VALUE
        directive @cacheControl(maxAge: Int, sharedMaxAge: Int, scope: CacheControlScope, inheritMaxAge: Boolean, vary: [String!])
          on OBJECT | INTERFACE | UNION | FIELD_DEFINITION
        enum CacheControlScope { PUBLIC PRIVATE }
        directive @eventStream(message: FieldSelectionSet!, topics: [String!], broker: String) on FIELD_DEFINITION
        directive @eventCursor on ARGUMENT_DEFINITION | FIELD_DEFINITION
        directive @schemaName(value: String!) on SCHEMA
        """;

    /// <summary>The directives of the specification, by name; ours hold, whatever a source schema defines.</summary>
    public static FrozenDictionary<string, DirectiveDefinitionNode> FederationDirectives { get; }

    /// <summary>The scalars of the specification, by name.</summary>
    public static FrozenDictionary<string, ScalarTypeDefinitionNode> FederationScalars { get; }

    /// <summary>Directives and their types that are known by convention; a source schema's own definition goes first.</summary>
    public static IReadOnlyList<DefinitionNode> Common { get; }

    public static FrozenSet<string> BuiltInScalars { get; } = new[] { "Int", "Float", "String", "Boolean", "ID" }.ToFrozenSet();

    /// <summary>Types that tell of a schema; some servers print them with it.</summary>
    public static FrozenSet<string> IntrospectionTypes { get; } =
        new[] { "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation" }.ToFrozenSet();

    public static FrozenSet<string> BuiltInDirectives { get; } =
        new[] { "skip", "include", "deprecated", "specifiedBy", "oneOf", "defer", "stream" }.ToFrozenSet();

    static KnownDefinitions()
    {
        var federation = SyntaxParser.Parse(FederationSdl).Definitions;
        FederationDirectives = federation.OfType<DirectiveDefinitionNode>().ToFrozenDictionary(d => d.Name);
        FederationScalars = federation.OfType<ScalarTypeDefinitionNode>().ToFrozenDictionary(d => d.Name);
        Common = SyntaxParser.Parse(CommonSdl).Definitions;
    }

    /// <summary>Whether a definition of the specification has that directive's name.</summary>
    public static bool IsFederation(DirectiveNode directive) => FederationDirectives.ContainsKey(directive.Name);
}
