namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>A test that runs a script with Node; skipped, with the reason, where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = NodeScript.SkipReason;
}
