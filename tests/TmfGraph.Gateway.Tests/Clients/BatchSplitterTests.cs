using System.Text;
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
}
