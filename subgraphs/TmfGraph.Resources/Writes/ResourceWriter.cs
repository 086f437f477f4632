using System.Text.Json;
using System.Text.Json.Nodes;
using Npgsql;
using TmfGraph.Resources.Behaviours;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes.Patches;

namespace TmfGraph.Resources.Writes;

/// <summary>
/// The one way to change a resource. Document, edges and events of a change are one transaction; two changes of one resource run one after the
/// other, so that none is lost. Thread-safe.
/// </summary>
/// <param name="behaviours">What happens beside, see <see cref="ResourceBehaviour"/>; null for nothing.</param>
/// <param name="rules">Null for the model alone.</param>
public sealed partial class ResourceWriter(ResourceDatabase database, BehaviourSet? behaviours = null, WriteRules? rules = null)
{
    private const int MostAttempts = 10;

    private const int EventsInOneCommand = 64; // a command has a limited number of parameters

    private readonly EdgeExtractor _edges = new(database.Model);
    private readonly BehaviourSet _behaviours = behaviours ?? new BehaviourSet(database.Model, []);
    private readonly ResourceStore _store = new(database);
    private readonly SchemaChecks _schemas = new(database.Model);

    private readonly WriteRules _rules = rules ?? WriteRules.Default;

    /// <summary>Creates a resource. What only the server sets is dropped from the body; the id is the server's.</summary>
    /// <returns>The resource as stored, at version 1.</returns>
    /// <exception cref="ResourceValidationException">The body does not fit the model; says everything that is wrong.</exception>
    /// <exception cref="ReferenceNotFoundException">A reference leads nowhere, where that is checked.</exception>
    public async Task<StoredResource> CreateAsync(ResourceType type, JsonElement body, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        var draft = Draft(type, body, context);
        var reads = ReadsFirst(type);
        var ready = reads ? null : Ready(type, draft.Document, isNew: true);
        StoredResource? created = null;
        await WriteAsync(
            async scope => created = ready is null
                ? await CreateAsync(scope, type, draft, body, context, cancellationToken).ConfigureAwait(false)
                : Insert(scope, type, draft.Id, ready),
            readsFirst: reads,
            cancellationToken).ConfigureAwait(false);
        return created!; // set by the callback, or an exception left it
    }

    /// <summary>
    /// Applies a JSON merge patch (RFC 7396). An attribute that only the server sets at creation may be patched unless it is immutable as well. A patch
    /// that changes nothing leaves the version as it is and raises no event.
    /// </summary>
    /// <returns>The resource as it is now stored.</returns>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    /// <exception cref="VersionMismatchException">It is not at the expected version.</exception>
    /// <exception cref="LifecycleViolationException">The state cannot change like that, and nothing else is wrong.</exception>
    /// <exception cref="ResourceValidationException">The result would not fit the model, or an immutable attribute would change.</exception>
    public Task<StoredResource> MergePatchAsync(
        ResourceType type, string id, JsonElement patch, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        CheckPatch(patch);
        return ChangeAsync(type, id, patch, context, current => Merge(type, current, patch, context), cancellationToken);
    }

    /// <summary>
    /// Applies a JSON Patch, in either notation: all of its operations, or none. What holds for the result of a merge patch holds here; addresses and times
    /// of the server's making stay as they are, whatever the patch says.
    /// </summary>
    /// <exception cref="PatchConflictException">An operation does not go with the document: its place is not there, or a <c>test</c> does not hold.</exception>
    /// <inheritdoc cref="MergePatchAsync(ResourceType, string, JsonElement, WriteContext, CancellationToken)"/>
    public Task<StoredResource> JsonPatchAsync(ResourceType type, string id, JsonPatch patch, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(patch);
        ArgumentNullException.ThrowIfNull(context);
        return ChangeAsync(type, id, default, context, current => Patch(type, current, patch, context), cancellationToken);
    }

    /// <summary>Replaces a resource's document (PUT). Attributes the server set at creation stay as they were where the body leaves them out.</summary>
    /// <returns>The resource as it is now stored.</returns>
    /// <inheritdoc cref="MergePatchAsync(ResourceType, string, JsonElement, WriteContext, CancellationToken)"/>
    public Task<StoredResource> ReplaceAsync(
        ResourceType type, string id, JsonElement body, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(context);
        Validate(type, body, context);
        return ChangeAsync(
            type,
            id,
            body,
            context,
            current =>
            {
                var document = DocumentComposer.Create(type, body, id, database.Time.GetUtcNow(), context.IsServer, current);
                var after = JsonElement.Parse(document);
                var problems = new DocumentValidator();
                CheckSchemas(type, after, null, problems);
                ThrowIfAny([.. problems.Problems, .. ChangeGuard.Check(type, current, after, context.IsServer)]);
                return document;
            },
            cancellationToken);
    }

