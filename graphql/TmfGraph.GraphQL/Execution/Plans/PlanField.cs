using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>Where the value of a planned field comes from.</summary>
internal enum FieldSource
{
    /// <summary><c>__typename</c>, known from the plan.</summary>
    TypeName,

    /// <summary>A property of the parent's JSON, or of its object.</summary>
    Json,

    /// <summary>A function of the parent, called while writing (or while walking, when batches lie below).</summary>
    Pure,

    /// <summary>Resolved before writing, for all parents at once. The root field of a subscription counts as one too.</summary>
    Batch,
}

/// <summary>A response field of one concrete object type: all its occurrences in the document merged.</summary>
internal sealed class PlanField
{
    /// <summary>Dense number within the operation; finds the field's values of a running request.</summary>
    public required int Id { get; init; }

    public required Field Field { get; init; }

    public required string ResponseName { get; init; }

    /// <summary><c>,"name":</c>; the first field of an object leaves the comma out.</summary>
    public required byte[] Prefix { get; init; }

    public required FieldSource Source { get; init; }

    /// <summary>The field in the document, its first occurrence.</summary>
    public required FieldNode Node { get; init; }

    /// <summary>All places in the document that select it, the first one first.</summary>
    public required IReadOnlyList<FieldOccurrence> Occurrences { get; init; }

    /// <summary>Null when the field is always selected; else it is when one of these holds.</summary>
    public required Condition[]? Conditions { get; init; }

    /// <summary>
    /// Null, or the conditions of earlier entries of the same field in the set: when one of them holds, the field stands there and not
    /// here. This keeps the order of fields that the specification asks for.
    /// </summary>
    public required Condition[]? Unless { get; init; }

    public required ArgumentTemplate Arguments { get; init; }

    /// <summary>What is selected below; null for leaves.</summary>
    public required PlanSelection? Selection { get; init; }

    /// <summary>How leaves are written; null for composite types.</summary>
    public required LeafWriter? Leaf { get; init; }

    /// <summary>Whether the resolve phase has to walk through this field: it is resolved in a batch, or batches lie below it.</summary>
    public bool IsWalked => Source is FieldSource.Batch || LeadsToBatch;

    public bool LeadsToBatch => Selection is not null && Selection.LeadsToBatch;

    /// <summary>The place of its value when the set reads documents in one pass; -1 for fields that are not read from them.</summary>
    public int JsonSlot { get; set; } = -1;

    /// <summary>Whether the value is one leaf, not a list of them.</summary>
    public required bool IsSingleLeaf { get; init; }

    /// <summary>How the list is streamed; null when it is not.</summary>
    public StreamUsage? Stream { get; init; }

    public GraphType Type => Field.Type;

    public bool IsIncluded(ulong bits) => Conditions is null || IsIncludedSlow(bits);

    /// <summary>Where the document selects it, of the places that count for the variables.</summary>
    public IReadOnlyList<Location> LocationsOf(ulong bits)
    {
        var locations = new List<Location>(Occurrences.Count);
        foreach (var (node, condition, _) in Occurrences)
        {
            if (node.Location.Exists && condition.Holds(bits))
            {
                locations.Add(node.Location);
            }
        }

        return locations;
    }

    private bool IsIncludedSlow(ulong bits)
    {
        if (Unless is not null && AnyHolds(Unless, bits))
        {
            return false;
        }

        return AnyHolds(Conditions!, bits); // the caller looked that there are some
    }

    private static bool AnyHolds(Condition[] conditions, ulong bits)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(bits))
            {
                return true;
            }
        }

        return false;
    }
}
