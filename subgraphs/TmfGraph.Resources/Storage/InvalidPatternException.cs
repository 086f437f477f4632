namespace TmfGraph.Resources.Storage;

/// <summary>A client's regular expression cannot be read, or takes too long.</summary>
public sealed class InvalidPatternException(string message, Exception? inner = null) : Exception(message, inner);
