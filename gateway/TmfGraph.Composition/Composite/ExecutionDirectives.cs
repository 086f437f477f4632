using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Composite;

/// <summary>The directives that mark, in an execution schema, who serves what.</summary>
internal static class ExecutionDirectives
{
    private const string Sdl =
        """
        scalar fusion__FieldDefinition
        scalar fusion__FieldSelectionMap
        scalar fusion__FieldSelectionPath
        scalar fusion__FieldSelectionSet
        directive @fusion__schema_metadata(name: String!) on ENUM_VALUE
        directive @fusion__type(schema: fusion__Schema!) repeatable on OBJECT | INTERFACE | UNION | ENUM | INPUT_OBJECT | SCALAR
        directive @fusion__field(schema: fusion__Schema!, sourceType: String, provides: fusion__FieldSelectionSet,
          external: Boolean! = false) repeatable on FIELD_DEFINITION
        directive @fusion__requires(schema: fusion__Schema!, requirements: fusion__FieldSelectionSet!, field: fusion__FieldDefinition!,
          map: [fusion__FieldSelectionMap]!) repeatable on FIELD_DEFINITION
        directive @fusion__lookup(schema: fusion__Schema!, key: fusion__FieldSelectionSet!, field: fusion__FieldDefinition!,
          map: [fusion__FieldSelectionMap!]!, path: fusion__FieldSelectionPath, internal: Boolean! = false)
          repeatable on OBJECT | INTERFACE | UNION
        directive @fusion__implements(schema: fusion__Schema!, interface: String!) repeatable on OBJECT | INTERFACE
        directive @fusion__unionMember(schema: fusion__Schema!, member: String!) repeatable on UNION
        directive @fusion__enumValue(schema: fusion__Schema!) repeatable on ENUM_VALUE
        directive @fusion__inputField(schema: fusion__Schema!, sourceType: String) repeatable on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
        directive @fusion__inaccessible on OBJECT | INTERFACE | UNION | ENUM | SCALAR | FIELD_DEFINITION
        """;

    private const string ContextSdl =
        """
        directive @fusion__context(schema: fusion__Schema!, name: String!, types: [String!]!, field: fusion__FieldDefinition!, argument: String!,
          map: fusion__FieldSelectionMap!) repeatable on FIELD_DEFINITION
        """;

    /// <summary>That of the directive which says what an argument gets of objects above. Nobody but us has it, so it stands only where it is used.</summary>
    public static DefinitionNode Context { get; } = SyntaxParser.Parse(ContextSdl).Definitions[0];

    /// <summary>Their definitions, without that of the enum of source schemas.</summary>
    public static IReadOnlyList<DefinitionNode> Definitions { get; } = SyntaxParser.Parse(Sdl).Definitions;

    private const string AccessSdl =
        """
        directive @fusion__access(authenticated: Boolean! = false, scopes: [[String!]!], policies: [[String!]!])
          repeatable on OBJECT | INTERFACE | ENUM | SCALAR | FIELD_DEFINITION
        """;

    /// <summary>The definition of what says who may see something; for schemas where that is not everybody.</summary>
    public static IReadOnlyList<DefinitionNode> AccessDefinition { get; } = SyntaxParser.Parse(AccessSdl).Definitions;

    public static IEnumerable<DirectiveNode> Make(AccessRule rule) => rule.Requirements.Select(r => r.Kind switch
    {
        AccessRequirementKind.Authenticated => Make("access", ("authenticated", new BooleanValueNode(true))),
        AccessRequirementKind.Scopes => Make("access", ("scopes", Names(r))),
        _ => Make("access", ("policies", Names(r))),
    });

    private static ListValueNode Names(AccessRequirement requirement) => new([.. requirement.Alternatives.Select(a => new ListValueNode([.. a.Select(Text)]))]);

    public static DirectiveNode Make(string name, params IEnumerable<(string Name, ValueNode? Value)> arguments) =>
        new($"fusion__{name}", [.. arguments.Where(a => a.Value is not null).Select(a => new ArgumentNode(a.Name, a.Value!))]); // just tested

    public static StringValueNode Text(string text) => new(text);
}
