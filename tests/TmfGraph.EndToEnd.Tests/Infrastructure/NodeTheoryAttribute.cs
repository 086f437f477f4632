namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A theory that runs a script of a <see cref="NodeFolder"/>; skipped, with the reason, where it cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public NodeTheoryAttribute(string folder) => Skip = NodeFolder.Of(folder).SkipReason;
}
