using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Graph.Resolvers;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;

namespace TmfGraph.Resources.Graph.Writes;

/// <summary>Resolves mutations through the one write path. What the domain refuses becomes a typed error of the payload.</summary>
/// <remarks>
/// The resource in a payload is read, so it needs the right to read; who may only write gets its id and href, and an error where more is selected.
/// The change is made all the same.
/// </remarks>
internal sealed class MutationResolver(ResourceWriter writer, ResourceStore store, SelectedAttributes selected)
{
    public void Bind(SchemaBuilder builder, GraphLayout layout, AccessGuard guard)
    {
        foreach (var mutation in layout.Resources.SelectMany(MutationLayout.Of))
        {
            builder.Resolve(
                $"Mutation.{mutation.Field}",
                guard.Batch(AccessKind.Write, (batch, cancellationToken) => ResolveAsync(mutation, batch, cancellationToken)));
            builder.Resolve(
                $"{mutation.PayloadName}.{GraphNames.ResourceField(mutation.Resource)}",
                FieldResolver.Batch((batch, _) =>
                {
                    GiveResources(mutation.Resource, batch, guard);
                    return ValueTask.CompletedTask;
                }));
            Field("version", o => ResolvedValue.FromObject(o.Resource?.Version));
            Field("errors", o => o.Errors is { } errors ? ResolvedValue.FromList(errors) : ResolvedValue.Null);

            void Field(string name, Func<MutationOutcome, ResolvedValue> read) => builder.Resolve(
                $"{mutation.PayloadName}.{name}",
                FieldResolver.Pure(parent => read((MutationOutcome)parent.Object!))); // the mutation gives nothing else
        }

        MutationErrors.Bind(builder, layout);
    }

    private void GiveResources(ResourceType type, FieldBatch batch, AccessGuard guard)
    {
        var refusal = guard.Refusal(batch.User, AccessKind.Read) is { } error
            && !(selected.Of(type, batch) is { } names && names.All(n => n is "id" or "href")) ? error : null;
        for (var i = 0; i < batch.Count; i++)
        {
            if (((MutationOutcome)batch.GetParent(i).Object!).Resource is not { } done) // the mutation gives nothing else
            {
                batch.SetResult(i, ResolvedValue.Null);
            }
            else if (refusal is not null)
            {
                batch.SetError(i, refusal);
            }
            else
            {
                batch.SetResult(i, ResolvedValue.FromJson(done.Document));
            }
        }
    }

    /// <summary>The requests of a variable batch are there together; each is a change of its own, so they are made one by one.</summary>
    private async ValueTask ResolveAsync(MutationLayout mutation, FieldBatch batch, CancellationToken cancellationToken)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (batch.GetArguments(i).Get("input") is not { } input)
            {
                continue; // the argument is required, so this is a bug that shows as a null in a non-null field
            }

            batch.SetResult(i, ResolvedValue.FromObject(await ChangeAsync(mutation, input, batch, cancellationToken)));
        }
    }

    private async Task<MutationOutcome> ChangeAsync(MutationLayout mutation, JsonElement input, FieldBatch batch, CancellationToken cancellationToken)
    {
        var id = mutation.Verb is not MutationLayout.Create && input.TryGetProperty("id", out var given) ? given.ToString() : null;
        var context = new WriteContext { User = batch.User, ExpectedVersion = VersionOf(mutation, input) };
        try
        {
            return id is null
                ? MutationOutcome.Done(await writer.CreateAsync(
                    mutation.Resource, InputConverter.ToDocument(input, mutation.Resource), context, cancellationToken))
                : mutation.Verb is MutationLayout.Update
                    ? await UpdateAsync(mutation.Resource, id, input, context, cancellationToken)
                    : await DeleteAsync(mutation.Resource, id, context, cancellationToken);
        }
        catch (Exception exception) when (MutationErrors.Of(exception) is { } refused)
        {
            return refused;
        }
    }

    private async Task<MutationOutcome> UpdateAsync(
        ResourceType type, string id, JsonElement input, WriteContext context, CancellationToken cancellationToken)
    {
        var patch = InputConverter.ToPatch(input, type);
        try
        {
            return MutationOutcome.Done(await writer.MergePatchAsync(type, id, patch, context, cancellationToken));
        }
        catch (LifecycleViolationException violation)
        {
            var current = await store.GetAsync(type, id, cancellationToken);
            return IllegalMoves.Describe(type, current?.Document ?? default, patch, violation);
        }
    }

    private async Task<MutationOutcome> DeleteAsync(ResourceType type, string id, WriteContext context, CancellationToken cancellationToken) =>
        await writer.DeleteAsync(type, id, context, cancellationToken) is { } deleted
            ? MutationOutcome.Done(deleted)
            : MutationErrors.NotFound(type, id);

    private static long? VersionOf(MutationLayout mutation, JsonElement input) =>
        mutation.Verb is not MutationLayout.Create && input.TryGetProperty("ifVersion", out var version) && version.ValueKind is JsonValueKind.Number
            ? version.GetInt64()
            : null;
}
