using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Tests.Graph.Filters;

/// <summary>A predicate on one line.</summary>
internal static class PredicateText
{
    public static string Of(Predicate? predicate) => predicate switch
    {
        null => "everything",
        Predicate.And and => $"({string.Join(" and ", and.Parts.Select(Of))})",
        Predicate.Or or => $"({string.Join(" or ", or.Parts.Select(Of))})",
        Predicate.Not not => $"not {Of(not.Inner)}",
        Predicate.Compare compare => $"{compare.Path} {compare.Operator} '{compare.Value}'{(compare.AsNumber ? " as number" : "")}",
        Predicate.In among => $"{among.Path} in [{string.Join(", ", among.Values)}]",
        Predicate.IsNull missing => $"{missing.Path} is null",
        Predicate.Some some => $"some {some.List}: {Of(some.Condition)}",
        Predicate.All all => $"all {all.List}: {Of(all.Condition)}",
        Predicate.Any any => $"any {any.List}",
        Predicate.Has has => $"has {Of(has.Nodes)}: {Of(has.Condition)}",
        Predicate.Measure measure => $"{measure.Function} of {Of(measure.Nodes)} {measure.Operator} {measure.Value}",
        Predicate.Relate relate => $"{Of(relate.Left)} {relate.Operator} {Of(relate.Right)} as {relate.Kind}",
        _ => throw new ArgumentOutOfRangeException(nameof(predicate)),
    };

    private static string Of(NodeSet nodes) => $"{(nodes.FromRoot ? '$' : '@')}{string.Concat(nodes.Steps.Select(Of))}";

    private static string Of(NodeStep step) => step switch
    {
        NodeStep.Child child => $".{child.Attribute.JsonName}",
        NodeStep.Elements { Positions: null } => "[*]",
        NodeStep.Elements { Positions: ElementPositions.Single at } => $"[{at.Index}]",
        NodeStep.Elements { Positions: ElementPositions.Several at } => $"[{string.Join(',', at.Indexes)}]",
        NodeStep.Elements { Positions: ElementPositions.Slice at } => $"[{at.From}:{at.To}:{at.Step}]",
        NodeStep.Members => ".*",
        NodeStep.Descendants => "..",
        NodeStep.Objects => "{}",
        NodeStep.Where where => $"[?{Of(where.Condition)}]",
        _ => throw new ArgumentOutOfRangeException(nameof(step)),
    };
}
