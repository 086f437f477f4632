using System.Runtime.CompilerServices;
using System.Security.Claims;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Access;

/// <summary>Two sources with something that not everybody may see: people and posts, and what others think of people.</summary>
internal static class AccessGraph
{
    private const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requires", "@external", "@authenticated", "@requiresScopes", "@policy"])

        """;

    public const string PeopleSdl = Link +
        """
        type Query { me: User @authenticated  users: [User!]  user: User  posts: [Post]  found: [Found]  boss: Boss }
        type Mutation { first: Int  second: Int @requiresScopes(scopes: [["write"]])  third: Int }
        type Subscription { ticks: Tick  secrets: Tick @authenticated }
        type Tick { number: Int  from: String @authenticated  user: User }
        type User @key(fields: "id") {
          id: ID! @authenticated  name: String  email: String! @requiresScopes(scopes: [["read:email"], ["read:all", "admin"]])  card: String @policy(policies: [["support"]])
          phone: Phone  mood: Mood  friend: User
        }
        type Boss @requiresScopes(scopes: [["read:boss"]]) { name: String }
        scalar Phone @requiresScopes(scopes: [["read:phone"]])
        enum Mood @authenticated { GOOD BAD }
        interface Post { id: ID!  title: String  likes: Int }
        type PublicPost implements Post { id: ID!  title: String  likes: Int }
        type PrivatePost implements Post @authenticated { id: ID!  title: String  likes: Int @policy(policies: [["support"]]) }
        union Found = User | PrivatePost
        """;

    public const string OpinionsSdl = Link +
        """
        type User @key(fields: "id") {
          id: ID!  rank: Int  email: String! @external
          risk: Int @requires(fields: "email") @requiresScopes(scopes: [["read:email"], ["read:all", "admin"]])
        }
        """;

    private const string Users = """[{"id":"1","name":"Ada","email":"a@x","card":"c1","phone":"p1","mood":"GOOD","friend":{"id":"2","name":"Bo","email":"b@x"}},{"id":"2","name":"Bo","email":"b@x","card":"c2","phone":"p2","mood":"BAD"}]""";
    private const string Posts = """[{"__typename":"PublicPost","id":"1","title":"t1","likes":1},{"__typename":"PrivatePost","id":"2","title":"t2","likes":2}]""";

    /// <summary>The sources, of which the first is asked for people and posts.</summary>
    public static TestSource[] Sources(string? people = null)
    {
        var byId = ApolloSource.ById(Users);
        return
        [
            ApolloSource.Create(
                "people",
                people ?? PeopleSdl,
                ["User"],
                byId,
                b => b.Resolve("Query.me", TestSource.Json("""{"id":"1","name":"Ada","email":"a@x"}"""))
                    .Resolve("Query.users", TestSource.Json(Users))
                    .Resolve("Query.user", TestSource.Json("""{"id":"1","name":"Ada","email":"a@x","card":"c1","phone":"p1","mood":"GOOD","friend":{"id":"2","name":"Bo","email":"b@x"}}"""))
                    .Resolve("Query.posts", TestSource.Json(Posts))
                    .Resolve("Query.found", TestSource.Json("""[{"__typename":"User","id":"1","name":"Ada"},{"__typename":"PrivatePost","id":"2","title":"t2"}]"""))
                    .Resolve("Query.boss", TestSource.Json("""{"name":"Z"}"""))
                    .Resolve("Mutation.first", TestSource.Json("1"))
                    .Resolve("Mutation.second", TestSource.Json("2"))
                    .Resolve("Mutation.third", TestSource.Json("3"))
                    .Resolve("Subscription.ticks", FieldResolver.Stream(Ticks))
                    .Resolve("Subscription.secrets", FieldResolver.Stream(Ticks))),
            ApolloSource.Create(
                "opinions",
                OpinionsSdl,
                ["User"],
                ApolloSource.ById("""[{"id":"1","rank":5,"risk":7},{"id":"2","rank":6,"risk":8}]""")),
        ];
    }

    /// <summary>Somebody with these claims; without any, somebody who is known and no more.</summary>
    public static ClaimsPrincipal User(params (string Type, string Value)[] claims) => new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), "test"));

    public static Func<OperationRequest, OperationRequest> By(ClaimsPrincipal user) =>
        request => new OperationRequest { Document = request.Document, Variables = request.Variables, User = user };

    private static async IAsyncEnumerable<SourceEvent> Ticks(StreamContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        for (var i = 1; i <= 2; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceEvent(ResolvedValue.FromJson(JsonSerializer.SerializeToElement(new { number = i, from = "x", user = new { id = "1", name = "Ada" } })), null);
        }
    }
}
