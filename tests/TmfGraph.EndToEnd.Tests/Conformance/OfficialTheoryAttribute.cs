namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>A theory over the official documents; skipped where they are not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OfficialTheoryAttribute : TheoryAttribute
{
    public OfficialTheoryAttribute() => Skip = OfficialDocuments.SkipReason!;
}
