using TmfGraph.Composition.Merging;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>A field is taken over along one line, from owner to owner: without branches and without a circle.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Override-Source-Has-Override"/>
internal sealed class OverrideSourceHasOverrideRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.SelectMany(t => t.Fields))
        {
            if (HasNoOneOwner(field, out var overrides))
            {
                diagnostics.Add(Diagnostics.OverrideSourceHasOverride(field, overrides));
            }
        }
    }

    /// <summary>Whether several source schemas override the field and do not stand in one line.</summary>
    public static bool HasNoOneOwner(FieldGroup field, out Dictionary<string, string> overrides)
    {
        overrides = field.Parts
            .Where(p => p.OverrideFrom is not null && p.OverrideFrom != p.Source.Name)
            .ToDictionary(p => p.Source.Name, p => p.OverrideFrom!); // just tested
        return overrides.Count > 1 && !IsLine(overrides);
    }

    private static bool IsLine(Dictionary<string, string> overrides)
    {
        // the last owner is the one nobody takes the field from; from there the line has to lead through all of them
        var last = overrides.Keys.Except(overrides.Values).ToList();
        if (last.Count != 1)
        {
            return false;
        }

        var steps = 0;
        for (var name = last[0]; overrides.TryGetValue(name, out var from) && steps <= overrides.Count; name = from)
        {
            steps++;
        }

        return steps == overrides.Count;
    }
}
