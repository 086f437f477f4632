using System.CommandLine;
using TmfGraph.Standalone;

// The web host has its own way to end on a signal, and its own patience.
var configuration = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
return await StandaloneCommand.Create().Parse(args).InvokeAsync(configuration);
