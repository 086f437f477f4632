using System.Globalization;

namespace TmfGraph.Gateway.Tests.Random;

/// <summary>The seeds that comparisons run with.</summary>
internal static class RandomSeeds
{
    /// <summary>The seeds from 1 to a last one; others, for a long run by hand, as <c>MONOLITH_SEEDS=1000-1999</c>.</summary>
    public static IEnumerable<int> To(int last)
    {
        var range = (Environment.GetEnvironmentVariable("MONOLITH_SEEDS") ?? $"1-{last}").Split('-');
        var first = int.Parse(range[0], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(range[1], CultureInfo.InvariantCulture) - first + 1);
    }
}
