using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Rules.Apollo;
using TmfGraph.Composition.Rules.PostMerge;
using TmfGraph.Composition.Rules.PreMerge;
using TmfGraph.Composition.Rules.SourceSchemas;
using TmfGraph.Composition.Sources;

namespace TmfGraph.Composition.Rules;

/// <summary>All rules, in the order in which they are checked.</summary>
internal static class RuleCatalog
{
    public static IReadOnlyList<IDocumentRule> Documents { get; } =
    [
        new DisallowedInaccessibleRule(),
        new TypeDefinitionInvalidRule(),
        new RootMutationUsedRule(),
        new RootQueryUsedRule(),
        new RootSubscriptionUsedRule(),
    ];

    public static IReadOnlyList<IApolloRule> Apollo { get; } =
    [
        new FederationDirectiveNotSupportedRule(),
        new AccessDirectiveInvalidRule(),
        new AuthRequirementsAppliedOnInterfaceRule(),
        new InterfaceObjectUsageRule(),
        new InterfaceKeyNotOnImplementationRule(),
        new InterfaceKeyMissingImplementationTypeRule(),
        new OverrideLabelInvalidRule(),
        new RequiresFieldsMissingExternalRule(),
        new RequiresInvalidFieldsRule(),
        new RequiresInvalidFieldsTypeRule(),
        new RequiresInvalidSyntaxRule(),
        new ContextNameInvalidRule(),
        new ContextNotSetRule(),
        new NoContextInSelectionRule(),
        new ContextInvalidSelectionRule(),
        new ContextNoResolvableKeyRule(),
        new ComposedDirectiveUnknownRule(),
    ];

    public static IReadOnlyList<ISourceSchemaRule> SourceSchemas { get; } =
    [
        new QueryRootTypeInaccessibleRule(),
        new ExternalUnusedRule(),
        new ExternalOverrideCollisionRule(),
        new ExternalProvidesCollisionRule(),
        new ExternalRequireCollisionRule(),
        new ExternalOnInterfaceRule(),
        new IsInvalidSyntaxRule(),
        new IsInvalidFieldTypeRule(),
        new IsInvalidUsageRule(),
        new KeyFieldsSelectInvalidTypeRule(),
        new KeyDirectiveInFieldsArgumentRule(),
        new KeyInvalidArgumentsRule(),
        new KeyInvalidSyntaxRule(),
        new KeyInvalidFieldsRule(),
        new KeyInvalidFieldsTypeRule(),
        new LookupMustHaveArgumentsRule(),
        new LookupReturnsNonNullableTypeRule(),
        new LookupReturnsListRule(),
        new LookupUnreachableRule(),
        new OverrideFromSelfRule(),
        new OverrideOnInterfaceRule(),
        new ProvidesDirectiveInFieldsArgumentRule(),
        new ProvidesFieldsHasArgumentsRule(),
        new ProvidesFieldsMissingExternalRule(),
        new ProvidesInvalidSyntaxRule(),
        new ProvidesInvalidFieldsRule(),
        new ProvidesInvalidFieldsTypeRule(),
        new ProvidesOnNonCompositeFieldRule(),
        new RequireInvalidSyntaxRule(),
        new RequireInvalidFieldTypeRule(),
        new InvalidShareableUsageRule(),
    ];

    public static IReadOnlyList<IPreMergeRule> PreMerge { get; } =
    [
        new TypeKindMismatchRule(),
        new EnumValuesMismatchRule(),
        new OutputFieldTypesMergeableRule(),
        new FieldArgumentTypesMergeableRule(),
        new FieldWithMissingRequiredArgumentRule(),
        new InputFieldDefaultMismatchRule(),
        new InputFieldTypesMergeableRule(),
        new InputWithMissingRequiredFieldsRule(),
        new ExternalArgumentDefaultMismatchRule(),
        new ExternalArgumentMissingRule(),
        new ExternalArgumentTypeMismatchRule(),
        new ExternalMissingOnBaseRule(),
        new ExternalTypeMismatchRule(),
        new OverrideSourceHasOverrideRule(),
        new InvalidFieldSharingRule(),
        new ContextualArgumentNotContextualInAllSubgraphsRule(),
    ];

    public static IReadOnlyList<IPostMergeRule> PostMerge { get; } =
    [
        new NoQueriesRule(),
        new ReferenceToInaccessibleTypeRule(),
        new ReferenceToInternalTypeRule(),
        new EmptyMergedObjectTypeRule(),
        new EmptyMergedInterfaceTypeRule(),
        new ImplementedByInaccessibleRule(),
        new InterfaceFieldNoImplementationRule(),
        new EmptyMergedInputObjectTypeRule(),
        new NonNullInputFieldIsInaccessibleRule(),
        new RequiredInaccessibleRule(),
        new EmptyMergedEnumTypeRule(),
        new EnumTypeDefaultValueInaccessibleRule(),
        new EmptyMergedUnionTypeRule(),
        new IsInvalidFieldsRule(),
        new RequireInvalidFieldsRule(),
        new MissingTransitiveAuthRequirementsRule(),
        new AuthenticationNotConfiguredRule(),
    ];

    public static void CheckAll(this IReadOnlyList<ISourceSchemaRule> rules, SourceSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var rule in rules)
        {
            rule.Check(schema, diagnostics);
        }
    }

    public static void CheckAll(this IReadOnlyList<IPreMergeRule> rules, SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var rule in rules)
        {
            rule.Check(schemas, diagnostics);
        }
    }

    public static void CheckAll(this IReadOnlyList<IPostMergeRule> rules, MergedSchema schema, ICollection<Diagnostic> diagnostics)
    {
        foreach (var rule in rules)
        {
            rule.Check(schema, diagnostics);
        }
    }
}
