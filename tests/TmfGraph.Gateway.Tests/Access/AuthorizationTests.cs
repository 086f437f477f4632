using System.Security.Claims;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Access;

/// <summary>What whoever asks may not see is null with an error, and asked of nobody.</summary>
public sealed class AuthorizationTests
{
    private static readonly ClaimsPrincipal Nobody = new(new ClaimsIdentity());

    private static async Task<(string Answer, string Asked)> AskAsync(string query, ClaimsPrincipal user, AuthorizationOptions? options = null, string variables = "{}")
    {
        var sources = AccessGraph.Sources();
        using var graph = new TestGraph(new GatewayOptions { Authorization = options ?? new() }, sources);
        var answer = await graph.AskAsync(query, variables, AccessGraph.By(user));
        return (answer, string.Join('\n', sources.SelectMany(s => s.Documents)));
    }

    private static string Error(string path, string coordinate) =>
        $$$"""{"message":"Unauthorized field or type","path":{{{path}}},"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE","coordinate":"{{{coordinate}}}"}}""";

    private static async Task AssertAnswer(string query, ClaimsPrincipal user, string data, params (string Path, string Coordinate)[] refused)
    {
        var (answer, _) = await AskAsync(query, user);
        var errors = refused.Length == 0 ? "" : $"\"errors\":[{string.Join(',', refused.Select(r => Error(r.Path, r.Coordinate)))}],";
        Assert.Equal($"{{{errors}\"data\":{data}}}", answer);
    }

    [Fact]
    public async Task AField_IsNull_WithAnErrorAtTheClientsPath()
    {
        await AssertAnswer(
            "{ mine: me { name } user { called: name secret: card } }",
            Nobody,
            """{"mine":null,"user":{"called":"Ada","secret":null}}""",
            ("""["mine"]""", "Query.me"),
            ("""["user","secret"]""", "User.card"));
    }

    [Theory]
    [InlineData("scope", "read:email")]
    [InlineData("scp", "other read:email")]
    [InlineData("scope", "admin read:all")]
    public async Task Scopes_AreOneOfTheSetsThatAreAskedFor(string claim, string scopes) =>
        await AssertAnswer("{ user { email } }", AccessGraph.User((claim, scopes)), """{"user":{"email":"a@x"}}""");

    [Theory]
    [InlineData("scope", "read:all")]
    [InlineData("scope", "read:emails")]
    [InlineData("roles", "read:email")]
    public async Task ANull_MovesUp_WhereNoneMayBe(string claim, string scopes) =>
        await AssertAnswer("{ user { name email } }", AccessGraph.User((claim, scopes)), """{"user":null}""", ("""["user","email"]""", "User.email"));

    [Fact]
    public async Task Scopes_OfWhomNobodyKnows_CountForNothing() => await AssertAnswer(
        "{ user { email } }", new ClaimsPrincipal(new ClaimsIdentity([new Claim("scope", "read:email")])), """{"user":null}""", ("""["user","email"]""", "User.email"));

    [Fact]
    public async Task InALists_ThereIsOneError_AtTheFirstPlace() => await AssertAnswer(
        "{ users { name card } }", Nobody, """{"users":[{"name":"Ada","card":null},{"name":"Bo","card":null}]}""", ("""["users",0,"card"]""", "User.card"));

    [Fact]
    public async Task TypesScalarsAndEnums_AskForIt_WhereverTheyAreReturned() => await AssertAnswer(
        "{ boss { name } user { phone mood } }",
        AccessGraph.User(("scope", "x")),
        """{"boss":null,"user":{"phone":null,"mood":"GOOD"}}""",
        ("""["boss"]""", "Query.boss"),
        ("""["user","phone"]""", "User.phone"));

