namespace TmfGraph.Resources.Graph.Writes;

/// <summary>An input that GraphQL's types let pass and that still makes no document.</summary>
internal sealed class InputException(string path, string message) : Exception(message)
{
    /// <summary>TMF names from the document's root, joined by dots.</summary>
    public string Path { get; } = path;
}
