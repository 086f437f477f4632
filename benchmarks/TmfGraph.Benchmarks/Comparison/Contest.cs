namespace TmfGraph.Benchmarks.Comparison;

/// <summary>Two ways to do the same work, measured by turns so that whatever else the machine does weighs on both.</summary>
/// <param name="Ours">Takes a number of iterations and gives the CPU time of all of them, in microseconds.</param>
/// <param name="Other">Likewise.</param>
internal sealed record Contest(string Name, Func<int, double> Ours, Func<int, double> Other)
{
    private const double TurnMicroseconds = 40_000;

    /// <summary>Warms both up, then lets them take turns.</summary>
    public Score Run(int turns)
    {
        var ourIterations = WarmUp(Ours);
        var otherIterations = WarmUp(Other);
        var ours = new double[turns];
        var other = new double[turns];
        for (var turn = 0; turn < turns; turn++)
        {
            ours[turn] = Ours(ourIterations) / ourIterations;
            other[turn] = Other(otherIterations) / otherIterations;
        }

        return new Score(Median(ours), Median(other), ours.Min(), other.Min());
    }

    // until enough time has passed for a compiler that works in steps, each after so many calls and some delay
    private static int WarmUp(Func<int, double> work)
    {
        double spent = 0;
        double perIteration = 0;
        for (var iterations = 1; spent < 40 * TurnMicroseconds; iterations = IterationsFor(perIteration))
        {
            var time = work(iterations);
            spent += time;
            perIteration = Math.Max(time / iterations, 0.01);
        }

        return IterationsFor(perIteration);
    }

    private static int IterationsFor(double microseconds) => (int)Math.Clamp(TurnMicroseconds / microseconds, 1, 1_000_000);

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}

/// <summary>CPU time of one iteration in microseconds.</summary>
internal sealed record Score(double OurMedian, double OtherMedian, double OurMinimum, double OtherMinimum);
