namespace TmfGraph.Resources.Writes.Patches;

/// <summary>How the operations of a patch document name their places.</summary>
public enum PatchNotation
{
    /// <summary>JSON Pointers (RFC 6901), as in JSON Patch (RFC 6902).</summary>
    Pointer,

    /// <summary>By content, as in TMF630, part 5: names from the root, elements of lists picked by conditions.</summary>
    Query,
}
