using System.CommandLine;
using TmfGraph.CommandLine;
using TmfGraph.Standalone;

return await HostCommandLine.RunAsync(StandaloneCommand.Create(), args, serves: c => c is RootCommand);
