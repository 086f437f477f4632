using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Keys by which a source schema identifies a type: without one, plans cannot lead to it, or from it, that way.</summary>
internal sealed class KeyRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new) => MemberChanges.Find(
        old,
        @new,
        Keys,
        key => new SchemaChange(ChangeSeverity.Dangerous, ChangeCodes.KeyRemoved, key.Coordinate, $"'{key.Coordinate}' has no key '{key.Text}' any more."),
        key => new SchemaChange(ChangeSeverity.Safe, ChangeCodes.KeyAdded, key.Coordinate, $"'{key.Coordinate}' has the key '{key.Text}' now."));

    private static IEnumerable<SourceMember> Keys(SourceSchemaInfo source) =>
        from type in source.Schema.TypesInOrder.OfType<ComplexType>()
        from directive in type.Directives
        where directive.Name == DirectiveNames.Key
        select new SourceMember($"{source.Name}:{type.Name}", directive.Argument("fields") is StringValueNode text ? string.Join(' ', text.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : "");
}
