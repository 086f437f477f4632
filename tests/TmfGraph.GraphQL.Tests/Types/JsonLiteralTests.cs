using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class JsonLiteralTests
{
    private static readonly GraphSchema Schema = new SchemaBuilder()
        .AddDocument("type Query { a(i: I): Int } input I { e: E es: [[E!]] s: String i: I any: Any } enum E { A B } scalar Any")
        .Build();

    [Theory]
    [InlineData("""{"e":"A","es":[["B"],null],"s":"A","i":{"e":"B"}}""", """{ e: A, es: [[B], null], s: "A", i: { e: B } }""")]
    [InlineData("""{"any":{"e":"A","n":[1,2.50,-1e3,true,null]}}""", """{ any: { e: "A", n: [1, 2.50, -1e3, true, null] } }""")]
    [InlineData("""{"e":"A } evil"}""", """{ e: "A } evil" }""")]
    [InlineData("""{"e":"null"}""", """{ e: "null" }""")]
    [InlineData("""{"es":"A"}""", """{ es: A }""")]
    public void Read_FollowsTheType(string json, string literal)
    {
        var value = JsonLiteral.Read(JsonDocument.Parse(json).RootElement, Schema.GetType("I"));
        Assert.Equal(literal, value.ToString());
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            LiteralJson.Write(value, writer);
        }

        Assert.Equal(json, Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void TryRead_SaysNo_When_APropertyHasNoGraphQLName()
    {
        var json = JsonDocument.Parse("""{"any":[{"@type":"x"}]}""").RootElement;
        Assert.False(JsonLiteral.TryRead(json, Schema.GetType("I"), out _));
        Assert.Throws<ArgumentException>(() => JsonLiteral.Read(json, null));
    }
}
