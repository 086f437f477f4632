namespace TmfGraph.Composition.Files;

/// <summary>Where a subgraph tells its schema.</summary>
/// <param name="Uri">The address, over HTTP.</param>
/// <param name="IsService">
/// Whether it is a GraphQL address that is asked by <c>{ _service { sdl } }</c>, as subgraphs of Apollo Federation are; else the answer to a GET is the schema's text.
/// </param>
public sealed record SdlAddress(Uri Uri, bool IsService)
{
    public override string ToString() => Uri.ToString();
}
