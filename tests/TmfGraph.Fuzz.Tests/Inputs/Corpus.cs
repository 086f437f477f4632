using System.Text;
using System.Text.RegularExpressions;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Fuzz.Tests.Inputs;

/// <summary>Good inputs, from which bad ones are made.</summary>
internal static partial class Corpus
{
    private const string Introspection =
        """
        query Introspection($deprecated: Boolean = true) {
          __schema {
            description queryType { name } mutationType { name } subscriptionType { name }
            types { ...FullType }
            directives { name description isRepeatable locations args(includeDeprecated: $deprecated) { ...Input } }
          }
        }
        fragment FullType on __Type {
          kind name description specifiedByURL isOneOf
          fields(includeDeprecated: $deprecated) { name args(includeDeprecated: true) { ...Input } type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...Input } interfaces { ...TypeRef } enumValues(includeDeprecated: true) { name } possibleTypes { ...TypeRef }
        }
        fragment Input on __InputValue { name description type { ...TypeRef } defaultValue }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }
        """;

    /// <summary>A document with all of the grammar that requests can use.</summary>
    private const string EverythingQuery =
        """"
        "of an operation" query All($a: Boolean! = true @x, "of a variable" $b: [[Int!]!] = [[1, -2]], $c: In = {s: "x\u00e9\u{1F600}", n: {l: [1.5e3, null]}}) @on(q: RED) {
          alias: field(id: $a, v: """
            block \""" string
              indented
          """) @include(if: $a) @skip(if: false) { ... on T @defer(label: "d") { a } ...F ... @include(if: $a) { b } }
          list @stream(initialCount: 1) { __typename }
        }
        "of a fragment" fragment F on T @d { f(o: {a: [$b, {}], b: ENUM}) }
        mutation M { m } subscription S { s } { short }
        """";

    private const string EverythingSchema =
        """"
        "d" schema @x { query: Query mutation: M subscription: S }
        extend schema @y
        """
        block
        """ scalar Date @specifiedBy(url: "https://example.org")
        interface Node implements & Other { id: ID! } interface Other { id: ID! }
        type Query implements Node & Other @key(fields: "id") { id: ID! f(a: Int = 1 @deprecated, "d" b: In! = {x: [1]}): [[T!]]! @deprecated(reason: "old") }
        type T { a: String } type M { m(i: One): T } type S { s: Int }
        extend type T { e: E @tag(name: "a") @tag(name: "b") } union U @x = | T | M extend union U = S
        enum E { A @deprecated B C } extend enum E { D } input In { x: [Int!] y: In } input One @oneOf { a: Int b: String } extend input In { z: Date }
        directive @key(fields: String!) repeatable on OBJECT | INTERFACE
        directive @x on SCHEMA | UNION directive @y on SCHEMA directive @tag(name: String!) repeatable on FIELD_DEFINITION
        """";

    private static readonly string[] Gateway = Documents(Read("gateway.graphqls"));

    /// <summary>The queries of the README, introspection, and one with everything.</summary>
    public static IReadOnlyList<string> Operations { get; } =
        [.. Blocks().Matches(Read("README.md")).Select(static m => m.Groups[1].Value).Where(IsOperation), Introspection, EverythingQuery];

    /// <summary>Schemas: one with everything, and parts of our own composite schema.</summary>
    public static IReadOnlyList<string> Schemas { get; } = [EverythingSchema, .. Gateway];

    /// <summary>The SDL of the gateway.</summary>
    public static string GatewaySchema { get; } = Read("gateway.graphqls");

    /// <summary>One of the inputs changed in one of many ways; now and then as it is.</summary>
    public static byte[] Mutate(IReadOnlyList<string> sources, Random random)
    {
        var source = random.Pick(sources);
        return random.Next(8) switch
        {
            0 => Encoding.UTF8.GetBytes(source),
            1 or 2 => ByteMutator.Mutate(Encoding.UTF8.GetBytes(source), random),
            3 or 4 => Encoding.UTF8.GetBytes(SyntaxPrinter.Print(new TreeMutator(random).Mutate(SyntaxParser.Parse(source)), random.Once(2))),
            5 => ByteMutator.Mutate(Encoding.UTF8.GetBytes(TokenMutator.GraphQL.Mutate(source, random)), random),
            _ => Encoding.UTF8.GetBytes(TokenMutator.GraphQL.Mutate(source, random)),
        };
    }

    private static bool IsOperation(string text)
    {
        try
        {
            return SyntaxParser.Parse(text).Definitions.Any(static d => d is OperationDefinitionNode);
        }
        catch (SyntaxException)
        {
            return false; // the README shows parts of documents, too
        }
    }

    // ten parts of a whole that is too large to be mutated over and over
    private static string[] Documents(string sdl)
    {
        var definitions = SyntaxParser.Parse(sdl).Definitions;
        var step = Math.Max(1, definitions.Count / 10);
        return [.. Enumerable.Range(0, 10).Select(i => string.Join('\n', definitions.Skip(i * step).Take(20).Select(static d => d.ToString())))];
    }

    private static string Read(string resource)
    {
        using var stream = typeof(Corpus).Assembly.GetManifestResourceStream(resource)!; // embedded by the project file
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("```graphql\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
