namespace TmfGraph.Fuzz.Tests.Inputs;

internal static class RandomExtensions
{
    public static T Pick<T>(this Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    /// <summary>True once in so many times.</summary>
    public static bool Once(this Random random, int times) => random.Next(times) == 0;

    /// <summary>Mostly small, now and then large.</summary>
    public static int Size(this Random random, int largest) => random.Once(8) ? random.Next(1, largest + 1) : random.Next(1, Math.Min(8, largest) + 1);
}
