using TmfGraph.Composition.Files;

namespace TmfGraph.Composition.Tests.Files;

public sealed class SchemaWatcherTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("composition").FullName;
    private readonly SdlServer _server = new();
    private readonly SdlDownloads _downloads;
    private readonly ManualTime _time = new();
    private readonly List<string> _told = [];
    private readonly List<Type?> _causes = [];
    private DateTime _written = DateTime.UnixEpoch;
    private SchemaSource _source;
    private SchemaWatcher? _watcher;

    public SchemaWatcherTests()
    {
        _downloads = new SdlDownloads(TimeSpan.FromSeconds(5), _server);
        _source = SchemaSource.FromArchiveOrFolders([_folder], SettingsVariables.None);
        Write("schema.graphqls", "type Query { a: Int }");
    }

    public Task InitializeAsync() => _source.ReadAsync(_downloads, CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _downloads.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task AChange_IsTakenUp_OnceItRests()
    {
        await LookAsync();
        Write("schema.graphqls", "type Query { b: Int }");
        await LookAsync();
        Assert.Equal([], _told);
        await LookAsync();
        Assert.Equal(["+ type Query { b: Int }"], _told);
        await LookAsync();
        Assert.Single(_told);
    }

    [Fact]
    public async Task AChange_BetweenTheFirstReadingAndTheWatch_IsTakenUp()
    {
        Write("schema.graphqls", "type Query { b: Int }");
        await LookAsync(2);
        Assert.Equal(["+ type Query { b: Int }"], _told);
    }

    [Fact]
    public async Task AChange_OfAListsFile_BetweenTheFirstReadingAndTheWatch_IsTakenUp()
    {
        await ListAsync("""[{ "name": "a", "url": "http://a/graphql", "sdl": "schema.graphqls" }]""");
        Write("schema.graphqls", "type Query { b: Int }");
        await LookAsync(2);
        Assert.Equal(["+ type Query { b: Int }"], _told);
    }

    [Fact]
    public async Task ChangesThatFollowEachOther_AreOne()
    {
        await LookAsync();
        for (var i = 0; i < 5; i++)
        {
            Write("schema.graphqls", $"type Query {{ b: Int c{i}: Int }}");
            await LookAsync();
        }

        await LookAsync();
        Assert.Equal(["+ type Query { b: Int c4: Int }"], _told);
    }

    [Fact]
    public async Task AHalfWrittenFile_IsWaitedFor()
    {
        await LookAsync();
        Write("schema.graphqls", "type Query { b:");
        await LookAsync(3); // it rests for a while, but not long enough
        Write("schema.graphqls", "type Query { b: Int }");
        await LookAsync(3);
        Assert.Equal(["+ type Query { b: Int }"], _told);
    }

    [Fact]
    public async Task AFailure_IsToldOnce_WhenTheFilesRest()
    {
        await LookAsync();
        Write("schema.graphqls", "type Query { b:");
        await LookAsync(10);
        Assert.Equal(["- 'type Query { b:' does not compose"], _told);
    }

    [Fact]
    public async Task AMissingFile_IsAFailure_AndItsReturnAChange()
    {
        await LookAsync();
        File.Delete(Path.Combine(_folder, "schema.graphqls"));
        await LookAsync(10);
        Write("schema.graphqls", "type Query { a: Int! }");
        await LookAsync(2);
        Assert.Equal([$"- The folder '{_folder}' has no 'schema.graphqls', and neither has one of its folders.", "+ type Query { a: Int! }"], _told);
    }

    [Fact]
    public void ALinkedFile_ChangesWithItsTarget()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "..first"));
        Directory.CreateDirectory(Path.Combine(_folder, "..second"));
        Write("..first/schema.graphqls", "type Query { a: Int }");
        Write("..second/schema.graphqls", "type Query { b: Int }");
        File.Delete(Path.Combine(_folder, "schema.graphqls"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "..data"), "..first");
        File.CreateSymbolicLink(Path.Combine(_folder, "schema.graphqls"), "..data/schema.graphqls");
        var file = Path.Combine(_folder, "schema.graphqls");
        Assert.NotEqual(FileFingerprint.Of([file]), Switched());

        string Switched()
        {
            Directory.Delete(Path.Combine(_folder, "..data"));
            Directory.CreateSymbolicLink(Path.Combine(_folder, "..data"), "..second");
            return FileFingerprint.Of([file]);
        }
    }

    [Theory]
    [InlineData("current")]
    [InlineData("current/schema.graphqls")]
    public void ALinkedFolder_ChangesWithItsTarget_ThoughFilesAreAsOldAndAsLong(string path)
    {
        foreach (var (release, field) in new[] { ("r1", "a"), ("r2", "b") })
        {
            Directory.CreateDirectory(Path.Combine(_folder, release));
            Write($"{release}/schema.graphqls", $"type Query {{ {field}: Int }}");
            File.SetLastWriteTimeUtc(Path.Combine(_folder, release, "schema.graphqls"), DateTime.UnixEpoch);
        }

        var link = Path.Combine(_folder, "current");
        Directory.CreateSymbolicLink(link, "r1");
        var before = FileFingerprint.Of([Path.Combine(_folder, path)]);
        Directory.Delete(link);
        Directory.CreateSymbolicLink(link, "r2");
        Assert.NotEqual(before, FileFingerprint.Of([Path.Combine(_folder, path)]));
    }

    [Fact]
    public void RealPath_FollowsEveryLink_AndEndsInCircles()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "v1", "deep"));
        Directory.CreateSymbolicLink(Path.Combine(_folder, "now"), "v1");
        Directory.CreateSymbolicLink(Path.Combine(_folder, "v1", "up"), "../now/deep");
        File.CreateSymbolicLink(Path.Combine(_folder, "round"), "round");
        var folder = RealPath.Of(_folder);
        Assert.Equal(Path.Combine(folder, "v1", "deep", "x.json"), RealPath.Of(Path.Combine(_folder, "now", "up", "x.json")));
        Assert.Equal(Path.Combine(folder, "round"), RealPath.Of(Path.Combine(_folder, "round")));
    }

    [Fact]
    public async Task OtherFiles_AreNoChange()
    {
        await LookAsync();
        Write("notes.txt", "nothing to do with it");
        await LookAsync(3);
        Assert.Equal([], _told);
    }

    [Fact]
    public async Task Addresses_AreAskedInTheirOwnTime()
    {
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        await ListAsync("""[{ "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" }]""");

        await LookAsync(10);
        Assert.Single(_server.Log);
        await LookAsync();
        Assert.Equal(["GET http://a/graphql?sdl 200", "GET http://a/graphql?sdl 304"], _server.Log);
        _server.Texts["http://a/graphql?sdl"] = "type Query { b: Int! }";
        await LookAsync(10);
        Assert.Equal(["+ type Query { b: Int! }"], _told);
    }

    [Fact]
    public async Task Addresses_ThatDoNotAnswer_AreToldOnce_AndWhenTheyDoAgain()
    {
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        await ListAsync("""[{ "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" }]""");
        _server.Texts.Clear();
        await LookAsync(30);
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        await LookAsync(20);
        Assert.Equal(
            [
                "! http://a/graphql?sdl answered with the HTTP status 503 where its schema was asked for. The schema that is known of it stays in use.",
                "! http://a/graphql?sdl tells its schema again.",
            ],
            _told);
    }

    [Fact]
    public async Task WhatNobodyExpected_IsToldOnce_AndTheWatchGoesOn()
    {
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        await ListAsync("""[{ "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" }]""");
        _server.Failure = new NotSupportedException("Not on a Sunday.");
        await LookAsync(30);
        _server.Failure = null;
        _server.Texts["http://a/graphql?sdl"] = "type Query { b: Int! }";
        await LookAsync(20);
        Assert.Equal(["! Looking for changes of the schema failed: NotSupportedException: Not on a Sunday.", "+ type Query { b: Int! }"], _told);
        Assert.Equal([typeof(NotSupportedException)], _causes); // with its stack, for the log
    }

    [Fact]
    public async Task Cancellation_EndsTheWatch()
    {
        var watcher = new SchemaWatcher(_source, _downloads, new SchemaWatchOptions(), _time, (n, _) => _told.Add(n));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watcher.RunAsync(AttemptAsync, new CancellationToken(canceled: true)));
        Assert.Equal([], _told);
    }

    [Fact]
    public async Task ANewSubgraph_IsTakenUp_OnceItAnswers()
    {
        _server.Texts["http://a/graphql?sdl"] = "type Query { a: Int }";
        await ListAsync("""[{ "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" }]""");
        await LookAsync();
        Write(
            "subgraphs.json",
            """
            [
              { "name": "a", "url": "http://a/graphql", "sdl": "http://a/graphql?sdl" },
              { "name": "b", "url": "http://b/graphql", "sdl": "http://b/graphql?sdl" }
            ]
            """);
        await LookAsync(5);
        _server.Texts["http://b/graphql?sdl"] = "type Query { b: Int }";
        await LookAsync(10);
        Assert.Equal(
            [
                "- http://b/graphql?sdl answered with the HTTP status 503 where its schema was asked for.",
                "+ type Query { a: Int } type Query { b: Int }",
            ],
            _told);
    }

    private void Tell(string notice, Exception? cause)
    {
        _told.Add("! " + notice);
        _causes.Add(cause?.GetType());
    }

    /// <summary>Looks, a second apart.</summary>
    private async Task LookAsync(int times = 1)
    {
        _watcher ??= new SchemaWatcher(_source, _downloads, new SchemaWatchOptions { SettleTime = TimeSpan.FromSeconds(4) }, _time, Tell);
        for (var i = 0; i < times; i++)
        {
            await _watcher.LookAsync(AttemptAsync, CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task<SchemaAttempt> AttemptAsync(CancellationToken cancellationToken)
    {
        try
        {
            var inputs = await _source.ReadAsync(_downloads, cancellationToken);
            var texts = string.Join(' ', inputs.Select(i => i.Sdl));
            return Composer.Compose(inputs).Success
                ? new SchemaAttempt(true, () => _told.Add($"+ {texts}"))
                : new SchemaAttempt(false, () => _told.Add($"- '{texts}' does not compose"));
        }
        catch (CompositionFileException exception)
        {
            return new SchemaAttempt(false, () => _told.Add($"- {exception.Message}"));
        }
    }

    private async Task ListAsync(string json)
    {
        Write("subgraphs.json", json);
        _source = SchemaSource.FromList(Path.Combine(_folder, "subgraphs.json"), SettingsVariables.None);
        await _source.ReadAsync(_downloads, CancellationToken.None);
    }

    // with a time of its own, as two writes may come within one tick of the file system's clock
    private void Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, _written = _written.AddSeconds(1));
    }
}
