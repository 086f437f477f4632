using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TmfGraph.Gateway.Hosting;

namespace TmfGraph.Gateway.Tests.Hosting;

public sealed class FirstOperationTests
{
    private const string Name = GatewayMetrics.MeterName + ".FirstOperation";

    [Fact]
    public async Task IsAnsweredWhole() => Assert.Equal(
        """{"data":{"items":[{"id":"1","name":"a","price":1.5},{"id":"2","name":"b","price":2}],"other":[{"__typename":"Item","id":"1","name":"a"},{"__typename":"Shop","town":"c"}]}}""",
        await FirstOperation.RunAsync(CancellationToken.None));

    [Fact]
    public async Task IsCounted_NotAmongThoseOfClients()
    {
        var counted = new HashSet<string>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, l) =>
            {
                if (instrument.Meter.Name is Name)
                {
                    l.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => counted.Add(instrument.Name));
        listener.Start();

        await FirstOperation.RunAsync(CancellationToken.None);

        Assert.Contains("tmfgraph.gateway.source.requests", counted);
    }

    [Fact]
    public async Task Runs_WhenTheHostHasStarted_AndHoldsNothingUp()
    {
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is Name)
                {
                    ran.TrySetResult();
                }
            },
        };
        listener.Start();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddGatewayWarmUp();
        using var host = builder.Build();

        await host.StartAsync();

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();
    }
}
