using System.Diagnostics;

namespace TmfGraph.Gateway.Clients;

/// <summary>A request under way that others wait for; see <see cref="SharedRequests"/>, whose lock guards who joins.</summary>
/// <param name="time">How long the source was given for it.</param>
internal sealed class PendingRequest(TimeSpan time)
{
    private TaskCompletionSource<Outcome>? _outcome;
    private int _waiting;

    /// <summary>Whether anybody waits.</summary>
    public bool IsJoined => _outcome is not null;

    public TimeSpan Time => time;

    /// <summary>When it was made, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long Since { get; } = Stopwatch.GetTimestamp();

    public void Join()
    {
        _outcome ??= new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting++;
    }

    /// <summary>Gives the answer to all who wait, and to the leader a response of its own.</summary>
    public SourceResponse Share(SourceResponse response)
    {
        var body = new SharedBody(response, _waiting + 1);
        _outcome!.SetResult(new Outcome(body, null)); // somebody has joined
        return body.Open();
    }

    /// <summary>Tells all who wait that there is no answer.</summary>
    public void Fail(SourceSchemaException exception) => _outcome!.SetResult(new Outcome(null, exception)); // the same

    /// <summary>Lets all who wait begin anew.</summary>
    public void Abandon() => _outcome!.SetResult(default); // the same

    /// <summary>The answer; null when whoever led has gone.</summary>
    /// <exception cref="SourceSchemaException">There is none.</exception>
    public async ValueTask<SourceResponse?> WaitAsync(CancellationToken cancellationToken)
    {
        var outcome = _outcome!.Task; // whoever waits has joined
        try
        {
            var (body, failure) = await outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
            return failure is null ? body?.Open() : throw failure;
        }
        catch (OperationCanceledException)
        {
            // the share in the answer that nobody wants any more goes back when it comes
            _ = outcome.ContinueWith(static o => o.Result.Body?.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            throw;
        }
    }

    /// <summary>How a request has ended; nothing of both when it was given up.</summary>
    private readonly record struct Outcome(SharedBody? Body, SourceSchemaException? Failure);
}
