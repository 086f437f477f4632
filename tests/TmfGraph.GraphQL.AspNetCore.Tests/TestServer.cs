using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Testing;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

/// <summary>A small graph on a real server on loopback.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private const string Sdl =
        """
        type Query { product(id: ID!): Product hello(name: String = "world"): String! me: String token: String slow: String gated: String broken: String numbers: [Int] strict: Strict }
        type Strict { broken: String! fine: Int }
        type Product @note(text: "sold") { id: ID! name: String }
        directive @note(text: String) on OBJECT
        scalar Upload
        input FileInput { file: Upload }
        type Mutation { rename(id: ID!, name: String!): Product upload(file: Upload!): String uploadAll(files: [Upload!]!): [String] uploadIn(input: FileInput!): String }
        type Subscription { events(after: String): Event ticks: Int placed: Int failing: Int slowly: SlowEvent }
        type Event { id: ID! cursor: String }
        type SlowEvent { slow: String }
        """;

    private readonly WebApplication _app;

    private TestServer(WebApplication app, Channel<SourceEvent> events, TaskCompletionSource slowWasCancelled)
    {
        _app = app;
        Events = events;
        SlowWasCancelled = slowWasCancelled;
        Address = new Uri(app.Urls.Single());
        Http = new HttpClient { BaseAddress = Address };
    }

    public Uri Address { get; }

    public Uri SocketAddress => new UriBuilder(Address) { Scheme = "ws", Path = "/graphql" }.Uri;

    public HttpClient Http { get; }

    /// <summary>What <c>Subscription.events</c> gives.</summary>
    public Channel<SourceEvent> Events { get; }

    /// <summary>Set when <c>Query.slow</c> has begun.</summary>
    public TaskCompletionSource SlowReached { get; private init; } = new();

    public TaskCompletionSource SlowWasCancelled { get; }

    /// <summary>Done when a stream of <c>Subscription.events</c> has ended.</summary>
    public TaskCompletionSource EventsEnded { get; private init; } = new();

    /// <summary>What <c>Query.gated</c> waits for.</summary>
    public TaskCompletionSource Gate { get; private init; } = new();

    public TaskCompletionSource GateReached { get; private init; } = new();

    /// <param name="user">Whoever sends the requests; null for nobody.</param>
    public static async Task<TestServer> StartAsync(
        Action<GraphQLHttpOptions>? configure = null, Action<ExecutionOptions>? execution = null, ClaimsPrincipal? user = null, bool compresses = false, bool rejectsTokens = false)
    {
        var events = Channel.CreateUnbounded<SourceEvent>();
        var slowWasCancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slowReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new ExecutionOptions();
        execution?.Invoke(options);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gateReached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var eventsEnded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var executor = new RequestExecutor(BuildSchema(events, eventsEnded, slowReached, slowWasCancelled, gate, gateReached), options);
        var builder = LoopbackHost.CreateBuilder();
        builder.Services.AddGraphQLHttp(configure);
        builder.Services.AddResponseCompression(o => o.MimeTypes = ["multipart/mixed", "text/event-stream"]);
        var app = builder.Build();
        if (compresses)
        {
            app.UseResponseCompression();
        }

        app.Use((context, next) =>
        {
            context.User = user ?? context.User;
            if (rejectsTokens)
            {
                context.Features.Set(RejectedToken.Instance);
            }

            return next(context);
        });
        app.MapGraphQL("/graphql", executor);
        await app.StartAsync();
        return new TestServer(app, events, slowWasCancelled) { Gate = gate, GateReached = gateReached, SlowReached = slowReached, EventsEnded = eventsEnded };
    }

    /// <summary>Posts JSON; the answer is status, media type and body.</summary>
    public async Task<(int Status, string? Type, string Body)> PostAsync(string json, string? accept = null, string path = "/graphql")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        return await SendAsync(request, accept);
    }

    public async Task<(int Status, string? Type, string Body)> GetAsync(string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, accept);
    }

    public async Task<(int Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        using var response = await Http.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private static GraphSchema BuildSchema(
        Channel<SourceEvent> events,
        TaskCompletionSource eventsEnded,
        TaskCompletionSource slowReached,
        TaskCompletionSource slowWasCancelled,
        TaskCompletionSource gate,
        TaskCompletionSource gateReached) => new SchemaBuilder()
        .AddDocument(Sdl)
        .Resolve("Query.product", Each((batch, i) => Json($$"""{ "id": "{{batch.GetArguments(i).GetString("id")}}", "name": "Fibre" }""")))
        .Resolve("Query.hello", Each((batch, i) => ResolvedValue.FromObject($"Hello {batch.GetArguments(i).GetString("name")}")))
        .Resolve("Query.me", Each((batch, _) => ResolvedValue.FromObject(batch.User.Identity?.Name ?? batch.Request.GetHeader("x-me"))))
        .Resolve("Query.token", Each((batch, _) => ResolvedValue.FromObject(batch.Request.GetHeader("authorization") ?? "none")))
        .Resolve("Query.strict", Each((_, _) => Json("""{ "broken": null, "fine": 1 }""")))
        .Resolve("Query.numbers", Each((_, _) => Json("[1, 2, 3]")))
        .Resolve("Query.broken", Each((_, _) => throw new InvalidOperationException("secret")))
        .Resolve("Query.slow", Slow(slowReached, slowWasCancelled))
        .Resolve("SlowEvent.slow", Slow(slowReached, slowWasCancelled))
        .Resolve("Query.gated", FieldResolver.Batch(async (batch, token) =>
        {
            gateReached.TrySetResult();
            await gate.Task.WaitAsync(token);
            batch.SetResult(0, ResolvedValue.FromObject("done"));
        }))
        .Resolve("Mutation.rename", Each((batch, i) =>
            Json($$"""{ "id": "1", "name": "{{batch.GetArguments(i).GetString("name")}}" }""")))
        .Resolve("Mutation.upload", Each((batch, i) => ResolvedValue.FromObject(ReadFile(batch, batch.GetArguments(i).GetString("file")))))
        .Resolve("Mutation.uploadAll", Each((batch, i) => ResolvedValue.FromList(
            [.. batch.GetArguments(i).Get("files")!.Value.EnumerateArray().Select(f => ResolvedValue.FromObject(ReadFile(batch, f.GetString())))])))
        .Resolve("Mutation.uploadIn", Each((batch, i) => ResolvedValue.FromObject(
            ReadFile(batch, batch.GetArguments(i).Get("input")!.Value.GetProperty("file").GetString()))))
        .Resolve("Subscription.events", FieldResolver.Stream((context, token) => ReadEvents(context.Arguments.GetString("after"), events, eventsEnded, token)))
        .Resolve("Subscription.ticks", FieldResolver.Stream((_, token) => Ticks(token)))
        .Resolve("Subscription.placed", FieldResolver.Stream((context, token) =>
        {
            context.StartCursor = "c0";
            return Ticks(token);
        }))
        .Resolve("Subscription.slowly", FieldResolver.Stream((_, _) => new[] { new SourceEvent(Json("{}")) }.ToAsyncEnumerable()))
        .Resolve("Subscription.failing", FieldResolver.Stream((_, _) => Failing()))
        .Build();

    private static FieldResolver Slow(TaskCompletionSource reached, TaskCompletionSource wasCancelled) => FieldResolver.Batch(async (_, token) =>
    {
        reached.TrySetResult();
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(20), token);
        }
        catch (OperationCanceledException)
        {
            wasCancelled.TrySetResult();
            throw;
        }
    });

    private static string? ReadFile(FieldBatch batch, string? key)
    {
        var file = batch.Request.FindFile(key!)!;
        using var reader = new StreamReader(file.OpenRead());
        return $"{file.Name}: {reader.ReadToEnd()}";
    }

    private static async IAsyncEnumerable<SourceEvent> ReadEvents(
        string? after, Channel<SourceEvent> events, TaskCompletionSource ended, [EnumeratorCancellation] CancellationToken token)
    {
        try
        {
            if (after is not null)
            {
                yield return new SourceEvent(Json($$"""{ "id": "after {{after}}" }"""), after);
            }

            await foreach (var next in events.Reader.ReadAllAsync(token))
            {
                yield return next;
            }
        }
        finally
        {
            ended.TrySetResult();
        }
    }

    private static async IAsyncEnumerable<SourceEvent> Ticks([EnumeratorCancellation] CancellationToken token)
    {
        for (var i = 1; i <= 3; i++)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return new SourceEvent(ResolvedValue.FromObject(i));
        }
    }

    private static async IAsyncEnumerable<SourceEvent> Failing()
    {
        yield return new SourceEvent(ResolvedValue.FromObject(1));
        await Task.Yield();
        throw new GraphQLException("The source is gone.");
    }

    private static FieldResolver Each(Func<FieldBatch, int, ResolvedValue> resolve) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, resolve(batch, i));
        }

        return ValueTask.CompletedTask;
    });

    private static ResolvedValue Json(string json) => ResolvedValue.FromJson(JsonDocument.Parse(json).RootElement);
}
