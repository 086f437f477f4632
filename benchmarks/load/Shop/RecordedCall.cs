namespace TmfGraph.Load.Shop;

/// <summary>One call a gateway has made to a subgraph.</summary>
/// <param name="Round">How many calls stood before it on its path, itself included.</param>
/// <param name="Url">Where it went.</param>
/// <param name="Body">The body it sent.</param>
internal sealed record RecordedCall(int Round, string Url, string Body);
