using Microsoft.Extensions.Logging;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>What the gateway does for a source schema that fails, and what it does not do.</summary>
public sealed class GuardTests
{
    private const string Gone = "503 Service Unavailable";
    private const string Two = """[{"data":{"itemById":{"price":1}}},{"data":{"itemById":{"price":2}}}]""";
    private const string TwoPrices = """{"data":{"items":[{"id":"1","price":1},{"id":"2","price":2}]}}""";

    private static readonly string Open =
        FaultyGraph.Failed("The source schema 'prices' failed repeatedly and is left alone for a while.", "SUBGRAPH_CIRCUIT_OPEN");

    private static readonly string Late = FaultyGraph.Failed("The source schema 'prices' did not answer in time.", "SUBGRAPH_TIMEOUT");

    private static string Answered(int status) =>
        FaultyGraph.Failed($"The source schema 'prices' answered with the HTTP status {status}.", "SUBGRAPH_HTTP_STATUS", status);

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Queries_AreSentAgain_WhenTheSourceIsNotThereForNow(int status)
    {
        await using var server = ScriptedServer.Start(exchange => exchange.Number < 3
            ? exchange.AnswerAsync("", "text/plain", $"{status} Gone")
            : exchange.AnswerAsync(Two));
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(3, server.Requests);
        Assert.Equal(0, graph.Metrics.Snapshot()["prices"].Failures);
    }

    [Fact]
    public async Task Queries_AreSentAgain_AfterABrokenConnection()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            exchange.Closes = exchange.Number < 3;
            await (exchange.Closes
                ? exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n[")
                : exchange.AnswerAsync(Two));
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(500)]
    public async Task Queries_AreNotSentAgain_WhenTheAnswerIsFinal(int status)
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", $"{status} No"));
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        Assert.Equal(Answered(status), await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Queries_AreNotSentAgain_AfterATimeout()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange =>
        {
            time.Advance(FaultyGraph.SourceTimeout);
            return exchange.HangAsync();
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => o.TimeProvider = time);
        Assert.Equal(FaultyGraph.Failed("The source schema 'prices' did not answer in time.", "SUBGRAPH_TIMEOUT"), await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(1, server.Requests);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("break")]
    [InlineData("nothing")]
    public async Task Mutations_AreNeverSentTwice(string fault)
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await (fault switch
            {
                "answer" => exchange.AnswerAsync("", "text/plain", Gone, "Retry-After: 0\r\n"),
                "break" => exchange.SendAsync("HTTP/1.1 200 OK\r\n"),
                _ => Task.CompletedTask,
            });
            exchange.Closes = fault != "answer";
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        for (var i = 1; i <= 3; i++)
        {
            var answer = await graph.PostAsync("mutation { setPrice }");
            Assert.EndsWith("""data":{"setPrice":null}}""", answer);
            Assert.Equal(i, server.Requests);
        }
    }

