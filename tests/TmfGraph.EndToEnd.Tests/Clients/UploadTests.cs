using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using TmfGraph.EndToEnd.Tests.Infrastructure;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Types;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Files from a client of npm, on a host that takes files; the domains have none.</summary>
public sealed class UploadTests
{
    private const string Sdl =
        """
        type Query { ready: Boolean }
        scalar Upload
        type Mutation { upload(file: Upload!): String uploadAll(files: [Upload!]!): [String] }
        """;

    [NodeFact(NodeFolder.Clients)]
    public async Task ApolloUploadClient_BringsFiles()
    {
        await using var host = await StartAsync();
        Assert.Equal(
            """
            one: {"upload":"a.txt text/plain hello"}
            several: {"uploadAll":["a.txt text/plain hello","b.txt text/plain wörld"]}
            without preflight: ["HC0077"]
            """,
            await NodeScript.RunAsync("upload", new Uri(host.Urls.Single()), "/graphql"));
    }

    private static async Task<WebApplication> StartAsync()
    {
        var executor = new RequestExecutor(new SchemaBuilder()
            .AddDocument(Sdl)
            .Resolve("Mutation.upload", Each(static (batch, i) =>
                ResolvedValue.FromObject(Read(batch, batch.GetArguments(i).GetString("file")))))
            .Resolve("Mutation.uploadAll", Each(static (batch, i) => ResolvedValue.FromList(
                [.. batch.GetArguments(i).Get("files")!.Value.EnumerateArray().Select(f => ResolvedValue.FromObject(Read(batch, f.GetString())))])))
            .Build());
        var builder = LoopbackHost.CreateBuilder();
        builder.Services.AddGraphQLHttp().AddSingleton(_ => executor); // whose end is that of the host
        var app = builder.Build();
        app.MapGraphQL("/graphql", executor);
        await app.StartAsync();
        return app;
    }

    private static string Read(FieldBatch batch, string? key)
    {
        var file = batch.Request.FindFile(key!)!; // the argument is not null, and its file was checked
        using var reader = new StreamReader(file.OpenRead());
        return $"{file.Name} {file.ContentType} {reader.ReadToEnd()}";
    }

    private static FieldResolver Each(Func<FieldBatch, int, ResolvedValue> resolve) => FieldResolver.Batch((batch, _) =>
    {
        for (var i = 0; i < batch.Count; i++)
        {
            batch.SetResult(i, resolve(batch, i));
        }

        return ValueTask.CompletedTask;
    });
}
