using TmfGraph.Composition.Comparison.Rules;
using TmfGraph.Composition.Comparison.Sources;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison;

/// <summary>Compares schemas: what a change means for those who depend on the old one.</summary>
public static class SchemaComparison
{
    internal static IReadOnlyList<ISchemaChangeRule> Rules { get; } =
    [
        new RootTypeChangedRule(),
        new TypeRemovedRule(), new TypeAddedRule(), new TypeChangedKindRule(),
        new FieldRemovedRule(), new FieldAddedRule(), new FieldTypeChangedRule(),
        new ArgumentRemovedRule(), new ArgumentAddedRule(), new ArgumentTypeChangedRule(), new ArgumentDefaultChangedRule(),
        new InputFieldAddedRule(), new InputFieldTypeChangedRule(), new InputFieldDefaultChangedRule(), new OneOfRule(),
        new EnumValueRemovedRule(), new EnumValueAddedRule(),
        new UnionMemberRemovedRule(), new UnionMemberAddedRule(),
        new InterfaceRemovedRule(), new InterfaceAddedRule(),
        new SpecifiedByRule(),
        new DirectiveRemovedRule(), new DirectiveAddedRule(), new DirectiveArgumentRule(), new DirectiveRepeatableRule(), new DirectiveLocationRule(),
        new DeprecationRule(), new DescriptionRule(),
    ];

    internal static IReadOnlyList<ISourceChangeRule> SourceRules { get; } =
        [new SourceSchemaRule(), new KeyRule(), new LookupRule(), new FieldSourceRule(), new RequirementRule(), new AccessChangeRule()];

    /// <summary>What changes for clients. The heaviest changes come first, those of one weight in the order of their coordinates.</summary>
    public static IReadOnlyList<SchemaChange> Compare(GraphSchema old, GraphSchema @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var pair = new SchemaPair(old, @new);
        return InOrder(Rules.SelectMany(r => r.Find(pair)));
    }

    /// <summary>
    /// What changes for clients, and behind the public schema: who may see what, and for planning who serves what and how entities are found. The latter never
    /// breaks a client by itself, as composition sees to it that everything can still be reached; but it may take more requests, or others.
    /// </summary>
    public static IReadOnlyList<SchemaChange> Compare(CompositeSchema old, CompositeSchema @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return InOrder(Compare(old.Public, @new.Public).Concat(SourceRules.SelectMany(r => r.Find(old, @new))));
    }

    private static List<SchemaChange> InOrder(IEnumerable<SchemaChange> changes) =>
        [.. changes.OrderByDescending(c => c.Severity).ThenBy(c => c.Coordinate, StringComparer.Ordinal)];
}
