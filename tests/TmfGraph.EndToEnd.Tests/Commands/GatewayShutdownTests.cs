using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using TmfGraph.Testing;

namespace TmfGraph.EndToEnd.Tests.Commands;

/// <summary>A gateway that is told to end, as a rollout does, answers what it has begun.</summary>
public sealed class GatewayShutdownTests : IDisposable
{
    private static readonly TimeSpan PatienceOfACommandLine = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("commands").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Run_AnswersWhatItHasBegun_ThenEndsWith0(string signal)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = await LoopbackHost.StartAsync(async context =>
        {
            asked.SetResult();
            await released.Task;
            await context.Response.WriteAsJsonAsync(new { data = new { a = 1 } });
        });
        SchemaFolder.Write(_folder, source.Urls.Single());
        using var gateway = new GatewayProcess("run", "--schema", _folder, "--urls", "http://127.0.0.1:0");
        using var http = new HttpClient { BaseAddress = await gateway.AddressAsync() };
        var answer = http.PostAsJsonAsync("/graphql", new { query = "{ a }" });
        await asked.Task;

        await gateway.SignalAsync(signal);
        await RefusesAsync(http.BaseAddress!);
        await Task.Delay(PatienceOfACommandLine + TimeSpan.FromSeconds(1)); // the host has more: nothing here depends on how fast the machine is
        released.SetResult();

        Assert.Equal("""{"data":{"a":1}}""", await (await answer).Content.ReadAsStringAsync());
        Assert.Equal(0, await gateway.EndAsync());
    }

    [Theory]
    [InlineData("run", "TERM", 0)]
    [InlineData("run", "INT", 0)]
    [InlineData("compose", "TERM", 143)]
    [InlineData("compose", "INT", 130)]
    public async Task CommandThatStillAsksForASchema_EndsAtOnce(string command, string signal, int code)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var source = await LoopbackHost.StartAsync(async context =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        var list = Path.Combine(_folder, "subgraphs.json");
        await File.WriteAllTextAsync(list, $$"""[{ "name": "items", "url": "{{source.Urls.Single()}}/graphql", "sdl": "{{source.Urls.Single()}}/sdl" }]""");
        using var gateway = new GatewayProcess(command, "--subgraphs", list);
        await asked.Task;

        await gateway.SignalAsync(signal);

        Assert.Equal(code, await gateway.EndAsync());
        Assert.Null(await gateway.ReadLineAsync()); // it had nothing to say
    }

    /// <summary>Waits until nobody listens any more.</summary>
    private static async Task RefusesAsync(Uri address)
    {
        while (true)
        {
            using var http = new HttpClient(); // with a connection of its own
            try
            {
                await http.GetAsync(new Uri(address, "/healthz/live"));
            }
            catch (HttpRequestException)
            {
                return;
            }

            await Task.Delay(20);
        }
    }
}
