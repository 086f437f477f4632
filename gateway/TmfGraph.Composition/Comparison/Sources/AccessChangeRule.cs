using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Who may see what is in both schemas: whoever could and cannot any more is broken, and whoever may now is not.</summary>
internal sealed class AccessChangeRule : ISourceChangeRule
{
    public IEnumerable<SchemaChange> Find(CompositeSchema old, CompositeSchema @new)
    {
        foreach (var coordinate in old.Access.Coordinates.Union(@new.Access.Coordinates).Where(c => IsIn(old.Public, c) && IsIn(@new.Public, c)))
        {
            var (before, after) = (old.Access.Of(coordinate), @new.Access.Of(coordinate));
            if (!before.Implies(after))
            {
                yield return new SchemaChange(
                    ChangeSeverity.Breaking, ChangeCodes.AccessRestricted, coordinate, $"'{coordinate}' asks for {after} now; {(before.IsNone ? "everybody could see it" : $"it was {before}")}.");
            }
            else if (!after.Implies(before))
            {
                yield return new SchemaChange(
                    ChangeSeverity.Safe, ChangeCodes.AccessRelaxed, coordinate, $"'{coordinate}' {(after.IsNone ? "may be seen by everybody now" : $"asks for {after} now")}; it was {before}.");
            }
        }
    }

    private static bool IsIn(GraphSchema schema, string coordinate) => coordinate.Split('.') is [var type, .. var field]
        && (field.Length == 0 ? schema.GetType(type) is not null : (schema.GetType(type) as ComplexType)?.GetField(field[0]) is not null);
}
