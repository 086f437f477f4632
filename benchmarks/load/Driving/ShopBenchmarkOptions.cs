namespace TmfGraph.Load.Driving;

/// <summary>How the shop is measured.</summary>
/// <param name="Port">The first of the ports that are used: four for subgraphs, then from 10 above it one for each server.</param>
/// <param name="Seconds">How long each server is asked in each round.</param>
/// <param name="WarmUp">Seconds that each is asked beforehand.</param>
/// <param name="Rounds">How often it is its turn.</param>
/// <param name="Starts">How often all servers are started anew.</param>
/// <param name="Delay">Milliseconds that subgraphs wait in the second table; 0 for no second table.</param>
/// <param name="Connections">Clients at once.</param>
/// <param name="Core">The core of the server that is measured.</param>
/// <param name="Gateway">The gateway's assembly.</param>
/// <param name="Apollo">The folder of the other gateway with its packages; null to leave it out.</param>
/// <param name="Baseline">Another build of the gateway, to see what a change has brought; null for none.</param>
internal sealed record ShopBenchmarkOptions(
    int Port, double Seconds, double WarmUp, int Rounds, int Starts, int Delay, int Connections, int Core, string Gateway, string? Apollo, string? Baseline);
