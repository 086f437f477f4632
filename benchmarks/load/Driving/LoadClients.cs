using System.Diagnostics;

namespace TmfGraph.Load.Driving;

/// <summary>Clients that keep a server busy, each on a kept connection. All of them have been answered once before anything is measured: opening a connection is no part of what a request takes.</summary>
internal sealed class LoadClients : IDisposable
{
    private static long _tokens;

    private readonly (HttpConnection Connection, Question Question)[] _clients;

    private LoadClients((HttpConnection Connection, Question Question)[] clients) => _clients = clients;

    /// <summary>Connects; each client asks the question that is its own, once.</summary>
    /// <exception cref="InvalidDataException">An answer is another one.</exception>
    public static async Task<LoadClients> ConnectAsync(int port, IReadOnlyList<Question> questions, int connections, CancellationToken cancellationToken)
    {
        var clients = new LoadClients([.. Enumerable.Range(0, connections).Select(i => questions[i % questions.Count]).Select(q => (new HttpConnection(port, q.Body), q))]);
        try
        {
            await Task.WhenAll(clients._clients.Select(async c =>
            {
                await c.Connection.ConnectAsync(cancellationToken);
                await AskAsync(c.Connection, c.Question, cancellationToken);
            }));
            return clients;
        }
        catch
        {
            clients.Dispose();
            throw;
        }
    }

    /// <summary>Sends requests on all connections until the time is over; every answer has to be the right one.</summary>
    /// <exception cref="InvalidDataException">An answer is another one.</exception>
    public async Task<RoundResult> RunAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(_clients.Select(c => DriveAsync(c.Connection, c.Question, end, cancellationToken)));
        var latencies = all.SelectMany(l => l).ToArray();
        Array.Sort(latencies);
        return new RoundResult(latencies.Length, At(latencies, 0.5), At(latencies, 0.99));
    }

    public void Dispose()
    {
        foreach (var (connection, _) in _clients)
        {
            connection.Dispose();
        }
    }

    private static async Task<List<double>> DriveAsync(HttpConnection connection, Question question, long end, CancellationToken cancellationToken)
    {
        var latencies = new List<double>(4096);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            if (start >= end)
            {
                return latencies;
            }

            await AskAsync(connection, question, cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    private static async Task AskAsync(HttpConnection connection, Question question, CancellationToken cancellationToken)
    {
        var answer = await connection.SendAsync(Interlocked.Increment(ref _tokens), cancellationToken);
        if (!answer.Span.SequenceEqual(question.Answer))
        {
            throw new InvalidDataException($"A wrong answer of {answer.Length} bytes: {System.Text.Encoding.UTF8.GetString(answer.Span[..Math.Min(answer.Length, 400)])}");
        }
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
}

/// <summary>What a round has shown.</summary>
/// <param name="Requests">Answers that came, all of them right.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slowest">The 99th of a hundred, in milliseconds.</param>
internal readonly record struct RoundResult(int Requests, double Median, double Slowest);