    [Fact]
    public async Task RetryAfter_IsWaitedFor()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange => exchange.Number == 1
            ? exchange.AnswerAsync("", "text/plain", Gone, "Retry-After: 7\r\n")
            : exchange.AnswerAsync(Two));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => o.TimeProvider = time);
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
        Assert.InRange(Assert.Single(time.Waits, w => w >= TimeSpan.FromSeconds(1)), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7.1));
    }

    [Theory]
    [InlineData("Retry-After: 26\r\n")] // longer than the source may take to answer
    [InlineData("Retry-After: Wed, 02 Jan 2030 00:00:00 GMT\r\n")]
    [InlineData("Retry-After: 99999999999999999999\r\n", 3)] // no time at all
    public async Task RetryAfter_BeyondTheTimeThereIs_IsAnErrorAtOnce(string header, int requests = 1)
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", Gone, header));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => o.TimeProvider = time);
        Assert.Equal(Answered(503), await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(requests, server.Requests);
    }

    [Fact]
    public async Task RetryAfter_BeyondTheTimeOfTheOperation_IsAnErrorAtOnce()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", Gone, "Retry-After: 22\r\n"));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => o.TimeProvider = time);
        Assert.Equal(Answered(503), await graph.PostAsync(FaultyGraph.Prices, default, ("GraphQL-Timeout", "21000")));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Retries_EndWithTheirBudget()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", Gone));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            (o.RetryReserve, o.RetryShare) = (4, 0.5);
            o.CircuitMinimumRequests = 1000;
        });
        var requests = new List<int>();
        for (var i = 0; i < 6; i++)
        {
            var before = server.Requests;
            Assert.Equal(Answered(503), await graph.PostAsync(FaultyGraph.Prices));
            requests.Add(server.Requests - before);
        }

        Assert.Equal([3, 3, 2, 1, 2, 1], requests); // 4 retries, then one for every two requests
    }

    [Fact]
    public async Task Circuit_Opens_IsTriedAgain_AndCloses()
    {
        var time = new ManualTime();
        var works = false;
        await using var server = ScriptedServer.Start(exchange => works ? exchange.AnswerAsync(Two) : exchange.AnswerAsync("", "text/plain", Gone));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            o.TimeProvider = time;
            o.MaxRetries = 0;
            o.CircuitMinimumRequests = 3;
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Answered(503), await graph.PostAsync(FaultyGraph.Prices));
        }

        Assert.Equal(Open, await graph.PostAsync(FaultyGraph.Prices)); // open: not sent
        Assert.Equal(3, server.Requests);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(Answered(503), await graph.PostAsync(FaultyGraph.Prices)); // half open: one is sent
        Assert.Equal(Open, await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(4, server.Requests);
        works = true;
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices)); // closed again
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal(6, server.Requests);
    }

    [Fact]
    public async Task Circuit_Opens_WhenOperationsRunOutOfTime_BeforeTheSourceDoes()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange =>
        {
            time.Advance(TimeSpan.FromSeconds(24));
            return exchange.HangAsync();
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            (o.TimeProvider, o.ExecutionTimeout) = (time, TimeSpan.FromSeconds(24));
            (o.CircuitMinimumRequests, o.CircuitSamplingTime) = (3, TimeSpan.FromHours(1));
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(Late, await graph.PostAsync(FaultyGraph.Prices));
        }

        Assert.Equal(Open, await graph.PostAsync(FaultyGraph.Prices));
    }

    [Fact]
    public async Task Circuit_StaysClosed_WhenClientsAreInAHurry()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange =>
        {
            time.Advance(TimeSpan.FromSeconds(21));
            return exchange.HangAsync();
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            (o.TimeProvider, o.SourceTimeout, o.ExecutionTimeout) = (time, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(50));
            (o.CircuitMinimumRequests, o.CircuitSamplingTime) = (3, TimeSpan.FromHours(1));
        });
        for (var i = 0; i < 6; i++)
        {
            Assert.Equal(Late, await graph.PostAsync(FaultyGraph.Prices, default, ("GraphQL-Timeout", "21000")));
        }
    }

    [Fact]
    public async Task Circuit_StaysClosed_ForWhatClientsBringUponThemselves()
    {
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", "429 Too Many Requests"));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => (o.MaxRetries, o.CircuitMinimumRequests) = (0, 2));
        for (var i = 1; i <= 5; i++)
        {
            Assert.Equal(Answered(429), await graph.PostAsync(FaultyGraph.Prices));
            Assert.Equal(i, server.Requests);
        }
    }

    [Fact]
    public async Task Requests_WaitForOthers_UpToALimit_AndAreThenRefused()
    {
        var arrived = new SemaphoreSlim(0);
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = ScriptedServer.Start(async exchange =>
        {
            arrived.Release();
            await go.Task.WaitAsync(exchange.Stopped);
            await exchange.AnswerAsync(Two);
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            o.MaxParallelRequestsPerSource = 1;
            o.MaxQueuedRequestsPerSource = 0;
            o.MaxSharedRequestsPerSource = 0;
        });
        var first = graph.PostAsync(FaultyGraph.Prices);
        await arrived.WaitAsync();
        Assert.Equal(
            FaultyGraph.Failed("Too many requests wait for the source schema 'prices'.", "SUBGRAPH_OVERLOADED"),
            await graph.PostAsync(FaultyGraph.Prices));
        Assert.Equal("""{"data":{"stock":3}}""", await graph.PostAsync("{ stock }"));
        go.SetResult();
        Assert.Equal(TwoPrices, await first);
        Assert.Equal(TwoPrices, await graph.PostAsync(FaultyGraph.Prices));
    }

    [Fact]
    public async Task ClientsThatGo_TakeTheirRequestsAlong()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = ScriptedServer.Start(async exchange =>
        {
            arrived.TrySetResult();
            try
            {
                await exchange.HangAsync();
            }
            finally
            {
                gone.TrySetResult(); // the gateway has closed the connection
            }
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address);
        using var client = new CancellationTokenSource();
        var answer = graph.PostAsync(FaultyGraph.Prices, client.Token);
        await arrived.Task;
        await client.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer);
        await gone.Task;
        Assert.Equal("""{"data":{"stock":3}}""", await graph.PostAsync("{ stock }"));
    }

    [Fact]
    public async Task OperationsThatRunOutOfTime_GiveWhatIsThere()
    {
        var time = new ManualTime();
        await using var server = ScriptedServer.Start(exchange =>
        {
            time.Advance(TimeSpan.FromSeconds(24));
            return exchange.HangAsync();
        });
        await using var graph = await FaultyGraph.StartAsync(server.Address, o => (o.TimeProvider, o.ExecutionTimeout) = (time, TimeSpan.FromSeconds(24)));
        Assert.Equal(FaultyGraph.Failed("The source schema 'prices' did not answer in time.", "SUBGRAPH_TIMEOUT"), await graph.PostAsync(FaultyGraph.Prices));
    }

    [Fact]
    public async Task Failures_AreLogged_NowAndAgain_WithTheirNumber_AndACircuitWhenItOpensFirst()
    {
        var time = new ManualTime();
        var log = new Lines();
        await using var server = ScriptedServer.Start(exchange => exchange.AnswerAsync("", "text/plain", Gone));
        await using var graph = await FaultyGraph.StartAsync(server.Address, o =>
        {
            (o.TimeProvider, o.Logger, o.MaxRetries, o.CircuitMinimumRequests) = (time, log, 0, 4);
        });
        for (var i = 0; i < 4; i++)
        {
            await graph.PostAsync(FaultyGraph.Prices);
        }

        time.Advance(TimeSpan.FromSeconds(11));
        await graph.PostAsync(FaultyGraph.Prices);
        const string Reason = "The source schema 'prices' answered with the HTTP status 503.";
        Assert.Equal(
            [
                $"The source schema 'prices' fails (SUBGRAPH_HTTP_STATUS; failures since the last such line: 1): {Reason} ",
                $"The source schema 'prices' failed repeatedly and is left alone, but for one request every 00:00:05, until it answers; last: {Reason}",
                $"The source schema 'prices' fails (SUBGRAPH_HTTP_STATUS; failures since the last such line: 4): {Reason} ",
            ],
            log);
    }

    private sealed class Lines : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (this)
            {
                Add(formatter(state, exception));
            }
        }
    }
}
