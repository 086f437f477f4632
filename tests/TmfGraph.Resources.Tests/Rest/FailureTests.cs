using System.Text;

namespace TmfGraph.Resources.Tests.Rest;

/// <summary>Every failure answers with the error body of TMF630.</summary>
public sealed class FailureTests(FailureTests.SmallHost host) : IClassFixture<FailureTests.SmallHost>
{
    [Theory]
    [InlineData("", "400 malformedJson: The body is empty; send JSON.")]
    [InlineData("{", "400 malformedJson: The body is not JSON: ")]
    [InlineData("""{"name":"a",}""", "400 malformedJson: The body is not JSON: The JSON object contains a trailing comma at the end which is not supported in this mode. (line 1, byte 13)")]
    [InlineData("""{"name":"a","name":"b"}""", "400 malformedJson: The body is not JSON: ")]
    [InlineData("""{"name":"a","\ud83e":1}""", "400 malformedJson: The body is not JSON: An attribute's name holds half of a surrogate pair.")]
    [InlineData("""{"name":"a","custom":{"a\u0000":1}}""", "400 validationFailed: The name of an attribute holds a character that cannot be stored (NUL).")]
    [InlineData("[]", "400 invalidBody: The body is a list; one JSON object is needed.")]
    [InlineData("\"name\"", "400 invalidBody: The body is a text; one JSON object is needed.")]
    [InlineData("null", "400 invalidBody: The body is null; one JSON object is needed.")]
    public async Task Refuses_Bodies(string body, string error)
    {
        Assert.StartsWith(error, (await host.PostAsync(DepotModel.Parcels, body)).Error, StringComparison.Ordinal);
        Assert.StartsWith(error, (await host.PatchAsync($"{DepotModel.Parcels}/0", body)).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e300")]
    public async Task Refuses_DecimalsThatGraphQLCannotGiveBack(string weight) => Assert.Equal(
        "400 validationFailed: 'weight' must be a number between -7.9e28 and 7.9e28.",
        (await host.PostAsync(DepotModel.Parcels, $$"""{"name":"a","weight":{{weight}}}""")).Error);

    [Fact]
    public async Task Refuses_BodiesThatNestTooDeep()
    {
        var answer = await host.PostAsync(DepotModel.Parcels, $$"""{"name":"a","custom":{{new string('[', 80)}}{{new string(']', 80)}}}""");

        Assert.StartsWith("400 malformedJson: ", answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_BodiesThatAreTooLarge()
    {
        var answer = await host.PostAsync(DepotModel.Parcels, $$"""{"name":"{{new string('a', 5_000)}}"}""");

        Assert.Equal("413 bodyTooLarge: The body is larger than 4096 bytes.", answer.Error);
    }

    [Fact]
    public async Task Refuses_BodiesThatTurnOutTooLarge_When_TheirLengthIsNotSaid()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, DepotModel.Parcels);
        request.Content = new StringContent($$"""{"name":"{{new string('a', 5_000)}}"}""", Encoding.UTF8, "application/json");
        request.Headers.TransferEncodingChunked = true;

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(413, (int)response.StatusCode);
        Assert.Contains("bodyTooLarge", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "text/plain", "415 unsupportedMediaType: 'text/plain' cannot be read here; send application/json.", "Accept-Post", "application/json")]
    [InlineData("POST", "application/merge-patch+json", "415 unsupportedMediaType: 'application/merge-patch+json' cannot be read here; send application/json.", "Accept-Post", "application/json")]
    [InlineData("POST", "application/json; charset=utf-16", "415 unsupportedMediaType: 'application/json; charset=utf-16' cannot be read here; send application/json.", "Accept-Post", "application/json")]
    [InlineData("PATCH", "text/plain", "415 unsupportedMediaType: 'text/plain' cannot be read here; send application/merge-patch+json, application/json-patch+json, application/json-patch-query+json, application/json.", "Accept-Patch", "application/merge-patch+json, application/json-patch+json, application/json-patch-query+json, application/json")]
    public async Task Refuses_MediaTypes(string method, string type, string error, string header, string supported)
    {
        var path = method == "POST" ? DepotModel.Parcels : $"{DepotModel.Parcels}/0";

        var answer = await host.SendAsync(new HttpMethod(method), path, "{}", type);

        Assert.Equal(error, answer.Error);
        Assert.Equal(supported, answer.Header(header));
    }

    [Fact]
    public async Task Takes_ABodyThatNamesNoType()
    {
        Assert.Equal(201, (await host.SendAsync(HttpMethod.Post, DepotModel.Parcels, """{"name":"Vase"}""", "")).Status);
    }

    [Theory]
    [InlineData("PUT", DepotModel.Parcels, "GET, HEAD, POST, PATCH, OPTIONS")]
    [InlineData("DELETE", DepotModel.Parcels, "GET, HEAD, POST, PATCH, OPTIONS")]
    [InlineData("POST", DepotModel.Parcels + "/0", "GET, HEAD, PATCH, DELETE, OPTIONS")]
    [InlineData("PUT", DepotModel.Parcels + "/0", "GET, HEAD, PATCH, DELETE, OPTIONS")]
    [InlineData("PATCH", "/tmf-api/depot/v4/crate/0", "GET, HEAD, OPTIONS")]
    [InlineData("DELETE", "/tmf-api/depot/v4/crate/0", "GET, HEAD, OPTIONS")]
    public async Task Refuses_Methods(string method, string path, string allow)
    {
        var answer = await host.SendAsync(new HttpMethod(method), path);

        Assert.Equal($"405 methodNotAllowed: {method} is not possible here; allowed: {allow}.", answer.Error);
        Assert.Equal(allow, answer.Header("Allow"));
    }

    [Fact]
    public async Task Options_TellsTheMethods()
    {
        var answer = await host.SendAsync(HttpMethod.Options, $"{DepotModel.Parcels}/0");

        Assert.Equal(204, answer.Status);
        Assert.Equal("GET, HEAD, PATCH, DELETE, OPTIONS", answer.Header("Allow"));
        Assert.Equal("application/merge-patch+json, application/json-patch+json, application/json-patch-query+json, application/json", answer.Header("Accept-Patch"));
    }

    [Theory]
    [InlineData("/tmf-api")]
    [InlineData("/tmf-api/nothing/v4/thing")]
    [InlineData("/tmf-api/depot/v4/pallet")]
    [InlineData("/tmf-api/depot/v4")]
    [InlineData("/tmf-api/depot/v4/parcel/0/label")]
    [InlineData("/tmf-api/oldDepot/v4/pallet")]
    [InlineData("/tmf-api/shed/v4/pallet")]
    public async Task Refuses_UnknownAddresses(string path)
    {
        Assert.Equal($"404 addressNotFound: Nothing lives at '{path}'.", (await host.GetAsync(path)).Error);
    }

    [Theory]
    [InlineData("limit=-1", "'limit' is '-1'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("limit=ten", "'limit' is 'ten'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("limit=", "'limit' is ''; it must be a whole number from 0 to 2147483647.")]
    [InlineData("offset=-1", "'offset' is '-1'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("offset=1.5", "'offset' is '1.5'; it must be a whole number from 0 to 2147483647.")]
    [InlineData("offset=99999999999", "'offset' is '99999999999'; it must be a whole number from 0 to 2147483647.")]
    public async Task Refuses_PageBounds(string query, string message)
    {
        Assert.Equal($"400 invalidParameter: {message}", (await host.GetAsync($"{DepotModel.Parcels}?{query}")).Error);
    }

    [Fact]
    public async Task Answers500_WithoutDetails_When_TheStoreFails()
    {
        await using var broken = new BrokenHost();
        await broken.InitializeAsync();

        var answer = await broken.Rest.GetAsync(DepotModel.Parcels);

        Assert.Equal("500 internalError: Something went wrong on the server; its log has the details.", answer.Error);
        Assert.Equal(503, (await broken.Rest.GetAsync("/healthz/ready")).Status);
        Assert.Equal(200, (await broken.Rest.GetAsync("/healthz/live")).Status);
    }

    /// <summary>A host that takes small bodies only.</summary>
    public sealed class SmallHost : IAsyncLifetime
    {
        private readonly RestHost _rest = new();

        public HttpClient Client => _rest.Client;

        public Task InitializeAsync()
        {
            _rest.Settings["Rest:MaxBodyBytes"] = "4096";
            return _rest.InitializeAsync();
        }

        public Task DisposeAsync() => _rest.DisposeAsync();

        public Task<RestAnswer> GetAsync(string path) => _rest.GetAsync(path);

        public Task<RestAnswer> PostAsync(string path, string body) => _rest.PostAsync(path, body);

        public Task<RestAnswer> PatchAsync(string path, string body) => _rest.PatchAsync(path, body);

        public Task<RestAnswer> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json") =>
            _rest.SendAsync(method, path, body, type);
    }

    /// <summary>A host whose tables are gone.</summary>
    private sealed class BrokenHost : IAsyncDisposable
    {
        public RestHost Rest { get; } = new();

        public async Task InitializeAsync()
        {
            await Rest.InitializeAsync();
            await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Rest.Data, "depot.db")}");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "ALTER TABLE resource RENAME TO gone; ALTER TABLE event RENAME TO gone_event";
            await command.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync() => await Rest.DisposeAsync();
    }
}
