using System.Diagnostics;
using System.Text;

namespace TmfGraph.Fuzz.Tests.Running;

/// <summary>Makes inputs from a seed and has each checked. What fails is shown with the seed that makes it again.</summary>
internal static class Fuzzer
{
    /// <summary>No input may keep an end busy for longer; far above what the slowest machine needs.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task RunAsync(int cases, Func<Random, byte[]> make, Action<byte[]> check) => RunAsync(cases, make, input =>
    {
        check(input);
        return Task.CompletedTask;
    });

    public static async Task RunAsync(int cases, Func<Random, byte[]> make, Func<byte[], Task> check)
    {
        var started = Stopwatch.GetTimestamp();
        var seed = FuzzSettings.Seed;
        do
        {
            for (var number = 0; number < cases; number++)
            {
                var input = make(new Random(unchecked((seed * 1_000_003) + number)));
                await CheckAsync(check, input, seed, number);
            }

            seed++;
        }
        while (Stopwatch.GetElapsedTime(started) < FuzzSettings.Duration);
    }

    private static async Task CheckAsync(Func<byte[], Task> check, byte[] input, int seed, int number)
    {
        try
        {
            await Task.Run(() => check(input)).WaitAsync(Patience);
        }
        catch (Exception exception)
        {
            throw new FuzzException(
                $"Case {number} of {FuzzSettings.SeedVariable}={seed} fails: {exception.Message}{Environment.NewLine}{Show(input)}", exception);
        }
    }

    private static string Show(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        return text.Length <= 4_000 ? text : $"{text.AsSpan(0, 4_000)}… ({input.Length} bytes)";
    }
}

/// <summary>An input that something cannot take.</summary>
internal sealed class FuzzException(string message, Exception inner) : Exception(message, inner);
