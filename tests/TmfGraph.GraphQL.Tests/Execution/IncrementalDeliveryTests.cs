using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Execution.Running;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>What parts of a response rent is given back, also when they are not delivered.</summary>
public sealed class IncrementalDeliveryTests
{
    [Fact]
    public async Task APartThatIsReady_IsGivenBack_When_AnotherPartOfItsFragmentFails()
    {
        using var ready = Data();
        var fragment = new PendingDelivery(null, [], []);
        var runner = new Runner(Task.FromResult(new DeferredOutcome(ready, [], [])), Task.FromResult(DeferredOutcome.Failed(new GraphQLError("Broken."))));

        var results = await Read(runner, Work(fragment), Work(fragment)).Select(Engine.Text).ToListAsync();

        Assert.Equal("""{"completed":[{"id":"0","errors":[{"message":"Broken."}]}],"hasNext":false}""", results[^1]);
        Assert.Equal(0, ready.Length);
    }

    [Fact]
    public async Task APartThatEndsTooLate_IsGivenBack_When_NobodyReadsOn()
    {
        using var read = Data();
        using var late = Data();
        var ended = new TaskCompletionSource<DeferredOutcome>();
        var runner = new Runner(Task.FromResult(new DeferredOutcome(read, [], [])), ended.Task);
        await using (var results = Read(runner, Work(new PendingDelivery(null, [], [])), Work(new PendingDelivery(null, [], []))).GetAsyncEnumerator())
        {
            await results.MoveNextAsync();
            await results.MoveNextAsync();
            Assert.Equal("""{"incremental":[{"id":"0","data":{}}],"completed":[{"id":"0"}],"hasNext":true}""", Engine.Text(results.Current));
            ended.SetResult(new DeferredOutcome(late, [], []));
        }

        Assert.Equal(0, late.Length);
    }

    private static IAsyncEnumerable<OperationResult> Read(Runner runner, params DeferredWork[] work)
    {
        var delivery = new IncrementalDelivery(IncrementalFormat.Pending, 10, runner, static token => new Deadline(TimeSpan.FromHours(1), TimeProvider.System, token));
        var initial = new ExecutedResult(null, []) { Parts = delivery.Begin(work) };
        return delivery.ReadAsync(initial, CancellationToken.None);
    }

    private static DeferredFields Work(PendingDelivery delivery) => new(null!, ResolvedValue.Null, [], [delivery], null); // the runner asks for no fields

    private static ResultWriter Data()
    {
        var data = new ResultWriter();
        data.WriteRaw("{}"u8);
        return data;
    }

    /// <summary>Gives an outcome to each part, in order.</summary>
    private sealed class Runner(params Task<DeferredOutcome>[] outcomes) : IPartRunner
    {
        public IEnumerable<Task<PartOutcomes>> Start(IReadOnlyList<DeferredWork> runnable, CancellationToken cancellationToken) =>
            runnable.Select(async (work, i) => new PartOutcomes([(work, await outcomes[i])]));
    }
}
