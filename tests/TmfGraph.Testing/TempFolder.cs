namespace TmfGraph.Testing;

/// <summary>A folder that goes with its owner.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tmfgraph-test-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
