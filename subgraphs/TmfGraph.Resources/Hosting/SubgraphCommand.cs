using System.CommandLine;

namespace TmfGraph.Resources.Hosting;

/// <summary>The command line of a domain: run it, or export its schema.</summary>
internal static class SubgraphCommand
{
    public static RootCommand Create(SubgraphDefinition definition)
    {
        var options = new HostOptionSet();
        var root = new RootCommand($"The {definition.Name} subgraph of TmfGraph: GraphQL, TMF REST and events over one store.");
        options.AddTo(root);
        root.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, () => SubgraphHost.ServeAsync(definition, options.Read(result), cancellationToken), cancellationToken));
        root.Subcommands.Add(new Command("schema", "The schema that a gateway composes.") { Export(definition, options) });
        return root;
    }

    private static Command Export(SubgraphDefinition definition, HostOptionSet options)
    {
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "The directory to write to. Default: the current one.",
            HelpName = "DIR",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var command = new Command("export", "Writes schema.graphqls and schema-settings.json, and ends.") { output };
        command.SetAction((result, cancellationToken) => StartFailures.GuardAsync(result, async () =>
        {
            var directory = result.GetValue(output)!.FullName; // it has a default
            var own = SubgraphHost.ReadConfiguration(options.Read(result))[HostOptionSet.ModelDirectoryKey];
            foreach (var file in await SchemaExport.WriteAsync(definition, directory, own, cancellationToken))
            {
                await result.InvocationConfiguration.Output.WriteLineAsync(file);
            }
        }, cancellationToken));
        return command;
    }
}
