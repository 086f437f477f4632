using System.IO.Compression;
using System.Text;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Files;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Tests;

public sealed class FilesTests : IDisposable
{
    private const string Settings =
        """
        {
          "name": "service-inventory",
          "transports": { "http": { "url": "{{SERVICE_URL}}/graphql", "capabilities": {
            "batching": { "variableBatching": false, "requestBatching": true, "aliasBatching": false }, "onError": "null",
            "subscriptions": { "supported": true, "formats": ["application/jsonl"] } } } },
          "preprocessor": { "inferKeysFromLookups": false },
          "environments": { "dev": { "SERVICE_URL": "http://localhost:5003" } }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("composition").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_TakesFolders_AndFoldersOfFolders()
    {
        Write("all/b/schema.graphqls", "type Query { b: Int }");
        Write("all/a/schema.graphqls", "type Query { a: Int }");
        Write("all/notes/readme.txt", "no schema");
        Write("service/schema.graphqls", "type Query { s: Int }");
        Write("service/schema-settings.json", Settings);
        Write("service/service-inventory-extensions.graphqls", "extend type Query { t: Int }");

        var inputs = SourceSchemaReader.Read([In("service"), In("all")], new SettingsVariables("dev"));

        Assert.Equal(["service-inventory", "a", "b"], inputs.Select(i => i.Name));
        Assert.Equal("extend type Query { t: Int }", inputs[0].ExtensionsSdl);
        Assert.Equal("http://localhost:5003/graphql", inputs[0].Settings.Url);
        Assert.Null(inputs[1].Settings.Url);
    }

    [Fact]
    public void Read_TakesSchemaFiles_WithWhatStandsBesideThem()
    {
        Write("all/orders.graphqls", "type Query { o: Int }");
        Write("all/orders-settings.json", """{ "name": "Orders", "transports": { "http": { "url": "http://orders" } } }""");
        Write("all/orders-extensions.graphqls", "extend type Query { more: Int }");
        Write("all/items.graphql", "type Query { i: Int }");
        Write("shop/schema.graphqls", "type Query { s: Int }");

        var inputs = SourceSchemaReader.Read([In("all/orders.graphqls"), In("all/items.graphql"), In("shop/schema.graphqls")]);

        Assert.Equal(["Orders http://orders extend type Query { more: Int }", "items  ", "shop  "], inputs.Select(i => $"{i.Name} {i.Settings.Url} {i.ExtensionsSdl}"));
    }

    [Fact]
    public void Read_SaysWhatIsMissing()
    {
        Directory.CreateDirectory(In("empty"));

        Assert.Equal(
            $"There is no file and no folder '{In("none")}'.",
            Assert.Throws<CompositionFileException>(() => SourceSchemaReader.Read([In("none")])).Message);
        Assert.Equal(
            $"The folder '{In("empty")}' has no 'schema.graphqls', and neither has one of its folders.",
            Assert.Throws<CompositionFileException>(() => SourceSchemaReader.Read([In("empty")])).Message);
    }

    [Fact]
    public void Settings_NameTheAddressOfSockets_AndAreWrittenBack()
    {
        const string Json =
            """
            { "name": "x", "transports": { "http": { "url": "http://x" }, "websockets": { "url": "{{SOCKETS}}/graphql" } },
              "environments": { "dev": { "SOCKETS": "ws://x" } } }
            """;
        var settings = SourceSchemaSettingsReader.Read(Json, "x", new SettingsVariables("dev"));
        var written = SourceSchemaSettingsReader.ToJson(settings with { Raw = default }).ToJsonString();

        Assert.Equal("ws://x/graphql", settings.WebSocketUrl);
        Assert.Equal("ws://x/graphql", SourceSchemaSettingsReader.Read(written, "x").WebSocketUrl);
        Assert.Equal(["text/event-stream", "application/jsonl"], settings.SubscriptionFormats);
    }

    [Fact]
    public void Settings_AreReadWithTheValuesOfTheirEnvironment()
    {
        var settings = SourceSchemaSettingsReader.Read(Settings, "x", new SettingsVariables("dev"));

        Assert.Equal("service-inventory", settings.Name);
        Assert.Equal("http://localhost:5003/graphql", settings.Url);
        Assert.Equal((false, true, false), (settings.VariableBatching, settings.RequestBatching, settings.AliasBatching));
        Assert.True(settings.LeavesNulls);
        Assert.Equal(["application/jsonl"], settings.SubscriptionFormats);
        Assert.False(settings.InferKeysFromLookups);
    }

    [Fact]
    public void Settings_TakeGivenValuesFirst()
    {
        var given = new Dictionary<string, string> { ["SERVICE_URL"] = "http://service" };

        Assert.Equal("http://service/graphql", SourceSchemaSettingsReader.Read(Settings, "x", new SettingsVariables("dev", given)).Url);
    }

    [Theory]
    [InlineData("dev", false)]
    [InlineData("prod", true)]
    public void Settings_OfNothingButAVariable_HaveTheKindOfItsValue(string environment, bool expected)
    {
        const string Json =
            """
            { "transports": { "http": { "url": "{{URL}}", "capabilities": { "batching": { "requestBatching": "{{BATCHES}}" } } } },
              "environments": { "dev": { "URL": "http://x", "BATCHES": false }, "prod": { "URL": "http://y", "BATCHES": true } } }
            """;
        var given = new Dictionary<string, string> { ["BATCHES"] = expected ? "false" : "true" };

        Assert.Equal(expected, SourceSchemaSettingsReader.Read(Json, "x", new SettingsVariables(environment)).RequestBatching);
        Assert.Equal(!expected, SourceSchemaSettingsReader.Read(Json, "x", new SettingsVariables(environment, given)).RequestBatching);
    }

    [Theory]
    [InlineData("""{ "kind": "apollo-federation" }""", "ApolloFederation True")]
    [InlineData("""{ "extensions": { "chillicream": { "apolloFederationSupport": { "version": "1.0" } } } }""", "ApolloFederation True")]
    [InlineData("""{ "extensions": { "chillicream": { "other": 1 }, "nitro": { "apiId": "x" } } }""", " True")]
    [InlineData("""{ "extensions": [1] }""", " True")]
    [InlineData("""{ "kind": "graphql" }""", "CompositeSchemas False")]
    [InlineData("""{ "kind": "composite-schemas" }""", "CompositeSchemas True")]
    public void Settings_SayWhatASchemaIsWrittenIn(string json, string expected)
    {
        var settings = SourceSchemaSettingsReader.Read(json, "x");

        Assert.Equal(expected, $"{settings.Kind} {settings.VariableBatching}");
    }

    [Fact]
    public void Settings_HaveDefaults()
    {
        var settings = SourceSchemaSettingsReader.Read("{}", "orders");

        Assert.Equal("orders", settings.Name);
        Assert.Null(settings.Url);
        Assert.True(settings.VariableBatching && settings.InferKeysFromLookups);
    }

    [Theory]
    [InlineData("[]", null, "s.json: expected a JSON object.")]
    [InlineData("{", null, "s.json: this is no JSON: Expected depth to be zero at the end of the JSON payload. There is an open JSON object or array that should be closed. (line 1, column 2)")]
    [InlineData("{ \"name\": 5 }", null, "s.json: ")]
    [InlineData("{ \"name\": \"a\", \"name\": \"b\" }", null, "s.json: ")]
    [InlineData(Settings, null, "s.json: '{{SERVICE_URL}}' needs a value; name an environment, or set it.")]
    [InlineData(Settings, "prod", "s.json: '{{SERVICE_URL}}' has no value. Set the environment variable SERVICE_URL, or let the settings have 'environments' with 'prod' that sets it.")]
    public void Settings_SayWhatIsWrong(string json, string? environment, string expected) =>
        Assert.StartsWith(
            expected,
            Assert.Throws<CompositionFileException>(
                () => SourceSchemaSettingsReader.Read(json, "x", new SettingsVariables(environment), "s.json")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void Archive_IsReadWholeOrNotAtAll()
    {
        SourceSchemaInput[] inputs = [new("product", "type Query { product: Int }")];
        using var stream = new MemoryStream();
        FusionArchive.Write(Composer.Compose(inputs).Schema!, inputs, stream); // there is nothing wrong with them
        var written = stream.ToArray();
        for (var i = 0; i < written.Length; i++)
        {
            var damaged = (byte[])written.Clone();
            damaged[i] ^= 1;
            try
            {
                Assert.Equal([("product", "type Query { product: Int }")], FusionArchive.Read(new MemoryStream(damaged)).Select(s => (s.Name, s.Sdl!)));
            }
            catch (CompositionFileException)
            {
                // damage is told of, or is where it means nothing
            }
        }
    }

    [Fact]
    public void Archive_GivesBackWhatWasWritten()
    {
        var settings = SourceSchemaSettingsReader.Read(Settings, "x", new SettingsVariables("dev"));
        var inputs = new[]
        {
            new SourceSchemaInput("product", "type Query { p: Int }", "extend type Query { q: Int }"),
            new SourceSchemaInput("service-inventory", "type Query { s: Int }") { Settings = settings },
        };
        using var stream = new MemoryStream();

        FusionArchive.Write(Composer.Compose(inputs).Schema!, inputs, stream); // there is nothing wrong with them
        stream.Position = 0;
        var sources = FusionArchive.Read(stream, new SettingsVariables("dev"));

        Assert.Equal(["product", "service-inventory"], sources.Select(s => s.Name));
        Assert.Equal(inputs.Select(i => (i.Sdl, i.ExtensionsSdl)), sources.Select(i => (i.Sdl, i.ExtensionsSdl)));
        Assert.Equal("http://localhost:5003/graphql", sources[1].Settings.Url);
        Assert.Contains("type Query @fusion__type(schema: PRODUCT)", GatewaySchema(), StringComparison.Ordinal);
        Assert.True(Composer.Compose(sources).Success);

        string GatewaySchema()
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
            using var reader = new StreamReader(archive.GetEntry("gateway/2.0.0/gateway.graphqls")!.Open()); // Write puts it there
            return reader.ReadToEnd();
        }
    }

    [Fact]
    public void Archive_IsRead_When_ItsTextsBeginWithAByteOrderMark()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "archive-metadata.json", """{ "sourceSchemas": ["product"] }""");
            Add(archive, "source-schemas/product/schema.graphqls", "type Query { p: Int }");
            Add(archive, "source-schemas/product/schema-settings.json", """{ "transports": { "http": { "url": "http://product" } } }""");
        }

        stream.Position = 0;
        var source = Assert.Single(FusionArchive.Read(stream));

        Assert.Equal(("product", "type Query { p: Int }", "http://product"), (source.Name, source.Sdl, source.Settings.Url));

        static void Add(ZipArchive archive, string name, string text)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            writer.Write(text);
        }
    }

    [Fact]
    public void Archive_HasEqualBytes_When_ItsContentsAreEqual()
    {
        SourceSchemaInput[] inputs = [new("product", "type Query { p: Int }")];
        var schema = Composer.Compose(inputs).Schema!; // there is nothing wrong with it
        using var first = new MemoryStream();
        using var second = new MemoryStream();

        FusionArchive.Write(schema, inputs, first);
        FusionArchive.Write(schema, inputs, second);

        Assert.Equal(first.ToArray(), second.ToArray());
    }

    [Fact]
    public void Archive_SaysWhatIsWrong()
    {
        using var stream = new MemoryStream([1, 2, 3]);

        Assert.StartsWith("x.far cannot be read as an archive: ", Assert.Throws<CompositionFileException>(() => FusionArchive.Read(stream, null, "x.far")).Message, StringComparison.Ordinal);
        Assert.Throws<CompositionFileException>(() => FusionArchive.Read(In("none.far")));
    }

    [Fact]
    public void Archive_RefusesNamesThatLeadElsewhere()
    {
        SourceSchemaInput[] inputs = [new("../product", "type Query { p: Int }")];
        using var stream = new MemoryStream();

        Assert.Throws<ArgumentException>(() => FusionArchive.Write(Composer.Compose(inputs).Schema!, inputs, stream)); // composes well
    }

    [Fact]
    public void PrintPublic_ShowsNoTraceOfFederation() => Texts.Equal(
        """
        type Query {
          siteById(id: ID!): Site
        }

