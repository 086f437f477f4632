using System.Globalization;

namespace TmfGraph.Load.Driving;

/// <summary>Several starts of the same servers in one table: one start says little, as each process compiles its code by what it has seen itself.</summary>
internal static class StartSummary
{
    /// <summary>Prints the median of the starts for each server, with the least and the most.</summary>
    public static void Print(TextWriter output, string title, IReadOnlyList<IReadOnlyList<MeasuredRow>> starts)
    {
        output.WriteLine();
        output.WriteLine($"{title}, {starts.Count} starts: median (least to most)");
        output.WriteLine($"{"",-18}{"CPU µs",20}{"x forwarder",22}{"x Apollo",24}{"p99/p50",22}{"peak MB",20}");
        foreach (var rows in starts.SelectMany(s => s).GroupBy(r => r.Name))
        {
            output.WriteLine(
                $"{rows.Key,-18}{Range(rows, r => r.Cpu, "F0"),20}{Range(rows, r => r.ToForwarder, "F2"),22}{Range(rows, r => r.ToApollo, "F3"),24}{Range(rows, r => r.Spread, "F2"),22}{Range(rows, r => r.PeakMegabytes, "F0"),20}");
        }
    }

    private static string Range(IEnumerable<MeasuredRow> rows, Func<MeasuredRow, double> value, string format)
    {
        var values = rows.Select(value).ToArray();
        return $"{Text(Contestant.Middle(values))} ({Text(values.Min())} to {Text(values.Max())})";

        string Text(double number) => number.ToString(format, CultureInfo.InvariantCulture);
    }
}
