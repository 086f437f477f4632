namespace TmfGraph.Load.Walk;

/// <summary>How the walk is measured.</summary>
/// <param name="Port">The gateway's port; the subgraphs have the eight after it.</param>
/// <param name="Seconds">How long each round is.</param>
/// <param name="WarmUp">Seconds that it is asked beforehand.</param>
/// <param name="Rounds">How many rounds there are.</param>
/// <param name="Connections">Clients at once, each asking for a customer of its own.</param>
/// <param name="Core">The core of the gateway; all else has core 0.</param>
/// <param name="Root">The folder of the project, built.</param>
/// <param name="Configuration">Debug or Release.</param>
internal sealed record WalkBenchmarkOptions(
    int Port, double Seconds, double WarmUp, int Rounds, int Connections, int Core, string Root, string Configuration);
