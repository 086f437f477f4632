using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Composition;
using TmfGraph.Composition.Comparison;
using TmfGraph.Composition.Composite;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Host.Commands;

/// <summary><c>compare OLD NEW [--subgraphs FILE]… [--exclude-tag TAG]… [--format text|json] [--level safe|dangerous|breaking]</c></summary>
internal static class CompareCommand
{
    private const int Broken = 1;
    private const int NotCompared = 2;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var old = new Argument<string>("old") { Description = "What there is: an archive (.far), a folder of source schemas, or a schema's text (.graphqls).", Arity = ArgumentArity.ZeroOrOne };
        var @new = new Argument<string>("new") { Description = "What is to come, likewise.", Arity = ArgumentArity.ZeroOrOne };
        var subgraphs = GivenSchema.Subgraphs<string[]>(" In place of NEW; given twice, of OLD and NEW.");
        var format = new Option<string>("--format", "-f") { Description = "How to print: text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var level = new Option<string>("--level", "-l") { Description = "The least severity that is printed: safe, dangerous or breaking.", DefaultValueFactory = _ => "safe" };
        level.AcceptOnlyFromAmong("safe", "dangerous", "breaking");
        var environment = GivenSchema.EnvironmentName();
        var excludedTags = GivenSchema.ExcludeTag();
        var command = new Command("compare", "Tells what changes for clients, and for planning, between two graphs. Exit code 1 when something breaks, 2 when they cannot be compared.")
        {
            old, @new, subgraphs, format, level, environment, excludedTags,
        };
        command.Validators.Add(result =>
        {
            if (new SymbolResult?[] { result.GetResult(old), result.GetResult(@new), result.GetResult(subgraphs) }.Sum(r => r?.Tokens.Count ?? 0) != 2)
            {
                result.AddError("Give two graphs to compare: OLD and NEW, of which --subgraphs FILE takes the place of NEW, or twice that of both.");
            }
        });
        command.SetAction((parsed, cancellationToken) => CommandFailure.GuardAsync(
            async () =>
            {
                var options = GivenSchema.Options(parsed.GetValue(excludedTags));
                var graphs = Graphs(parsed.CommandResult);
                var before = await ReadAsync(graphs[0], parsed.GetValue(environment), options, cancellationToken);
                var after = await ReadAsync(graphs[1], parsed.GetValue(environment), options, cancellationToken);
                var changes = before.Composite is { } oldGraph && after.Composite is { } newGraph
                    ? SchemaComparison.Compare(oldGraph, newGraph)
                    : SchemaComparison.Compare(before.Public, after.Public);
                var least = Enum.Parse<ChangeSeverity>(parsed.GetRequiredValue(level), ignoreCase: true);
                Console.WriteLine(parsed.GetRequiredValue(format) == "json" ? Json(changes, least) : Text(changes, least));
                return Count(changes, ChangeSeverity.Breaking) > 0 ? Broken : 0;
            },
            cancellationToken,
            NotCompared));
        return command;

        List<Graph> Graphs(CommandResult result) =>
        [
            .. new[] { result.GetValue(old), result.GetValue(@new) }.OfType<string>().Select(p => new Graph(p, false)),
            .. (result.GetValue(subgraphs) ?? []).Select(p => new Graph(p, true)),
        ];
    }

    private static async Task<(GraphSchema Public, CompositeSchema? Composite)> ReadAsync(
        Graph graph, string? environment, CompositionOptions options, CancellationToken cancellationToken)
    {
        var (path, isList) = graph;
        if (!isList && Path.GetExtension(path) is ".graphqls" or ".graphql")
        {
            return (Build(path, await File.ReadAllTextAsync(path, cancellationToken)), null);
        }

        using var downloads = GivenSchema.Downloads();
        var source = isList ? GivenSchema.FromList(path, environment) : GivenSchema.From([path], environment);
        var composite = GivenSchema.Compose(await source.ReadAsync(downloads, cancellationToken), Console.Error, options);
        return (composite.Public, composite);
    }

    private static GraphSchema Build(string path, string text)
    {
        try
        {
            return new SchemaBuilder().AddDocument(text).Build();
        }
        catch (Exception exception) when (exception is SyntaxException or SchemaException)
        {
            throw new CommandFailure($"{path}: {exception.Message}");
        }
    }

    private static string Text(IReadOnlyList<SchemaChange> changes, ChangeSeverity least) => string.Join('\n', [
        .. changes.Where(c => c.Severity >= least).Select(c => c.ToString()),
        changes.Count == 0
            ? "No changes."
            : $"{Count(changes, ChangeSeverity.Breaking)} breaking, {Count(changes, ChangeSeverity.Dangerous)} dangerous and {Count(changes, ChangeSeverity.Safe)} safe changes."]);

    private static string Json(IReadOnlyList<SchemaChange> changes, ChangeSeverity least) => new JsonObject
    {
        ["breaking"] = Count(changes, ChangeSeverity.Breaking),
        ["dangerous"] = Count(changes, ChangeSeverity.Dangerous),
        ["safe"] = Count(changes, ChangeSeverity.Safe),
        ["changes"] = new JsonArray([.. changes.Where(c => c.Severity >= least).Select(c => new JsonObject
        {
            ["severity"] = SchemaChange.TextOf(c.Severity),
            ["code"] = c.Code,
            ["coordinate"] = c.Coordinate,
            ["message"] = c.Message,
        })]),
    }.ToJsonString(Indented);

    /// <summary>One side of a comparison.</summary>
    /// <param name="IsList">Whether the path is that of a list of subgraphs.</param>
    private sealed record Graph(string Path, bool IsList);

    private static int Count(IReadOnlyList<SchemaChange> changes, ChangeSeverity severity) => changes.Count(c => c.Severity == severity);
}