    /// <summary>Deletes a resource.</summary>
    /// <returns>The resource as it was last; null when there was none.</returns>
    /// <exception cref="VersionMismatchException">It is not at the expected version.</exception>
    public async Task<StoredResource?> DeleteAsync(ResourceType type, string id, WriteContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(context);
        StoredResource? deleted = null;
        await WriteAsync(
            async scope => deleted = await DeleteAsync(scope, type, id, context, cancellationToken).ConfigureAwait(false),
            readsFirst: true,
            cancellationToken).ConfigureAwait(false);
        return deleted;
    }

    /// <summary>Logs an event of another kind than the four every resource has, with the resource as it is now: a milestone, a jeopardy.</summary>
    /// <exception cref="ResourceNotFoundException">There is no such resource.</exception>
    public Task RaiseAsync(ResourceType type, string id, string eventName, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return WriteAsync(
            async scope =>
            {
                if (!await RaiseAsync(scope, type, id, eventName, cancellationToken).ConfigureAwait(false))
                {
                    throw new ResourceNotFoundException(type, id);
                }
            },
            readsFirst: true,
            cancellationToken);
    }

    private async Task<StoredResource> ChangeAsync(
        ResourceType type, string id, JsonElement sent, WriteContext context, Func<JsonElement, byte[]> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        StoredResource? result = null;
        await WriteAsync(
            async scope => result = await ChangeAsync(scope, type, id, sent, context, change, cancellationToken).ConfigureAwait(false),
            readsFirst: true,
            cancellationToken).ConfigureAwait(false);
        return result!; // set by the callback, or an exception left it
    }

    private static void CheckPatch(JsonElement patch)
    {
        var validator = new DocumentValidator();
        if (patch.ValueKind != JsonValueKind.Object)
        {
            validator.Report(null, AttributeProblemCodes.WrongType, "A merge patch must be a JSON object.");
            throw new ResourceValidationException(validator.Problems);
        }

        validator.CheckPatch(patch);
        ThrowIfAny(validator.Problems);
    }

    private byte[] Merge(ResourceType type, JsonElement current, JsonElement patch, WriteContext context)
    {
        var document = MergePatch.Apply(current, patch, type, name => name is not ("id" or "href") && Takes(type, name, context));
        var problems = new DocumentValidator();
        if (patch.TryGetProperty("id", out var id) && current.TryGetProperty("id", out var own) && !JsonElement.DeepEquals(id, own))
        {
            problems.Report(new DocumentValidator.Place(null, "id", -1), AttributeProblemCodes.Immutable, "'id' cannot be changed.");
        }

        var names = patch.EnumerateObject().Select(p => p.Name).Where(n => Takes(type, n, context)).ToList();
        CheckChange(type, current, JsonElement.Parse(document), names, context, problems);
        return document;
    }

    private byte[] Patch(ResourceType type, JsonElement current, JsonPatch patch, WriteContext context)
    {
        var tree = patch.Apply(current, type);
        var problems = new DocumentValidator();
        if (tree.Root is not JsonObject root)
        {
            problems.Report(null, AttributeProblemCodes.WrongType, $"The patch must leave a JSON object: one {type.TmfName}.");
            throw new ResourceValidationException(problems.Problems);
        }

        foreach (var name in type.Attributes.Select(a => a.JsonName).Where(n => n == "href" || !Takes(type, n, context)))
        {
            if (current.TryGetProperty(name, out var own))
            {
                root[name] = PatchTree.Build(own);
            }
            else
            {
                root.Remove(name);
            }
        }

        var document = tree.ToUtf8();
        var after = JsonElement.Parse(document);
        var names = current.EnumerateObject().Concat(after.EnumerateObject()).Select(p => p.Name).Distinct(StringComparer.Ordinal)
            .Where(n => !(current.TryGetProperty(n, out var old) && after.TryGetProperty(n, out var now) && JsonElement.DeepEquals(old, now)))
            .ToList();
        if (names.Contains("id"))
        {
            problems.Report(new DocumentValidator.Place(null, "id", -1), AttributeProblemCodes.Immutable, "'id' cannot be changed.");
        }

        CheckChange(type, current, after, names, context, problems);
        return document;
    }

    /// <summary>Clients send back what they have read: times of the server's making are passed over.</summary>
    private static bool Takes(ResourceType type, string name, WriteContext context) =>
        context.IsServer || type.GetByJsonName(name) is not { UpdatedByServer: true };

