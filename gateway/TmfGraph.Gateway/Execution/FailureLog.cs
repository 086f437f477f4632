using TmfGraph.Gateway.Clients;

namespace TmfGraph.Gateway.Execution;

/// <summary>Logs failures of one source with their causes, which no client is told: the first of them, and then one now and again with their number.</summary>
internal sealed class FailureLog(string source, GatewayOptions options)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long _lastLine;
    private long _count;

    public void Add(SourceSchemaException failure)
    {
        long count;
        lock (_lock)
        {
            _count++;
            var now = options.TimeProvider.GetTimestamp();
            if (_lastLine != 0 && options.TimeProvider.GetElapsedTime(_lastLine, now) < Pause)
            {
                return;
            }

            (_lastLine, count, _count) = (now, _count, 0);
        }

        // what the network says is enough; where in the gateway it was noticed helps nobody, and that it was too late is said already
        var cause = failure.Code is SubgraphErrorCodes.Timeout ? null : failure.InnerException?.GetBaseException().Message;
        GatewayLog.SourceFails(options.Logger, source, failure.Code, count, failure.Message, cause ?? "");
    }
}
