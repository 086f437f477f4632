using System.Text;
using Microsoft.Extensions.Options;
using TmfGraph.Resources.Behaviours.Work;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Rest;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Storage.Values;

namespace TmfGraph.Resources.Behaviours.Jobs;

/// <summary>
/// Runs an export job: writes the resources of the collection that <c>path</c> names, or of the whole API, as far as they meet <c>query</c> (a filter as
/// in an address). The file is kept in the store and served below the job; when the job has succeeded, <c>url</c> says where. A server that sent files to
/// addresses of its clients' choice would be a hole in its network, so the <c>url</c> they give is not written to. With the content type
/// <c>application/json</c> the file is a list, else it has an object a line.
/// </summary>
internal sealed class CatalogExport(CatalogJobs jobs, IOptions<JobOptions> options, IOptions<TmfRestOptions> rest) : DurableWork
{
    private const int PageSize = 500;

    private const int PartLength = 256 * 1024;

    public override string Name { get; } = NameOf(jobs);

    public static string NameOf(CatalogJobs jobs) => $"Export of {jobs.Export}";

    public override async Task RunAsync(WorkContext context, CancellationToken cancellationToken)
    {
        if (await JobProgress.StartAsync(context, cancellationToken).ConfigureAwait(false) is not { } job)
        {
            return;
        }

        var types = CatalogJobs.TypesOf(job);

        var isList = JobContent.IsList(job.Document.Text("contentType"));
        var parts = await WriteAsync(context.Store, types, job.Document.Text("query"), isList, cancellationToken).ConfigureAwait(false);
        await context.CompleteAsync(
            async c =>
            {
                var done = await c.ChangeAsync(
                    job.Type.Name,
                    job.Id,
                    document =>
                    {
                        document["status"] = CatalogJobs.Succeeded;
                        document["completionDate"] = Instants.Format(c.Now);
                        document["contentType"] = JobContent.TypeOf(isList);
                        document["url"] = JobContent.AddressOf(job.Type, job.Id);
                    },
                    cancellationToken).ConfigureAwait(false);
                if (done is not null)
                {
                    await JobFile.WriteAsync(c, job.Type, job.Id, parts, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    public override Task FailAsync(BehaviourContext context, WorkItem item, string reason, CancellationToken cancellationToken) =>
        JobProgress.FailAsync(context, item, reason, cancellationToken);

    private async Task<IReadOnlyList<string>> WriteAsync(
        ResourceStore store, IReadOnlyList<ResourceType> types, string? query, bool isList, CancellationToken cancellationToken)
    {
        var parts = new List<string>();
        var part = new StringBuilder(isList ? "[" : "");
        var size = 2L;
        var isFirst = true;
        foreach (var type in types)
        {
            await foreach (var resource in ReadAsync(store, type, query, cancellationToken).ConfigureAwait(false))
            {
                var line = TextOf(resource, needsType: types.Count > 1);
                size += Encoding.UTF8.GetByteCount(line) + 1;
                if (size > options.Value.MaxBytes)
                {
                    throw new WorkFailedException($"The file would be larger than {options.Value.MaxBytes} bytes; narrow it down by 'path' or 'query'.");
                }

                part.Append(isList && !isFirst ? ",\n" : "").Append(line).Append(isList ? "" : "\n");
                isFirst = false;
                if (part.Length >= PartLength)
                {
                    parts.Add(part.ToString());
                    part.Clear();
                }
            }
        }

        parts.Add(part.Append(isList ? "]\n" : "").ToString());
        return parts;
    }

    private async IAsyncEnumerable<StoredResource> ReadAsync(
        ResourceStore store, ResourceType type, string? query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = Filter(type, query);
        string? after = null;
        while (true)
        {
            var page = await store.QueryAsync(
                new ResourceQuery(type) { Filter = filter, Window = new PageWindow.First(PageSize, after) }, cancellationToken).ConfigureAwait(false);
            foreach (var resource in page.Items)
            {
                yield return resource;
            }

            if (!page.HasNext)
            {
                yield break;
            }

            after = page.Cursors[^1];
        }
    }

    private Predicate? Filter(ResourceType type, string? query)
    {
        try
        {
            return string.IsNullOrWhiteSpace(query) || ListRequestReader.Read(query, [type], rest.Value).Conditions is not { } conditions
                ? null
                : new FilterCompiler(type, rest.Value).Compile(conditions);
        }
        catch (TmfErrorException exception)
        {
            throw new WorkFailedException($"'query' does not fit {type.TmfName}: {exception.Message}", exception);
        }
    }

    /// <summary>One line. Among several types each says which it is, so that the file can be imported again.</summary>
    private static string TextOf(StoredResource resource, bool needsType)
    {
        if (!needsType || resource.Document.Text("@type") is not null)
        {
            return resource.Document.GetRawText();
        }

        var document = resource.Document.ToObject();
        document["@type"] = resource.Type.TmfName;
        return Encoding.UTF8.GetString(JsonDocuments.ToUtf8(document));
    }
}
