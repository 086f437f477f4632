using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Events;
using TmfGraph.Resources.Graph;
using TmfGraph.Resources.Model;
using TmfGraph.Resources.Security;
using TmfGraph.Resources.Storage;
using TmfGraph.Resources.Writes;
using TmfGraph.Testing;

namespace TmfGraph.Resources.Tests.Graph;

/// <summary>The shop (or another domain) over a database of its own, asked through the executor as a transport would.</summary>
internal sealed class ShopHost : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ResourceDatabase _database;
    private readonly RequestExecutor _executor;
    private readonly EventLog _events;
    private readonly string? _directory;

    private ShopHost(ResourceDatabase database, IReadOnlySet<string> entities, AccessPolicy access, GraphOptions? options, string? directory, Action<SchemaBuilder>? extend)
    {
        _database = database;
        _directory = directory;
        Writer = new ResourceWriter(database);
        _events = new EventLog(database);
        var services = new SubgraphServices(new ResourceStore(database), Writer, _events, access);
        _executor = new RequestExecutor(
            SubgraphSchema.Build(database.Model, services, entities, options, extend),
            new ExecutionOptions { IncludeExceptionDetails = true });
    }

    public ResourceWriter Writer { get; }

    /// <summary>Statements sent so far.</summary>
    public long Statements => _database.Statements.Total;

    public static async Task<ShopHost> StartAsync(AccessPolicy? access = null, GraphOptions? options = null, Action<SchemaBuilder>? extend = null)
    {
        var directory = Directory.CreateTempSubdirectory("tmfgraph-shop").FullName;
        return await StartAsync(ShopModel.Model, ShopModel.KnownEntities, new StoreOptions { DataDirectory = directory }, access, options, directory, extend);
    }

    /// <summary>The same over PostgreSQL.</summary>
    public static async Task<ShopHost> StartOnPostgresAsync(Action<SchemaBuilder>? extend = null)
    {
        var connection = await PostgresServer.Get().CreateDatabaseAsync();
        var store = new StoreOptions { Provider = StoreProvider.Postgres, ConnectionString = connection };
        return await StartAsync(ShopModel.Model, ShopModel.KnownEntities, store, extend: extend);
    }

    /// <summary>Another domain.</summary>
    public static async Task<ShopHost> StartAsync(DomainModel model, IReadOnlySet<string> entities)
    {
        var directory = Directory.CreateTempSubdirectory("tmfgraph-shop").FullName;
        return await StartAsync(model, entities, new StoreOptions { DataDirectory = directory }, directory: directory);
    }

    private static async Task<ShopHost> StartAsync(
        DomainModel model,
        IReadOnlySet<string> entities,
        StoreOptions store,
        AccessPolicy? access = null,
        GraphOptions? options = null,
        string? directory = null,
        Action<SchemaBuilder>? extend = null)
    {
        var database = new ResourceDatabase(model, store);
        await database.InitializeAsync(CancellationToken.None);
        return new ShopHost(database, entities, access ?? new AccessPolicy(isOpen: true), options, directory, extend);
    }

    /// <summary>Puts documents in as they are, ids included.</summary>
    public async Task ImportAsync(string type, params string[] documents)
    {
        await Writer.ImportAsync(Documents(), new ImportOptions(), CancellationToken.None);

        async IAsyncEnumerable<(ResourceType, JsonElement)> Documents()
        {
            foreach (var document in documents)
            {
                yield return (_database.Model.Resources[type], JsonElement.Parse(document));
            }

            await Task.CompletedTask;
        }
    }

    /// <summary>The cursor of the event log's present end.</summary>
    public Task<string> HeadAsync() => _events.GetHeadAsync(CancellationToken.None);

    /// <summary>The response to a request, indented.</summary>
    public async Task<string> AskAsync(string document, string? variables = null, ClaimsPrincipal? user = null)
    {
        await using var result = await _executor.ExecuteAsync(Request(document, variables, user), CancellationToken.None);
        return result switch
        {
            OperationResult single => Text(single),
            BatchResult batch => string.Join('\n', batch.Results.Select(Text)),
            _ => throw new InvalidOperationException("A stream is read with ListenAsync."),
        };
    }

    /// <summary>An open subscription.</summary>
    public async Task<ResponseStream> OpenAsync(string document) =>
        (ResponseStream)await _executor.ExecuteAsync(Request(document, null, null), CancellationToken.None);

    /// <summary>The events of a subscription as they come.</summary>
    public async IAsyncEnumerable<string> ListenAsync(string document, string? variables = null, ClaimsPrincipal? user = null)
    {
        await using var result = await _executor.ExecuteAsync(Request(document, variables, user), CancellationToken.None);
        if (result is not ResponseStream stream)
        {
            yield return Text((OperationResult)result);
            yield break;
        }

        await foreach (var one in ListenAsync(stream))
        {
            yield return one;
        }
    }

    /// <inheritdoc cref="ListenAsync(string, string?, ClaimsPrincipal?)"/>
    public static async IAsyncEnumerable<string> ListenAsync(ResponseStream stream)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        await foreach (var one in stream.ReadAsync(timeout.Token))
        {
            await using (one)
            {
                yield return Text(one);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _executor.Dispose();
        await _events.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_directory is not null)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    private static OperationRequest Request(string document, string? variables, ClaimsPrincipal? user)
    {
        var request = new OperationRequest
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables is null ? default : JsonElement.Parse(variables),
            User = user ?? new ClaimsPrincipal(new ClaimsIdentity()),
        };
        return request;
    }

    private static string Text(OperationResult result)
    {
        using var writer = new ResultWriter();
        result.WriteTo(writer);
        return JsonSerializer.Serialize(JsonElement.Parse(writer.WrittenSpan), Indented).ReplaceLineEndings("\n");
    }
}
