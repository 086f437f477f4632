namespace TmfGraph.Resources.Writes.Patches;

/// <summary>What a patch document may cost.</summary>
/// <param name="MaxOperations">The largest number of operations.</param>
/// <param name="MaxCopiedBytes">How many bytes of JSON all <c>copy</c> and <c>move</c> operations together may carry: a few of them can double a document again and again.</param>
public sealed record PatchLimits(int MaxOperations, long MaxCopiedBytes)
{
    /// <summary>How deep a patched document may nest: as deep as the store reads.</summary>
    public const int MostDepth = 64;
}
