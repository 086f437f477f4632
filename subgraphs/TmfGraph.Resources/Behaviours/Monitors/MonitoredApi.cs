namespace TmfGraph.Resources.Behaviours.Monitors;

/// <summary>An API whose writes may go on after the answer, with a monitor to look at.</summary>
/// <param name="Monitor">The GraphQL name of its monitor.</param>
public sealed record MonitoredApi(string Monitor);
