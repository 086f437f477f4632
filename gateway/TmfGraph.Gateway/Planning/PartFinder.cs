using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.Gateway.Planning;

/// <summary>Tells the parts of an answer: which fields each has, and which fetches it needs.</summary>
internal sealed class PartFinder
{
    private readonly Dictionary<string, PlanPart> _byKey = new(StringComparer.Ordinal);
    private readonly List<PlanPart> _parts = [];
    private readonly List<ListStream> _streams = [];

    private PartFinder() => PartOf([]);

    /// <param name="positions">All positions, sealed.</param>
    /// <param name="steps">All fetches.</param>
    public static PlanParts Find(IReadOnlyList<Position> positions, IReadOnlyList<FetchStep> steps)
    {
        var finder = new PartFinder();
        foreach (var position in positions)
        {
            foreach (var variant in position.Variants.Values)
            {
                finder.Add(position, variant, steps);
            }
        }

        // those that come later in the list may use what earlier ones have brought
        var known = new HashSet<FetchStep>();
        foreach (var part in finder._parts)
        {
            foreach (var step in part.Steps)
            {
                Assign(step, part.Index, known);
            }
        }

        return new PlanParts(finder._parts, finder._streams);
    }

    private static void Assign(FetchStep step, int part, HashSet<FetchStep> known)
    {
        if (!known.Add(step))
        {
            return;
        }

        step.Part = part;
        foreach (var needed in step.DependsOn)
        {
            Assign(needed, part, known);
        }
    }

    private void Add(Position position, TypeVariant variant, IReadOnlyList<FetchStep> steps)
    {
        foreach (var field in variant.Fields.SelectMany(f => f.Others.Prepend(f)))
        {
            var part = PartOf(field.Selection.Usages);
            field.Part = part.Index;
            if (field.View >= 0)
            {
                part.Steps.Add(position.Views[field.View].Step);
            }

            if (field.Child is { } below)
            {
                part.Steps.Add(below.Views[below.TypeView].Step); // what tells the types of objects has to be there with them
            }

            // of what the gateway itself reads it needs all, whatever the client can wait for
            if (field is { Selection.Stream: { } usage, View: >= 0, Type.IsList: true } && field.Child is not { IsReadByGateway: true })
            {
                field.Stream = new ListStream(usage, part, field.Child ?? position);
                field.Stream.Steps.UnionWith(field.Child is { } child ? steps.Where(s => IsBelow(s.Target, child)) : []);
                _streams.Add(field.Stream);
            }
        }

        variant.Deferred =
        [
            .. variant.Fields
                .Where(f => !f.Selection.Usages.AsSpan().SequenceEqual(variant.Delivery))
                .GroupBy(f => f.Selection.Usages, DeferredFragments.ByUsages)
                .Select(g => new DeferredSelection(PartOf(g.Key), g.Key, position, [.. g])),
        ];
    }

    private static bool IsBelow(Position? position, Position ancestor)
    {
        for (; position is not null; position = position.Parent)
        {
            if (position == ancestor)
            {
                return true;
            }
        }

        return false;
    }

    private PlanPart PartOf(DeferUsage[] usages)
    {
        var key = string.Join(',', usages.Select(u => u.Key));
        if (!_byKey.TryGetValue(key, out var part))
        {
            part = new PlanPart(_parts.Count, string.Join(" + ", usages.Select(u => u.Label ?? $"fragment {u.Key + 1}")));
            _byKey.Add(key, part);
            _parts.Add(part);
        }

        return part;
    }
}
