using TmfGraph.Resources.Model;

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
    /// <returns>Empty when the path names no collection of the API.</returns>
    internal static IReadOnlyList<ResourceType> TypesOf(ResourceType job, string? path)
    {
        var all = job.Api.Resources.Where(r => !r.IsTask).ToList();
        var segment = (path ?? "").Split('?')[0].TrimEnd('/').Split('/')[^1];
        return segment.Length == 0 || job.Api.BasePath.EndsWith($"/{segment}", StringComparison.OrdinalIgnoreCase)
            ? all
            : [.. all.Where(r => r.Path.Equals(segment, StringComparison.OrdinalIgnoreCase))];
    }
}
