using System.CommandLine;
using TmfGraph.Load.Driving;
using TmfGraph.Load.Forwarding;
using TmfGraph.Load.Walk;

var port = new Option<int>("--port") { Description = "The first of the ports that are used.", DefaultValueFactory = _ => 6240 };
var seconds = new Option<double>("--seconds") { Description = "How long each server is asked in each round.", DefaultValueFactory = _ => 3 };
var warmUp = new Option<double>("--warm-up") { Description = "Seconds that each server is asked beforehand.", DefaultValueFactory = _ => 40 };
var rounds = new Option<int>("--rounds") { Description = "How often it is each server's turn.", DefaultValueFactory = _ => 5 };
var starts = new Option<int>("--starts") { Description = "How often all servers are started anew; their median is printed at the end.", DefaultValueFactory = _ => 1 };
var delay = new Option<int>("--delay") { Description = "Milliseconds that subgraphs wait in a second table; 0 for none.", DefaultValueFactory = _ => 4 };
var connections = new Option<int>("--connections") { Description = "Clients at once.", DefaultValueFactory = _ => 50 };
var core = new Option<int>("--core") { Description = "The core of the servers that are measured.", DefaultValueFactory = _ => 1 };
var gateway = new Option<string>("--gateway") { Description = "The gateway's assembly.", Required = true };
var apollo = new Option<string?>("--apollo") { Description = "The folder of the other gateway; without it, it is left out." };
var baseline = new Option<string?>("--baseline") { Description = "The assembly of another build of the gateway, measured beside it." };
var shop = new Command("shop", "Measures the gateway, a bare forwarder and @apollo/gateway over the four subgraphs of a shop.")
{
    port, seconds, warmUp, rounds, starts, delay, connections, core, gateway, apollo, baseline,
};
shop.SetAction(async (parsed, cancellationToken) =>
{
    var options = new ShopBenchmarkOptions(
        parsed.GetValue(port), parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(rounds), parsed.GetValue(starts), parsed.GetValue(delay),
        parsed.GetValue(connections), parsed.GetValue(core), parsed.GetRequiredValue(gateway), parsed.GetValue(apollo),
        parsed.GetValue(baseline));
    await new ShopBenchmark(options, Console.Out).RunAsync(cancellationToken);
});

var recording = new Option<string>("--recording") { Description = "The calls to make.", Required = true };
var urls = new Option<string>("--urls") { Description = "The address to listen on.", Required = true };
var forward = new Command("forward", "Serves as the bare forwarder; started by the other commands.") { recording, urls };
forward.SetAction((parsed, _) => Forwarder.RunAsync(parsed.GetRequiredValue(recording), parsed.GetRequiredValue(urls)));

var root = new Option<string>("--root") { Description = "The folder of the project, built.", Required = true };
var configuration = new Option<string>("--configuration") { Description = "Debug or Release.", DefaultValueFactory = _ => "Release" };
var walk = new Command("walk", "Measures the walk over our own subgraphs: gateway, subgraphs and database apart.")
{
    port, seconds, warmUp, rounds, connections, core, root, configuration,
};
walk.SetAction(async (parsed, cancellationToken) =>
{
    var options = new WalkBenchmarkOptions(
        parsed.GetValue(port), parsed.GetValue(seconds), parsed.GetValue(warmUp), parsed.GetValue(rounds), parsed.GetValue(connections),
        parsed.GetValue(core), parsed.GetRequiredValue(root), parsed.GetRequiredValue(configuration));
    await new WalkBenchmark(options, Console.Out).RunAsync(cancellationToken);
});

return await new RootCommand("Loads gateways with work and reads from the system what it costs them.") { shop, walk, forward }.Parse(args).InvokeAsync();
