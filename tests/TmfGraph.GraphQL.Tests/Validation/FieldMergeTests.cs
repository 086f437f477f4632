using System.Text;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.GraphQL.Tests.Validation;

public sealed class FieldMergeTests
{
    private static readonly string[] Types = ["Party", "Entity", "Person", "Company"];

    private static readonly GraphSchema Schema = new SchemaBuilder().AddDocument(
        """
        type Query { party: Party  parties: [Party!]  person: Person  text(of: Int): String }
        union Party = Person | Company
        interface Entity { id: ID!  next(of: Int): Entity  text(of: Int): String }
        type Person implements Entity { id: ID!  next(of: Int): Entity  text(of: Int): String  other: ID!  friend: Party }
        type Company implements Entity { id: ID!  next(of: Int): Entity  text(of: Int): String  other: String  friend: Party }
        """).Build();

    [Fact]
    public void Verdict_IsThatOfComparingEveryPair_For_RandomDocuments()
    {
        var random = new Random(20_250_904);
        var verdicts = new int[2];
        for (var i = 0; i < 4_000; i++)
        {
            var text = Document(random);
            var document = SyntaxParser.Parse(text);
            var expected = new PairwiseMerging(Schema, document).CanMerge();
            var messages = DocumentValidator.Validate(Schema, document).Select(static e => e.Message).ToArray();
            Assert.All(messages, m => Assert.Contains("cannot be merged", m, StringComparison.Ordinal));
            Assert.True(expected == (messages.Length == 0), $"{text}\n{string.Join('\n', messages)}");
            verdicts[expected ? 1 : 0]++;
        }

        Assert.All(verdicts, static count => Assert.True(count > 400));
    }

    [Fact]
    public void Reports_AConflictOnce_When_AFragmentIsReachedTwice() => Assert.Equal(
        ["The fields named `text` cannot be merged: their arguments differ. Give one of them an alias."],
        DocumentValidator.Validate(Schema, SyntaxParser.Parse(
            "{ a: person { ...P } b: person { ...P } } fragment P on Person { next { text text(of: 1) } }")).Select(static e => e.Message));

    [Fact]
    public void Reports_TheSecondMeeting_When_TheFirstHasNoConflict() => Assert.Equal(
        ["The fields named `x` cannot be merged: `id` and `other` are different fields. Give one of them an alias."],
        DocumentValidator.Validate(Schema, SyntaxParser.Parse(
            "{ party { ... on Company { x: id } ... on Person { x: id } ... on Person { x: other } } }")).Select(static e => e.Message));

    private static string Document(Random random)
    {
        var text = new StringBuilder("query Q { ");
        Selections(text, random, "Query", depth: 0, fragment: 0);
        text.Append("} ");
        for (var fragment = 1; fragment <= 2; fragment++)
        {
            var type = Types[random.Next(2)];
            text.Append($"fragment F{fragment} on {type} {{ ");
            Selections(text, random, type, depth: 2, fragment);
            text.Append("} ");
        }

        return text.Append("query R { party { ...F1 ...F2 } }").ToString();
    }

    // of one alias for all and few fields, so that most documents have something to compare
    private static void Selections(StringBuilder text, Random random, string type, int depth, int fragment)
    {
        text.Append("__typename ");
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            if (type != "Query" && depth < 4 && random.Next(3) == 0)
            {
                Fragment(text, random, type, depth, fragment);
                continue;
            }

            var (name, target) = Field(random, type);
            if (target is not null && depth >= 4)
            {
                continue;
            }

            text.Append(random.Next(2) == 0 ? "a: " : "").Append(name).Append(name is "text" or "next" && random.Next(6) == 0 ? "(of: 1) " : " ");
            if (target is not null)
            {
                text.Append("{ ");
                Selections(text, random, target, depth + 1, fragment);
                text.Append("} ");
            }
        }
    }

    private static void Fragment(StringBuilder text, Random random, string type, int depth, int fragment)
    {
        if (fragment < 2 && type is "Party" or "Entity" && random.Next(3) == 0)
        {
            text.Append($"...F{random.Next(fragment + 1, 3)} ");
            return;
        }

        var condition = type is "Person" or "Company" ? type : Types[random.Next(Types.Length)];
        text.Append($"... on {condition} {{ ");
        Selections(text, random, condition, depth + 1, fragment);
        text.Append("} ");
    }

    private static (string Name, string? Target) Field(Random random, string type) => (type, random.Next(5)) switch
    {
        ("Query", 0) => ("party", "Party"),
        ("Query", 1) => ("parties", "Party"),
        ("Query", 2) => ("person", "Person"),
        ("Query", _) => ("text", null),
        ("Party", _) => ("__typename", null),
        (_, 0) => ("id", null),
        (_, 1) => ("next", "Entity"),
        (not "Entity", 2) => ("other", null),
        (not "Entity", 3) => ("friend", "Party"),
        _ => ("text", null),
    };
}
