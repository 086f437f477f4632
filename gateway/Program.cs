using System.CommandLine;
using System.CommandLine.Invocation;
using TmfGraph.Gateway.Host.Commands;

var root = new RootCommand("The TmfGraph gateway: one GraphQL graph over many source schemas.")
{
    RunCommand.Create(),
    ComposeCommand.Create(),
    PlanCommand.Create(),
    CompareCommand.Create(),
};
var parsed = root.Parse(args);
var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false };
if (parsed.CommandResult.Command.Name == RunCommand.Name)
{
    // The web host has its own way to end on a signal, and its own patience; other commands end by the token that they are given.
    configuration.ProcessTerminationTimeout = null;
}

var code = await parsed.InvokeAsync(configuration);
return parsed.Action is ParseErrorAction ? CommandFailure.UsageExitCode : code;
