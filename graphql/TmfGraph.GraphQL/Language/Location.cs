namespace TmfGraph.GraphQL.Language;

/// <summary>Where a piece of syntax begins in its document.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in UTF-16 code units (so that 😀 is two), from 1, as editors count. A byte order mark at the start of the document is not counted.</param>
/// <param name="Start">Offset of the first byte in the UTF-8 source.</param>
/// <param name="End">Offset of the byte after the last one.</param>
public readonly record struct Location(int Line, int Column, int Start, int End)
{
    /// <summary>Syntax made in code, which stands in no document.</summary>
    public static Location None => default;

    /// <summary>Whether this syntax came out of a document.</summary>
    public bool Exists => Line > 0;
}
