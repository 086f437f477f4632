using System.Text.Json;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>The operations of RFC 6902, section 4.</summary>
internal enum PatchVerb
{
    Add,
    Remove,
    Replace,
    Move,
    Copy,
    Test,
}

/// <summary>One operation of a patch document.</summary>
/// <param name="Index">Its place in the document, from 0.</param>
/// <param name="From">Where <c>move</c> and <c>copy</c> take from; null for the others.</param>
/// <param name="Value">What <c>add</c>, <c>replace</c> and <c>test</c> bring; undefined for the others.</param>
internal sealed record PatchOperation(int Index, PatchVerb Verb, PatchPath Path, PatchPath? From, JsonElement Value)
{
    /// <summary>The operation as messages name it.</summary>
    public override string ToString() => $"Operation [{Index}], {Verb.ToString().ToLowerInvariant()} '{Path}'";
}
