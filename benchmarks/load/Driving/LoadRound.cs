using System.Diagnostics;

namespace TmfGraph.Load.Driving;

/// <summary>Keeps a number of connections busy for a while.</summary>
internal static class LoadRound
{
    private static long _tokens;

    /// <summary>Sends requests, each connection the question that is its own, on all connections until the time is over; every answer has to be the right one.</summary>
    /// <exception cref="InvalidDataException">An answer is another one.</exception>
    public static async Task<RoundResult> RunAsync(
        int port, IReadOnlyList<Question> questions, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var end = Stopwatch.GetTimestamp() + (long)(duration.TotalSeconds * Stopwatch.Frequency);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(i => DriveAsync(port, questions[i % questions.Count], end, cancellationToken)));
        var latencies = all.SelectMany(l => l).ToArray();
        Array.Sort(latencies);
        return new RoundResult(latencies.Length, At(latencies, 0.5), At(latencies, 0.99));
    }

    private static async Task<List<double>> DriveAsync(int port, Question question, long end, CancellationToken cancellationToken)
    {
        var latencies = new List<double>(4096);
        using var connection = new HttpConnection(port, question.Body);
        await connection.ConnectAsync(cancellationToken);
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            if (start >= end)
            {
                return latencies;
            }

            var answer = await connection.SendAsync(Interlocked.Increment(ref _tokens), cancellationToken);
            latencies.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            if (!answer.Span.SequenceEqual(question.Answer))
            {
                throw new InvalidDataException($"A wrong answer of {answer.Length} bytes: {System.Text.Encoding.UTF8.GetString(answer.Span[..Math.Min(answer.Length, 400)])}");
            }
        }
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];
}

/// <summary>What a round has shown.</summary>
/// <param name="Requests">Answers that came, all of them right.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slowest">The 99th of a hundred, in milliseconds.</param>
internal readonly record struct RoundResult(int Requests, double Median, double Slowest);
