namespace TmfGraph.Composition.Files;

/// <summary>A file that composition reads is missing or not what it should be. The message is for people and names the file.</summary>
public sealed class CompositionFileException : Exception
{
    internal CompositionFileException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
