namespace TmfGraph.Resources.Writes.Patches;

/// <summary>
/// An operation of a patch does not go with the document as it is: the place it names is not there, or a <c>test</c> does not hold. The patch may be
/// right for another state of the resource (RFC 5789, section 2.2), and nothing of it was done.
/// </summary>
public sealed class PatchConflictException(int operation, string path, string message) : Exception(message)
{
    /// <summary>The operation's place in the patch document, from 0.</summary>
    public int Operation { get; } = operation;

    /// <summary>The path as it was sent.</summary>
    public string Path { get; } = path;
}
