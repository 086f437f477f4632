using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Validation;

namespace TmfGraph.Benchmarks.Comparison;

/// <summary><c>compare [TURNS] [TEXT]</c>: the engine beside graphql-js, and beside a plain copy of its output.</summary>
internal static class CompareCommand
{
    private static readonly string[] Executable = [Documents.Introspection, Documents.Walk, Documents.Fields2000];

    public static int Run(string[] arguments)
    {
        if (arguments.Length > 2 || !int.TryParse(arguments.ElementAtOrDefault(0) ?? "15", out var turns) || turns < 1)
        {
            Console.Error.WriteLine("Usage: compare [TURNS] [TEXT], where TURNS is how often each side is measured (15), and only work with TEXT in its name is.");
            return 1;
        }

        var wanted = arguments.ElementAtOrDefault(1) ?? "";

        using var js = GraphQLJs.TryStart();
        if (js is null)
        {
            Console.Error.WriteLine("Node or the package is missing: run `npm ci` in benchmarks/graphql-js first.");
            return 1;
        }

        Console.WriteLine($".NET {Environment.Version} beside {js.Versions}, {Environment.ProcessorCount} processors, {turns} turns each; CPU time in µs, medians.");
        Console.WriteLine();
        Console.WriteLine("| Work | TmfGraph | other | ratio | ratio of minimums |");
        Console.WriteLine("|---|---:|---:|---:|---:|");
        var folder = Directory.CreateTempSubdirectory("tmfgraph-benchmarks");
        try
        {
            foreach (var contest in Contests(js, folder.FullName).Where(c => c.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
            {
                Print(contest.Name, contest.Run(turns));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static void Print(string name, Score score) => Console.WriteLine(
        $"| {name} | {score.OurMedian:0.00} | {score.OtherMedian:0.00} | {score.OtherMedian / score.OurMedian:0.0} | {score.OtherMinimum / score.OurMinimum:0.0} |");

    private static IEnumerable<Contest> Contests(GraphQLJs js, string folder)
    {
        foreach (var name in Executable.Append(Documents.Sdl))
        {
            var utf8 = Documents.Of(name);
            var file = Write(folder, name, utf8);
            yield return new Contest($"parse: {name}", n => CpuTime.Of(() => SyntaxParser.Parse(utf8), n), n => js.Measure("parse", file, n));
            yield return new Contest(
                $"parse and make every node: {name}",
                n => CpuTime.Of(() => _ = SyntaxParser.Parse(utf8).Definitions, n),
                n => js.Measure("parse", file, n));
        }

        foreach (var name in Executable)
        {
            var utf8 = Documents.Of(name);
            var file = Write(folder, name, utf8);
            var document = SyntaxParser.Parse(utf8);
            RequireNone(DocumentValidator.Validate(Documents.Schema, document));
            yield return new Contest(
                $"validate: {name}",
                n => CpuTime.Of(() => DocumentValidator.Validate(Documents.Schema, document), n),
                n => js.Measure("validate", file, n));
        }

        var sdl = SyntaxParser.Parse(Documents.Of(Documents.Sdl));
        yield return new Contest(
            $"build and validate: {Documents.Sdl}",
            n => CpuTime.Of(() => new SchemaBuilder().AddDocument(sdl).Build(), n),
            n => js.Measure("buildSchema", Repository.PathOf("schema/gateway.graphqls"), n));

        using var http = new HttpRun();
        yield return new Contest("round trip: one product over HTTP, beside a bare address", n => CpuTime.Of(http.GraphQL, n), n => CpuTime.Of(http.Bare, n));

        using var run = new ProductListRun(count: 1_000);
        yield return new Contest("execute and write: 1,000 products, beside copying the answer", n => CpuTime.Of(run.Execute, n), n => CpuTime.Of(run.Copy, n));
    }

    private static string Write(string folder, string name, byte[] utf8)
    {
        var file = Path.Combine(folder, $"{name}.graphql");
        File.WriteAllBytes(file, utf8);
        return file;
    }

    private static void RequireNone(IReadOnlyList<GraphQLError> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidOperationException($"A document of the comparison is not valid: {errors[0].Message}");
        }
    }
}
