using System.Text.Json;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Writes;

public sealed partial class ResourceWriter
{
    /// <summary>How many resources of one creation go to the database in one command.</summary>
    private const int CreationChunk = 100;

    /// <summary>Creates several resources, all of them or none; otherwise as with a single creation.</summary>
    /// <returns>The resources as stored, in the order of the bodies.</returns>
    /// <exception cref="ResourceValidationException">Bodies do not fit the model; each path begins with the body's index: <c>[3].name</c>.</exception>
    public async Task<IReadOnlyList<StoredResource>> CreateManyAsync(
        IReadOnlyList<(ResourceType Type, JsonElement Body)> bodies, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bodies);
        ArgumentNullException.ThrowIfNull(context);
        var problems = new List<AttributeProblem>();
        var drafts = new List<(ResourceType Type, JsonElement Body, (string Id, byte[] Document) Draft, ReadyDocument Ready)>(bodies.Count);
        for (var i = 0; i < bodies.Count; i++)
        {
            var (type, body) = bodies[i];
            try
            {
                var draft = Draft(type, body, context);
                drafts.Add((type, body, draft, Ready(type, draft.Document, isNew: true))); // what is wrong with any of them is said at once
            }
            catch (ResourceValidationException exception)
            {
                var place = $"[{i}]";
                problems.AddRange(exception.Problems.Select(p => p with
                {
                    Path = p.Path.Length == 0 ? place : $"{place}.{p.Path}",
                    Message = $"{place}: {p.Message}",
                }));
            }
        }

        if (problems.Count > 0)
        {
            throw new ResourceValidationException([.. problems.Take(DocumentValidator.MostProblems)]);
        }

        var created = new List<StoredResource>(drafts.Count);
        await WriteAsync(
            async scope =>
            {
                created.Clear(); // what a deadlock undid
                foreach (var (type, body, draft, ready) in drafts)
                {
                    created.Add(ReadsFirst(type)
                        ? await CreateAsync(scope, type, draft, body, context, cancellationToken).ConfigureAwait(false)
                        : Insert(scope, type, draft.Id, ready));
                    if (created.Count % CreationChunk == 0)
                    {
                        await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
                    }
                }
            },
            readsFirst: true,
            cancellationToken).ConfigureAwait(false);
        return created;
    }
}
