using System.Text;
using TmfGraph.Gateway.Execution;

namespace TmfGraph.Gateway.Tests.Execution;

public sealed class SetTableTests
{
    [Fact]
    public void Add_GivesTheNumberOfAnEqualString_HoweverManyThereAre()
    {
        using var table = new SetTable();
        var text = new List<byte>();
        for (var i = 0; i < 10_000; i++)
        {
            var (number, isNew) = Add(table, text, $"""{"{"}"id":"{i % 3_000}"{"}"}""");

            Assert.Equal((i % 3_000, i < 3_000), (number, isNew));
        }

        Assert.Equal(3_000, table.Count);
    }

    [Fact]
    public void Add_TellsStringsApart_ByLengthAndEveryByte()
    {
        using var table = new SetTable();
        var text = new List<byte>();

        string[] values = ["", "\0", "\0\0", "12345678a", "12345678b", ""];

        Assert.Equal([0, 1, 2, 3, 4, 0], values.Select(v => Add(table, text, v).Number));
    }

    private static (int Number, bool IsNew) Add(SetTable table, List<byte> text, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var hash = new SeededHash();
        hash.Add(bytes);
        var place = table.PlaceOf(hash.Value);
        for (int number; (number = table.Next(hash.Value, bytes.Length, ref place)) >= 0;)
        {
            if (text[table.StartOf(number)..].Take(bytes.Length).SequenceEqual(bytes))
            {
                return (number, false);
            }
        }

        text.AddRange(bytes);
        return (table.Add(hash.Value, place, text.Count - bytes.Length, bytes.Length), true);
    }
}
