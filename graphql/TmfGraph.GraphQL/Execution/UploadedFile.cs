namespace TmfGraph.GraphQL.Execution;

/// <summary>A file of a multipart request. It lives as long as the request.</summary>
/// <param name="name">What the client calls it; not to be trusted as the name of a file.</param>
/// <param name="contentType">What the client says it is; null when it does not say.</param>
/// <param name="length">In bytes.</param>
public sealed class UploadedFile(string name, string? contentType, long length, Func<Stream> open)
{
    /// <summary>What the client calls it; not to be trusted as the name of a file.</summary>
    public string Name { get; } = name;

    /// <summary>What the client says it is; null when it does not say.</summary>
    public string? ContentType { get; } = contentType;

    /// <summary>How long it is, in bytes.</summary>
    public long Length { get; } = length;

    /// <summary>Opens it for reading from the start; each call gives a stream of its own.</summary>
    public Stream OpenRead() => open();
}
