namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>A test that runs a script of a <see cref="NodeFolder"/>; skipped, with the reason, where it cannot.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string folder) => Skip = NodeFolder.Of(folder).SkipReason;
}