        type Site {
          id: ID!
        }
        """,
        CompositeSchemaPrinter.PrintPublic(Composed.Schema("type Query { siteById(id: ID!): Site @lookup }\ntype Site @key(fields: \"id\") { id: ID! }")));

    [Fact]
    public void PrintExecution_GivesASchema_HiddenMembersIncluded()
    {
        var schema = Composed.Schema(
            """
            type Query { siteById(id: ID!): Site @lookup secrets: [Secret] @inaccessible }
            type Site @key(fields: "id") { id: ID! level(x: Int): Level @inaccessible owner: Owner @inaccessible @tag(name: "x") }
            type Secret @inaccessible { at: When }
            enum Level @inaccessible { HIGH LOW @inaccessible }
            scalar When @inaccessible
            union Owner @inaccessible = Secret | Lookups
            type Lookups @internal { a: Int }
            """,
            """
            type Query { site(id: ID!): Site @lookup }
            type Site @key(fields: "id") { id: ID! risk(x: Int, l: Level @require(field: "level(x: 5)")): Int }
            enum Level { HIGH }
            """);

        var execution = new SchemaBuilder().AddDocument(CompositeSchemaPrinter.PrintExecution(schema)).Build();

        Assert.Equal(["HIGH", "LOW"], ((EnumType)execution.Types["Level"]).Values.Select(v => v.Name));
        Texts.Equal(
            """
            @fusion__requires(
              schema: B
              requirements: "level(x: 5)"
              field: "risk(x: Int, l: Level): Int"
              map: [null, "level(x: 5)"]
            )
            """,
            ((ObjectType)execution.Types["Site"]).GetField("risk")!.Directives.Single(d => d.Name == "fusion__requires").ToString()); // it is there
    }

    private string In(string path) => Path.Combine(_folder, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(path))!); // every path here has a folder
        File.WriteAllText(In(path), text);
    }
}
