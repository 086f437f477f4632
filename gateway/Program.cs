using System.CommandLine;
using TmfGraph.CommandLine;
using TmfGraph.Gateway.Host.Commands;

var root = new RootCommand("The TmfGraph gateway: one GraphQL graph over many source schemas.")
{
    RunCommand.Create(),
    ComposeCommand.Create(),
    PlanCommand.Create(),
    CompareCommand.Create(),
};
return await HostCommandLine.RunAsync(root, args, serves: c => c.Name == RunCommand.Name);
