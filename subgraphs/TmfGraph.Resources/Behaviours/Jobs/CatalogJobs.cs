using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>The jobs of one catalog API.</summary>
/// <param name="Import">The GraphQL name of its import job.</param>
/// <param name="Export">The GraphQL name of its export job.</param>
public sealed record CatalogJobs(string Import, string Export)
{
    internal const string Running = "Running";

    internal const string Succeeded = "Succeeded";

    internal const string Failed = "Failed";

    /// <summary>What a job reads or writes: the collection that its <c>path</c> names, or all of the API's; tasks are none of it.</summary>
    /// <exception cref="WorkFailedException">The path names no collection of the API.</exception>
    internal static IReadOnlyList<ResourceType> TypesOf(StoredResource job)
    {
        var (api, path) = (job.Type.Api, job.Document.Text("path"));
        var all = api.Resources.Where(r => !r.IsTask).ToList();
        var segment = (path ?? "").Split('?')[0].TrimEnd('/').Split('/')[^1];
        List<ResourceType> named = segment.Length == 0 || api.BasePath.EndsWith($"/{segment}", StringComparison.OrdinalIgnoreCase)
            ? all
            : [.. all.Where(r => r.Path.Equals(segment, StringComparison.OrdinalIgnoreCase))];
        return named.Count > 0 ? named : throw new WorkFailedException($"'path' names no collection of {api.Id}: '{path}'.");
    }
}
