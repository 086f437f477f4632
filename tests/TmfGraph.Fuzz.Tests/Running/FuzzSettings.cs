using System.Globalization;

namespace TmfGraph.Fuzz.Tests.Running;

/// <summary>
/// How long fuzzing runs: one round of a fixed number of cases with a fixed seed, unless the environment says otherwise.
/// <c>TMFGRAPH_FUZZ_SEED</c> chooses the seed; <c>TMFGRAPH_FUZZ_SECONDS</c> goes on with the seeds after it, for so long at each end.
/// </summary>
internal static class FuzzSettings
{
    public const string SeedVariable = "TMFGRAPH_FUZZ_SEED";

    public const string SecondsVariable = "TMFGRAPH_FUZZ_SECONDS";

    public static int Seed { get; } = Read(SeedVariable) ?? 1;

    /// <summary>Zero for one round.</summary>
    public static TimeSpan Duration { get; } = TimeSpan.FromSeconds(Read(SecondsVariable) ?? 0);

    private static int? Read(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : null;
}
