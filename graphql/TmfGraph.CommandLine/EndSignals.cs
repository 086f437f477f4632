using System.Runtime.InteropServices;

namespace TmfGraph.CommandLine;

/// <summary>
/// SIGTERM and Ctrl+C, from the beginning of a process on: a web host listens for them only once it has started. The first one asks to end; if nothing
/// else listens by the next one, that ends the process at once.
/// </summary>
internal sealed class EndSignals : IDisposable
{
    private const int Interrupted = 130; // 128 and the number of the signal, as shells have it
    private const int Terminated = 143;

    private readonly CancellationTokenSource _ended = new();
    private readonly TaskCompletionSource<int> _came = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration[] _registrations;

    public EndSignals() => _registrations =
    [
        PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Note(context, Interrupted)),
        PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Note(context, Terminated)),
    ];

    /// <summary>Cancelled with the first signal.</summary>
    public CancellationToken Token => _ended.Token;

    /// <summary>Ends with the first signal; gives the exit code that stands for it.</summary>
    public Task<int> Came => _came.Task;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        // the source of the token stays: a signal may just be on its way to it
    }

    private void Note(PosixSignalContext context, int exitCode)
    {
        if (_came.TrySetResult(exitCode))
        {
            context.Cancel = true;
            _ = _ended.CancelAsync(); // whatever follows from it does not hold up the thread of signals
        }
    }
}
