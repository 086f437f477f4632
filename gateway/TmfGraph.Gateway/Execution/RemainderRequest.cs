using TmfGraph.Gateway.Planning;

namespace TmfGraph.Gateway.Execution;

/// <summary>A request for objects without the fields whose required values they have lost.</summary>
/// <param name="common">Variables of the client that it uses, as properties.</param>
internal sealed class RemainderRequest(FetchStep step, Remainder remainder, ReadOnlyMemory<byte> common) : IDisposable
{
    public Remainder Remainder { get; } = remainder;

    public VariableSets Sets { get; } = new(common, remainder.Operation.Representations);

    /// <summary>For each of its variable sets the object's number among all that lack something.</summary>
    public List<int> Objects { get; } = [];

    /// <summary>What has come.</summary>
    public StepState Answer { get; } = new(step);

    public void Dispose()
    {
        Sets.Dispose();
        Answer.Dispose();
    }
}