    [Fact]
    public async Task NothingOfIt_IsAskedOfAnySource()
    {
        var (answer, asked) = await AskAsync("{ me { name } boss { name } user { name email card risk rank phone } }", Nobody);
        Assert.Contains("\"data\":{\"me\":null,\"boss\":null,\"user\":null}", answer, StringComparison.Ordinal);
        foreach (var field in new[] { "me{", "boss", "email", "card", "risk", "phone" })
        {
            Assert.DoesNotContain(field, asked, StringComparison.Ordinal);
        }

        Assert.Contains("rank", asked, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOperation_OfWhichNothingIsLeft_AsksNobody()
    {
        var (answer, asked) = await AskAsync("{ me { name } boss { name } }", Nobody);
        Assert.EndsWith("""],"data":{"me":null,"boss":null}}""", answer, StringComparison.Ordinal);
        Assert.Equal("", asked);
    }

    [Fact]
    public async Task AKey_IsReadByTheGateway_AndNotShown()
    {
        await AssertAnswer("{ user { rank } }", Nobody, """{"user":{"rank":5}}""");
        await AssertAnswer("{ user { id rank } }", Nobody, """{"user":null}""", ("""["user","id"]""", "User.id"));
        await AssertAnswer("{ user { id rank } }", AccessGraph.User(), """{"user":{"id":"1","rank":5}}""");
    }

    [Fact]
    public async Task WhatAFieldRequires_IsReadForThoseWhoMaySeeTheField()
    {
        var (answer, asked) = await AskAsync("{ user { risk } }", AccessGraph.User(("scope", "read:email")));
        Assert.Equal("""{"data":{"user":{"risk":7}}}""", answer);
        Assert.Contains("email", asked, StringComparison.Ordinal);
        await AssertAnswer("{ user { name risk } }", Nobody, """{"user":{"name":"Ada","risk":null}}""", ("""["user","risk"]""", "User.risk"));
    }

    [Fact]
    public async Task Policies_AreClaims()
    {
        var options = new AuthorizationOptions { Policies = new Dictionary<string, PolicyOptions> { ["support"] = new("roles", ["agent", "admin"]) } };
        Assert.Equal("""{"data":{"user":{"card":"c1"}}}""", (await AskAsync("{ user { card } }", AccessGraph.User(("roles", "x"), ("roles", "admin")), options)).Answer);
        Assert.Contains("\"card\":null", (await AskAsync("{ user { card } }", AccessGraph.User(("roles", "x")), options)).Answer, StringComparison.Ordinal);
        Assert.Contains("\"card\":null", (await AskAsync("{ user { card } }", AccessGraph.User(("roles", "admin")))).Answer, StringComparison.Ordinal); // nobody said what it is
        var any = new AuthorizationOptions { Policies = new Dictionary<string, PolicyOptions> { ["support"] = new("desk", []) } };
        Assert.Equal("""{"data":{"user":{"card":"c1"}}}""", (await AskAsync("{ user { card } }", AccessGraph.User(("desk", "3")), any)).Answer);
    }

    [Fact]
    public async Task AnInterface_IsRefused_When_OneOfItsTypesIs()
    {
        await AssertAnswer("{ posts { title } }", Nobody, """{"posts":null}""", ("""["posts"]""", "Query.posts"));
        await AssertAnswer("{ posts { ... { title } } }", Nobody, """{"posts":null}""", ("""["posts"]""", "Query.posts"));
        await AssertAnswer("{ posts { title } }", AccessGraph.User(), """{"posts":[{"title":"t1"},{"title":"t2"}]}""");
        await AssertAnswer(
            "{ posts { title likes } }", AccessGraph.User(), """{"posts":[{"title":"t1","likes":null},{"title":"t2","likes":null}]}""", ("""["posts",0,"likes"]""", "PublicPost.likes"));
    }

    [Fact]
    public async Task FragmentsOnTypes_StandForThemselves()
    {
        await AssertAnswer("{ posts { __typename ... on PublicPost { title } } }", Nobody, """{"posts":[{"__typename":"PublicPost","title":"t1"},{"__typename":"PrivatePost"}]}""");
        await AssertAnswer(
            "{ posts { __typename ... on PublicPost { title } ...p } } fragment p on PrivatePost { title }",
            Nobody,
            """{"posts":[{"__typename":"PublicPost","title":"t1"},{"__typename":"PrivatePost"}]}""",
            ("""["posts"]""", "PrivatePost"));
        await AssertAnswer(
            "{ found { ... on User { name } ... on Post { title } } }", Nobody, """{"found":[{"name":"Ada"},{}]}""", ("""["found"]""", "Post"));
        await AssertAnswer(
            "{ posts { likes ... on PublicPost { likes } } }", AccessGraph.User(), """{"posts":[{"likes":1},{"likes":null}]}""", ("""["posts",1,"likes"]""", "PrivatePost.likes"));
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public async Task WhatIsSkipped_IsNoRefusal(bool include, bool isTold)
    {
        var query = "query($i: Boolean!) { user { name card @include(if: $i) } found { ... on PrivatePost @include(if: $i) { title } ... on User { name } } }";
        var (answer, _) = await AskAsync(query, Nobody, variables: include ? """{"i":true}""" : """{"i":false}""");
        Assert.Equal(isTold, answer.Contains("User.card", StringComparison.Ordinal));
        Assert.Equal(isTold, answer.Contains("\"PrivatePost\"", StringComparison.Ordinal));
        Assert.Equal(isTold, answer.Contains("\"card\":null", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AMutation_IsNotDone()
    {
        var (answer, asked) = await AskAsync("mutation { first second third }", AccessGraph.User(("scope", "read")));
        Assert.Equal($$$"""{"errors":[{{{Error("[\"second\"]", "Mutation.second")}}}],"data":{"first":1,"second":null,"third":3}}""", answer);
        Assert.DoesNotContain("second", asked, StringComparison.Ordinal);
        Assert.Equal("""{"data":{"first":1,"second":2,"third":3}}""", (await AskAsync("mutation { first second third }", AccessGraph.User(("scope", "write")))).Answer);
    }

    [Fact]
    public async Task Introspection_ShowsAll() => await AssertAnswer(
        "{ __type(name: \"Boss\") { name } boss { __typename } }", Nobody, """{"__type":{"name":"Boss"},"boss":null}""", ("""["boss"]""", "Query.boss"));

    [Theory]
    [InlineData(ErrorMode.Null, """{"user":{"name":"Ada","email":null}}""")]
    [InlineData(ErrorMode.Halt, "null")]
    public async Task TheErrorMode_OfTheRequest_Counts(ErrorMode mode, string data)
    {
        using var graph = new TestGraph(AccessGraph.Sources());
        var answer = await graph.AskAsync("{ user { name email } }", change: r => new OperationRequest { Document = r.Document, OnError = mode });
        Assert.Equal($"{{\"errors\":[{Error("[\"user\",\"email\"]", "User.email")}],\"data\":{data}}}", answer);
    }

    [Fact]
    public async Task DeferredParts_TellOfTheirOwn()
    {
        using var graph = new TestGraph(AccessGraph.Sources());
        var parts = await graph.AskPartsAsync("{ user { name ... @defer { card rank } } me { name } }");
        Assert.Contains(Error("[\"me\"]", "Query.me"), parts[0], StringComparison.Ordinal);
        Assert.DoesNotContain("User.card", parts[0], StringComparison.Ordinal);
        Assert.Contains(Error("[\"user\",\"card\"]", "User.card"), parts[^1], StringComparison.Ordinal);
        Assert.Contains("\"card\":null,\"rank\":5", parts[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachOfABatch_TellsOfItsOwn()
    {
        var (answer, _) = await AskAsync("query($i: Boolean!) { user { name card @include(if: $i) } }", Nobody, variables: """[{"i":true},{"i":false}]""");
        Assert.Equal(["\"card\":null", "{\"name\":\"Ada\"}"], answer.Split('\n').Select(a => a.Contains("\"card\":null", StringComparison.Ordinal) ? "\"card\":null" : a[a.IndexOf("{\"name\"", StringComparison.Ordinal)..^2]));
        Assert.Single(answer.Split("User.card")[1..]);
    }
}
