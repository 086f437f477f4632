using TmfGraph.Resources.Storage;

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
        Predicate.Compare compare => $"{compare.Path} {compare.Operator} '{compare.Value}'",
        Predicate.In among => $"{among.Path} in [{string.Join(", ", among.Values)}]",
        Predicate.IsNull missing => $"{missing.Path} is null",
        Predicate.Some some => $"some {some.List}: {Of(some.Condition)}",
        Predicate.All all => $"all {all.List}: {Of(all.Condition)}",
        Predicate.Any any => $"any {any.List}",
        _ => throw new ArgumentOutOfRangeException(nameof(predicate)),
    };
}