    /// <summary>Checks what a patch has touched; what it has not may be as it is, even where a newer model would ask for more.</summary>
    private void CheckChange(
        ResourceType type, JsonElement before, JsonElement after, IReadOnlyList<string> names, WriteContext context, DocumentValidator problems)
    {
        if (names.Contains("@type"))
        {
            TypeNameCheck.Run(database.Model, _rules.KnownResources, type, after, problems);
        }

        foreach (var attribute in names.Where(n => n is not ("id" or "href")).Select(type.GetByJsonName).OfType<AttributeModel>())
        {
            if (after.TryGetProperty(attribute.JsonName, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                problems.CheckAttribute(attribute, value);
            }
            else if (attribute.Required)
            {
                problems.ReportMissing(attribute, null);
            }
        }

        CheckSchemas(type, after, names.Contains("@type") ? null : names, problems);
        var moves = ChangeGuard.Check(type, before, after, context.IsServer).Where(m => !problems.Problems.Any(p => p.Path == m.Path)); // one word about each
        ThrowIfAny([.. problems.Problems, .. moves]);
    }

    private void Validate(ResourceType type, JsonElement body, WriteContext context)
    {
        var validator = new DocumentValidator();
        validator.CheckBody(type, body, asClient: !context.IsServer);
        TypeNameCheck.Run(database.Model, _rules.KnownResources, type, body, validator);
        ThrowIfAny(validator.Problems);
    }

    /// <summary>What the operator's schemas say about a document as it would be stored, where the model has said nothing yet.</summary>
    /// <param name="names">The attributes that count; null for all.</param>
    private void CheckSchemas(ResourceType type, JsonElement document, IReadOnlyList<string>? names, DocumentValidator problems)
    {
        foreach (var (path, message) in _schemas.Check(type, document))
        {
            var root = path.AsSpan(0, path.AsSpan().IndexOfAny('.', '[') is var end and >= 0 ? end : path.Length).ToString();
            if ((names is null || names.Contains(root)) && !problems.Problems.Any(p => p.Path == path))
            {
                problems.ReportAt(path, AttributeProblemCodes.ExtensionSchema, message);
            }
        }
    }

    private static void ThrowIfAny(IReadOnlyList<AttributeProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw problems.All(p => p.Code == AttributeProblemCodes.IllegalMove)
                ? new LifecycleViolationException(problems)
                : new ResourceValidationException(problems);
        }
    }

    private static void CheckVersion(StoredResource current, WriteContext context)
    {
        if (context.ExpectedVersion is { } expected && expected != current.Version)
        {
            throw new VersionMismatchException(current.Type, current.Id, expected, current.Version);
        }
    }

    /// <summary>
    /// Runs the callback in a transaction, then the statements and events it leaves. On PostgreSQL a command with nothing to read first needs no explicit
    /// one: its statements are one implicit transaction and one round trip. Where the database ended a deadlock at our cost, all is done again.
    /// </summary>
    private async Task WriteAsync(Func<WriteScope, Task> prepare, bool readsFirst, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WriteOnceAsync(prepare, readsFirst, isRepeated: attempt > 1, cancellationToken).ConfigureAwait(false);
                database.Signal.Pulse();
                return;
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected && attempt < MostAttempts)
            {
                // whoever was in the way has gone on meanwhile
            }
        }
    }

    private async Task WriteOnceAsync(Func<WriteScope, Task> prepare, bool readsFirst, bool isRepeated, CancellationToken cancellationToken)
    {
        var isPostgres = database.Dialect.IsPostgres;
        if (!isPostgres)
        {
            await database.SqliteWriter.WaitAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            await using var session = await StoreSession.OpenAsync(database, cancellationToken).ConfigureAwait(false);
            var isExplicit = readsFirst || !isPostgres;
            if (isExplicit)
            {
                await session.BeginAsync(cancellationToken).ConfigureAwait(false);
            }

            var scope = new WriteScope(session);
            if (isRepeated)
            {
                await SerializeAsync(scope, "after a deadlock", cancellationToken).ConfigureAwait(false); // those who met once shall not meet again
            }

            await prepare(scope).ConfigureAwait(false);
            foreach (var events in scope.Events.Chunk(EventsInOneCommand))
            {
                WriteStatements.AppendEvents(scope.Sql, database, events, database.Time.GetUtcNow());
                await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
            }

            await scope.FlushAsync(cancellationToken).ConfigureAwait(false);
            if (isExplicit)
            {
                await session.CommitAsync(cancellationToken).ConfigureAwait(false);
            }

            if (scope.HasWork)
            {
                database.WorkSignal.Pulse();
            }
        }
        finally
        {
            if (!isPostgres)
            {
                database.SqliteWriter.Release();
            }
        }
    }
}
