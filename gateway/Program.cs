using System.CommandLine;
using TmfGraph.Gateway.Host.Commands;

var root = new RootCommand("The TmfGraph gateway: one GraphQL graph over many source schemas.")
{
    RunCommand.Create(),
    ComposeCommand.Create(),
    PlanCommand.Create(),
    CompareCommand.Create(),
};
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
