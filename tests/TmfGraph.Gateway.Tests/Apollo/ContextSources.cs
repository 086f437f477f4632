using System.Text.Json;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Apollo;

/// <summary>Source schemas with contexts.</summary>
internal static class ContextSources
{
    public const string Link =
        """
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key", "@external", "@requires", "@shareable", "@override", "@interfaceObject",
          "@context", "@fromContext"])

        """;

    public const string Users =
        """
        [{"id":"1","currency":"EUR","spent":[{"id":"a"},{"id":"b"}]},{"id":"2","currency":"USD","spent":[{"id":"c"}]},{"id":"3","currency":"EUR","spent":[{"id":"d"}]},
         {"id":"4","currency":null,"spent":[{"id":"e"}]}]
        """;

    public const string Ledger =
        Link +
        """
        type Query { users: [User!] first: User }
        type User @key(fields: "id") @context(name: "user") { id: ID! currency: String spent: [Payment!] friend: User }
        type Payment @key(fields: "id") { id: ID! in(code: String @fromContext(field: "$user { currency }")): String plain: String }
        """;

    /// <summary>Answers with the object's id and what the argument is.</summary>
    public static readonly FieldResolver IdAndCode = FieldResolver.Pure((p, a) =>
        ResolvedValue.FromObject($"{p.Json.GetProperty("id")} {(a.Get("code") is { ValueKind: not JsonValueKind.Null } code ? code.ToString() : "nothing")}"));

    public static readonly Func<JsonElement, JsonElement> Any = r => r;

    public static TestSource LedgerOf(string users, string sdl = Ledger) => ApolloSource.Create(
        "ledger", sdl, ["User", "Payment"], Any,
        b => b.Resolve("Query.users", TestSource.Json(users)).Resolve("Query.first", TestSource.Json(JsonElement.Parse(users)[0].GetRawText()))
            .Resolve("Payment.in", IdAndCode));
}
