using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TmfGraph.Gateway.Hosting;
using TmfGraph.Gateway.Tests.Change;

namespace TmfGraph.Gateway.Tests.Access;

/// <summary>How rules about who may see what are enforced is a matter of settings.</summary>
public sealed class AuthorizationOptionsTests
{
    private const string Query = "{ user { name card } found { ... on PrivatePost { title } } }";

    private static TestGraph Graph(AuthorizationOptions options, LogLines? log = null) => new(
        log is null ? new GatewayOptions { Authorization = options } : new GatewayOptions { Authorization = options, Logger = log.CreateLogger("TmfGraph.Gateway") },
        AccessGraph.Sources());

    [Fact]
    public async Task RejectOperations_AnswersNothing_OfWhatHoldsARefusedField()
    {
        using var graph = Graph(new AuthorizationOptions { RejectOperations = true });
        Assert.Equal(
            """{"errors":[{"message":"Unauthorized field or type","path":["user","card"],"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE","coordinate":"User.card"}},{"message":"Unauthorized field or type","path":["found"],"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE","coordinate":"PrivatePost"}}]}""",
            await graph.AskAsync(Query));
        Assert.Equal("", graph.Requests);
        Assert.Equal("""{"data":{"user":{"name":"Ada"}}}""", await graph.AskAsync("{ user { name } }"));
    }

    [Fact]
    public async Task DryRun_TakesNothingOut_AndCounts()
    {
        using var metrics = new MetricReader();
        using var log = new LogLines();
        using var graph = Graph(new AuthorizationOptions { DryRun = true, RejectOperations = true }, log);
        Assert.Equal("""{"data":{"user":{"name":"Ada","card":"c1"},"found":[{},{"title":"t2"}]}}""", await graph.AskAsync(Query));
        Assert.Contains("dry_run", metrics.Outcomes);
        Assert.Contains("An operation (without a name) selects what some of its senders may not see, which would be taken out: User.card, PrivatePost", string.Join("\n", log.Take()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "filtered", "is taken out")]
    [InlineData(true, "refused", "refuses it")]
    public async Task Refusals_AreCounted_AndLoggedOnce(bool rejects, string outcome, string what)
    {
        using var metrics = new MetricReader();
        using var log = new LogLines();
        using var graph = Graph(new AuthorizationOptions { RejectOperations = rejects }, log);
        for (var i = 0; i < 3; i++)
        {
            await graph.AskAsync("query Card { user { card } }");
        }

        Assert.Equal(3, metrics.Outcomes.Count(o => o == outcome));
        Assert.Single(string.Join("\n", log.Take()).Split($"An operation (Card) selects what some of its senders may not see, which {what}: User.card")[1..]);
    }

    [Fact]
    public async Task LogRefusals_CanBeSwitchedOff()
    {
        using var log = new LogLines();
        using var graph = Graph(new AuthorizationOptions { LogRefusals = false }, log);
        await graph.AskAsync(Query);
        Assert.DoesNotContain("senders", string.Join("\n", log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public void AnUnknownPolicy_IsToldAtTheStart()
    {
        using var log = new LogLines();
        using var graph = Graph(new AuthorizationOptions { Policies = new Dictionary<string, PolicyOptions> { ["other"] = new("a", []) } }, log);
        Assert.Contains("The schema asks for policies that Gateway:Authorization:Policies does not have, so that nobody fulfils them: support", string.Join("\n", log.Take()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScopeClaims_AreThoseThatAreNamed()
    {
        using var graph = Graph(new AuthorizationOptions { ScopeClaims = ["permissions"] });
        Assert.Equal("""{"data":{"user":{"email":"a@x"}}}""", await graph.AskAsync("{ user { email } }", change: AccessGraph.By(AccessGraph.User(("permissions", "x read:email")))));
        Assert.Contains("UNAUTHORIZED", await graph.AskAsync("{ user { email } }", change: AccessGraph.By(AccessGraph.User(("scope", "read:email")))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlansOfOneOperation_AreKeptByWhatTheyAskFor()
    {
        using var graph = Graph(new AuthorizationOptions());
        var members = AccessGraph.User();
        var readers = AccessGraph.User(("scope", "read:email unrelated"));
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("Query.me", await graph.AskAsync("{ me { name } user { email } }"), StringComparison.Ordinal);
            Assert.Contains("\"me\":{\"name\":\"Ada\"},\"user\":null", await graph.AskAsync("{ me { name } user { email } }", change: AccessGraph.By(members)), StringComparison.Ordinal);
            Assert.Equal("""{"data":{"me":{"name":"Ada"},"user":{"email":"a@x"}}}""", await graph.AskAsync("{ me { name } user { email } }", change: AccessGraph.By(readers)));
        }
    }

    [Fact]
    public void Policies_HaveWhateverNames()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Gateway:Authorization:Policies:support:Claim", "roles"),
            new("Gateway:Authorization:Policies:support:Values", "agent, admin"),
            new("Gateway:Authorization:Policies:roles:boss:Claim", "desk"),
            new("Gateway:Authorization:Policies:roles:boss:Values:0", "first, floor"),
            new("Gateway:Authorization:ScopeClaims", "permissions"),
        ]).Build();
        var policies = GatewaySettings.ReadPolicies(configuration);
        Assert.Equal(["roles:boss: desk first, floor", "support: roles agent|admin"], policies.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}: {p.Value.Claim} {string.Join('|', p.Value.Values)}"));
        Assert.Equal(["permissions"], GatewaySettings.Section.Read(configuration).ApplyTo(new GatewayOptions()).Authorization.ScopeClaims);
    }

    [Theory]
    [InlineData("Gateway:Authorization:Policies:a:Values", "Gateway:Authorization:Policies:a has values and no Claim that they are of.")]
    [InlineData("Gateway:Authorization:Policies:a:Claims", "Gateway:Authorization:Policies:a:Claims is no setting; a policy has Gateway:Authorization:Policies:NAME:Claim and Gateway:Authorization:Policies:NAME:Values.")]
    [InlineData("Gateway:Authorization:Policies:Claim", "Gateway:Authorization:Policies:Claim is no setting; a policy has Gateway:Authorization:Policies:NAME:Claim and Gateway:Authorization:Policies:NAME:Values.")]
    public void Policies_ThatAreNone_KeepTheGatewayFromStarting(string key, string message) => Assert.Equal(
        [message],
        Assert.Throws<OptionsValidationException>(() => GatewaySettings.ReadPolicies(new ConfigurationBuilder().AddInMemoryCollection([new(key, "x")]).Build())).Failures);

    /// <summary>What the gateway's meters count of operations, from now on.</summary>
    private sealed class MetricReader : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly AsyncLocal<bool> _isMine = new() { Value = true };

        public MetricReader()
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "tmfgraph.gateway.authorization.operations")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
            {
                if (_isMine.Value) // other tests count too
                {
                    Outcomes.Add((string)tags[0].Value!); // it has one tag
                }
            });
            _listener.Start();
        }

        public List<string> Outcomes { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
