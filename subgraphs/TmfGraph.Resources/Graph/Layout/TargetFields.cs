using TmfGraph.Resources.Model;
using ValueType = TmfGraph.Resources.Model.ValueType;

namespace TmfGraph.Resources.Graph.Layout;

/// <summary>
/// Finds the <c>target</c> fields of a domain. Value types occur in several subgraphs with the same fields, so everything here follows from the
/// type and the entities of the whole product alone, never from what this one domain happens to use.
/// </summary>
internal static class TargetFields
{
    private const string Target = "target";

    public static IEnumerable<TargetField> Of(StructuredType owner, DomainModel model, IReadOnlySet<string> entities)
    {
        if (owner is ValueType { Reference: { } own } && Members(own, model, entities) is { Count: > 0 } members)
        {
            var name = owner.GetByName(Target) is null ? Target : "targetEntity";
            yield return new TargetField(owner, name, null, own, members, members.Count > 1 ? owner.Name + "Target" : null);
        }

        foreach (var attribute in owner.Attributes)
        {
            // A reference of the attribute itself stands beside it: its objects are of a type that means something else elsewhere.
            if (attribute.Reference is { } reference
                && !ReferenceEquals(reference, (attribute.Type as ValueType)?.Reference)
                && Members(reference, model, entities) is { Count: > 0 } targets)
            {
                var union = targets.Count > 1 ? $"{owner.Name}{GraphNames.Pascal(attribute.Name)}Target" : null;
                yield return new TargetField(owner, attribute.Name + "Target", attribute, reference, targets, union);
            }
        }
    }

    private static List<TargetMember> Members(ReferenceModel reference, DomainModel model, IReadOnlySet<string> entities) =>
    [
        .. reference.Targets.Distinct(StringComparer.Ordinal).Where(entities.Contains).Order(StringComparer.Ordinal)
            .Select(t => new TargetMember(t, model.Resources.GetValueOrDefault(t))),
    ];
}
