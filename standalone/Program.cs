using TmfGraph.Resources.Hosting;
using TmfGraph.Standalone;

return await HostCommandLine.RunAsync(StandaloneCommand.Create(), args);
