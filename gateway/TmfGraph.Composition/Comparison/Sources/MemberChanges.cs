using TmfGraph.Composition.Composite;

namespace TmfGraph.Composition.Comparison.Sources;

/// <summary>Compares members of source schemas that both compositions have; what came or went with a whole source schema is told of that alone.</summary>
internal static class MemberChanges
{
    public static IEnumerable<SchemaChange> Find(
        CompositeSchema old,
        CompositeSchema @new,
        Func<SourceSchemaInfo, IEnumerable<SourceMember>> members,
        Func<SourceMember, SchemaChange> removed,
        Func<SourceMember, SchemaChange> added) => Find(old, @new, (_, source) => members(source), removed, added);

    /// <inheritdoc cref="Find(CompositeSchema, CompositeSchema, Func{SourceSchemaInfo, IEnumerable{SourceMember}}, Func{SourceMember, SchemaChange}, Func{SourceMember, SchemaChange})"/>
    public static IEnumerable<SchemaChange> Find(
        CompositeSchema old,
        CompositeSchema @new,
        Func<CompositeSchema, SourceSchemaInfo, IEnumerable<SourceMember>> members,
        Func<SourceMember, SchemaChange> removed,
        Func<SourceMember, SchemaChange> added)
    {
        foreach (var (before, after) in SchemaPair.Pair(old.Sources, @new.Sources, s => s.Name).Common)
        {
            var (had, has) = (members(old, before).ToHashSet(), members(@new, after).ToHashSet());
            foreach (var change in had.Except(has).Select(removed).Concat(has.Except(had).Select(added)))
            {
                yield return change;
            }
        }
    }
}

/// <summary>Something that a source schema has.</summary>
/// <param name="Coordinate">Where, with the source schema's name before it.</param>
/// <param name="Text">What, where the coordinate alone does not tell.</param>
internal readonly record struct SourceMember(string Coordinate, string Text);
