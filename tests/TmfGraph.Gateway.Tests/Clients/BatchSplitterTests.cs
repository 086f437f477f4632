using System.Text;
using System.Text.Json;
using TmfGraph.Gateway.Clients;
using TmfGraph.Gateway.Planning;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Gateway.Tests.Clients;

public sealed class BatchSplitterTests
{
    /// <summary>What becomes of the answers to a first part of two variable sets and a second of one.</summary>
    private static async Task<string[]> SendAsync(string first, string second)
    {
        var request = new SourceRequest
        {
            Operation = new FetchOperation("query($a:Int){b(a:$a)}", false, [], []),
            Variables = """[{"a":1},{"a":2},{"a":3}]"""u8.ToArray(),
            SetCount = 3,
            Client = new OperationRequest(),
        };
        using var response = await BatchSplitter.SendAsync(
            request,
            2,
            1,
            (part, _) => ValueTask.FromResult(new SourceResponse(Encoding.UTF8.GetBytes(part.SetCount == 2 ? first : second), null)),
            CancellationToken.None);
        return Encoding.UTF8.GetString(response.Body.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public async Task Results_GetTheirPositionInTheWhole() => Assert.Equal(
        ["""{"variableIndex":1,"data":2}""", """{"variableIndex":0,"data":1}""", """{"variableIndex":2,"data":3}"""],
        await SendAsync("""[{"variableIndex":1,"data":2},{"variableIndex":0,"data":1}]""", """{"data":3}"""));

    [Fact]
    public async Task AnIndex_ThatIsNoNumber_IsNone() => Assert.Equal(
        ["""{"variableIndex":0,"data":1}""", """{"variableIndex":1,"data":2}""", """{"variableIndex":2,"data":3}"""],
        await SendAsync("""[{"variableIndex":"x","data":1},{"variableIndex":1,"data":2}]""", """{"data":3}"""));

    [Fact]
    public async Task ARefusalOfAPart_IsThatOfEachOfItsSets() => Assert.Equal(
        ["""{"variableIndex":0,"errors":[]}""", """{"variableIndex":1,"errors":[]}""", """{"variableIndex":2,"data":3}"""],
        await SendAsync("""{"errors":[]}""", """{"data":3}"""));

    [Fact]
    public async Task OneResultWithData_IsNotThatOfOtherSets() => Assert.Equal(
        ["""{"variableIndex":0,"data":1}""", """{"variableIndex":2,"data":3}"""],
        await SendAsync("""{"data":1}""", """{"data":3}"""));

    public static TheoryData<string, string> OddValues => new()
    {
        { """{"id":"\ud83d"}""", """{"id":"\uFFFD"}""" }, // half a character
        { $$"""{"id":{{new string('[', 200)}}{{new string(']', 200)}}}""", $$"""{"id":{{new string('[', 200)}}{{new string(']', 200)}}}""" },
    };

    [Theory]
    [MemberData(nameof(OddValues))]
    public async Task OddValues_ThatASourceHasSent_AreSentOn(string given, string sent)
    {
        var request = new SourceRequest
        {
            Operation = new FetchOperation("query($id:Any){b(id:$id)}", false, [], []),
            Variables = Encoding.UTF8.GetBytes($$"""[{{given}},{"id":2}]"""),
            SetCount = 2,
            Client = new OperationRequest(),
        };
        var parts = new List<string>();
        using var response = await BatchSplitter.SendAsync(
            request,
            1,
            1,
            (part, _) =>
            {
                parts.Add(Encoding.UTF8.GetString(part.Variables.Span));
                return ValueTask.FromResult(new SourceResponse("""{"data":1}"""u8.ToArray(), null));
            },
            CancellationToken.None);

        Assert.Equal([sent, """{"id":2}"""], parts);
        var aliases = Encoding.UTF8.GetString(AliasBatch.Write(request).Variables.Span);
        Assert.True(JsonElement.DeepEquals(Json($$"""{"_0_id":{{Json(sent).GetProperty("id").GetRawText()}},"_1_id":2}"""), Json(aliases)), aliases);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
}
