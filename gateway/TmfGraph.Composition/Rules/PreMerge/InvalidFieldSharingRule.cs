using TmfGraph.Composition.Merging;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Rules.PreMerge;

/// <summary>Whoever serves a field that others serve too says that this is meant.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Invalid-Field-Sharing"/>
internal sealed class InvalidFieldSharingRule : IPreMergeRule
{
    public void Check(SchemaSet schemas, ICollection<Diagnostic> diagnostics)
    {
        foreach (var field in schemas.Types.Where(t => t.Parts.All(p => p.Type is ObjectType)).SelectMany(t => t.Fields))
        {
            var serving = field.Parts.Where(p => !p.IsExternal && !field.Overridden.Contains(p.Source)).ToList();
            var unmarked = serving.Count > 1 ? serving.Where(p => !p.IsShareable && !p.Source.IsKeyField(p.Field)).ToList() : [];
            if (unmarked.Find(p => p.OverrideFrom is { } from && schemas.Sources.All(s => s.Name != from)) is { } mistaken)
            {
                diagnostics.Add(Diagnostics.OverrideOfNobody(mistaken, serving, schemas.Sources)); // one mistake, which the others do not share
                continue;
            }

            foreach (var part in unmarked.Count > 0 && OverrideSourceHasOverrideRule.HasNoOneOwner(field, out _) ? [] : unmarked)
            {
                diagnostics.Add(Diagnostics.InvalidFieldSharing(part, serving));
            }
        }
    }
}
