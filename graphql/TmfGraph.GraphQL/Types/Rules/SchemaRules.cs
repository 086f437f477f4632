using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types.Building;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.GraphQL.Types;

/// <summary>All rules of the type system, in the order in which their violations are listed.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Type-System"/>
internal static class SchemaRules
{
    private static readonly ISchemaRule[] All =
    [
        new TypeSystemDocumentRule(),
        new UniqueDefinitionsRule(),
        new ExtensionsRule(),
        new UniqueMembersRule(),
        new KnownTypesRule(),
        new ReservedNamesRule(),
        new RootTypesRule(),
        new NonEmptyTypesRule(),
        new OutputTypesRule(),
        new InputTypesRule(),
        new InterfacesRule(),
        new ImplementationsRule(),
        new UnionMembersRule(),
        new InputCyclesRule(),
        new OneOfRule(),
        new RequiredDeprecatedRule(),
        new DefaultValuesRule(),
        new DefaultValueCyclesRule(),
        new DirectiveCyclesRule(),
        new KnownDirectivesRule(),
        new DirectivePlacesRule(),
        new UniqueDirectivesRule(),
        new DirectiveArgumentsRule(),
        new BindingsRule(),
        new EnumTextsRule(),
        new CodeRule(),
    ];

    public static IReadOnlyList<GraphQLError> Check(SchemaAssembly schema)
    {
        var violations = new SchemaViolations();
        foreach (var rule in All)
        {
            rule.Check(schema, violations);
        }

        return violations.Errors;
    }
}
