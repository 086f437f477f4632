using System.Text.Json;
using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Tests.Execution;

public sealed class DocumentShapeTests
{
    [Theory]
    [InlineData("""{"a":1,"b":2,"c":3}""", "1 2 3")]
    [InlineData("""{"c":3,"x":0,"a":1}""", "1 - 3")]
    [InlineData("{}", "- - -")]
    [InlineData("""{"x":{"a":9},"b":[{"c":8}]}""", "- [{\"c\":8}] -")]
    [InlineData("""{"a":1,"a":2}""", "2 - -")]
    [InlineData("""{"\u0061":7,"b":2}""", "7 2 -")]
    [InlineData("""{"aa":1,"":2,"b":3}""", "- 3 -")]
    public void Finds_Selected_Properties_Whatever_It_Has_Learned(string document, string expected)
    {
        string[] lessons = ["{}", """{"a":1,"b":2,"c":3,"x":4}""", """{"c":3,"b":2,"a":1}""", """{"x":1,"y":2}"""];
        foreach (var lesson in lessons)
        {
            var shape = new DocumentShape(["a"u8.ToArray(), "b"u8.ToArray(), "c"u8.ToArray()]);
            Read(shape, lesson);
            Assert.Equal(expected, Read(shape, document));
            Assert.Equal(expected, Read(shape, document));
        }
    }

    [Fact]
    public void Still_Finds_Properties_When_It_Learns_No_More()
    {
        var shape = new DocumentShape(["a"u8.ToArray(), "b"u8.ToArray()]);
        Read(shape, $"{{{string.Join(',', Enumerable.Range(0, 500).Select(i => $"\"n{i}\":0"))}}}");
        Assert.Equal("1 2", Read(shape, """{"n499":0,"b":2,"a":1}"""));
    }

    private static string Read(DocumentShape shape, string document)
    {
        var values = new JsonElement[shape.Count];
        shape.Read(JsonDocument.Parse(document).RootElement, values);
        return string.Join(' ', values.Select(v => v.ValueKind is JsonValueKind.Undefined ? "-" : v.GetRawText()));
    }
}
