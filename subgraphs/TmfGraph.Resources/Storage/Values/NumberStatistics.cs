using System.Diagnostics;
using TmfGraph.Resources.Storage.Nodes;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>
/// Count, sum, sum of squares and ends of some numbers, exact. Mean and deviation are never written down, only compared, with both sides multiplied
/// until nothing is left to divide or to take a root of: so every store comes to the same answer.
/// </summary>
internal readonly record struct NumberStatistics
{
    private int Count { get; init; }

    private ExactNumber Sum { get; init; }

    private ExactNumber Squares { get; init; }

    private ExactNumber Min { get; init; }

    private ExactNumber Max { get; init; }

    /// <summary>One more value; null and what is no number change nothing.</summary>
    public NumberStatistics With(string? text) => text is null || ExactNumber.Parse(text) is not { } number
        ? this
        : new NumberStatistics
        {
            Count = Count + 1,
            Sum = Sum + number,
            Squares = Squares + (number * number),
            Min = Count == 0 || number.CompareTo(Min) < 0 ? number : Min,
            Max = Count == 0 || number.CompareTo(Max) > 0 ? number : Max,
        };

    /// <summary>Whether the function's value compares so with the number; null when there is no value, or no number.</summary>
    public bool? Compare(NodeFunction function, Comparison comparison, string value) =>
        Count == 0 || ExactNumber.Parse(value) is not { } other ? null : comparison.Holds(function switch
        {
            NodeFunction.Min => Min.CompareTo(other),
            NodeFunction.Max => Max.CompareTo(other),
            NodeFunction.Average => Sum.CompareTo(other * new ExactNumber(Count, 0)),
            NodeFunction.StandardDeviation => CompareDeviation(other),
            _ => throw new UnreachableException(),
        });

    /// <summary>n²σ² = nΣx² − (Σx)².</summary>
    private int CompareDeviation(ExactNumber other)
    {
        var count = new ExactNumber(Count, 0);
        return other.Digits.Sign < 0 ? 1 : ((count * Squares) - (Sum * Sum)).CompareTo(other * other * count * count);
    }
}
