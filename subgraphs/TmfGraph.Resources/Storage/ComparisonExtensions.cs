using System.Diagnostics;

namespace TmfGraph.Resources.Storage;

/// <summary>What the comparisons mean for an order of two values.</summary>
internal static class ComparisonExtensions
{
    /// <summary>Whether a left value that is below (negative), equal to (zero) or above (positive) the right one compares so.</summary>
    public static bool Holds(this Comparison comparison, int order) => comparison switch
    {
        Comparison.Equal => order == 0,
        Comparison.Greater => order > 0,
        Comparison.GreaterOrEqual => order >= 0,
        Comparison.Less => order < 0,
        Comparison.LessOrEqual => order <= 0,
        _ => throw new UnreachableException(),
    };

    /// <summary>The SQL operator.</summary>
    public static string Sign(this Comparison comparison) => comparison switch
    {
        Comparison.Equal => "=",
        Comparison.Greater => ">",
        Comparison.GreaterOrEqual => ">=",
        Comparison.Less => "<",
        Comparison.LessOrEqual => "<=",
        _ => throw new UnreachableException(),
    };
}
