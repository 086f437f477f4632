using TmfGraph.Gateway.Execution;
using TmfGraph.Gateway.Tests.Faults;

namespace TmfGraph.Gateway.Tests.Execution;

/// <summary>When requests to a source are let through, by what became of those before.</summary>
public sealed class SourceCircuitTests
{
    private readonly ManualTime _time = new();
    private readonly SourceCircuit _circuit;

    public SourceCircuitTests() => _circuit = new SourceCircuit(
        new GatewayOptions
        {
            TimeProvider = _time,
            CircuitMinimumRequests = 4,
            CircuitFailureRatio = 0.5,
            CircuitSamplingTime = TimeSpan.FromSeconds(10),
            CircuitBreakTime = TimeSpan.FromSeconds(5),
        },
        "prices",
        null);

    [Fact]
    public void StaysClosed_BelowTheLeastNumberOfRequests()
    {
        End("fff");
        Assert.Equal(Passage.Free, _circuit.Enter());
    }

    [Theory]
    [InlineData("ffss", Passage.Free)] // successes end no circuit, whatever the share
    [InlineData("ssff", Passage.None)]
    [InlineData("sssff", Passage.Free)]
    [InlineData("sssfff", Passage.None)]
    public void Opens_WithTheShareOfFailures(string outcomes, object expected)
    {
        End(outcomes);
        Assert.Equal(expected, _circuit.Enter());
    }

    [Fact]
    public void WhatIsOlderThanTheSamplingTime_DoesNotCount()
    {
        End("fff");
        _time.Advance(TimeSpan.FromSeconds(6));
        End("ss");
        _time.Advance(TimeSpan.FromSeconds(5));
        End("sf");
        Assert.Equal(Passage.Free, _circuit.Enter()); // one of four
        End("f");
        Assert.Equal(Passage.Free, _circuit.Enter()); // two of five
        End("f");
        Assert.Equal(Passage.None, _circuit.Enter());
    }

    [Fact]
    public void LetsOneThrough_AfterItsTime_AndClosesWithItsSuccess()
    {
        End("ffff");
        Assert.Equal(Passage.None, _circuit.Enter());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Passage.Trial, _circuit.Enter());
        Assert.Equal(Passage.None, _circuit.Enter());
        _circuit.AddSuccess(Passage.Trial);
        Assert.Equal(Passage.Free, _circuit.Enter());
        End("fff"); // what was before is forgotten
        Assert.Equal(Passage.Free, _circuit.Enter());
    }

    [Fact]
    public void OpensAnew_WithTheFailureOfATrial()
    {
        End("ffff");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Passage.Trial, _circuit.Enter());
        _circuit.AddFailure(Passage.Trial, "down");
        Assert.Equal(Passage.None, _circuit.Enter());
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Passage.Trial, _circuit.Enter());
    }

    [Fact]
    public void ATrialThatEndsWithItsClient_LeavesTheNextOneToAnother()
    {
        End("ffff");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Passage.Trial, _circuit.Enter());
        _circuit.AddNothing(Passage.Trial);
        Assert.Equal(Passage.Trial, _circuit.Enter());
    }

    [Fact]
    public void WhatWasSentBeforeItOpened_ChangesNothing()
    {
        End("ffff");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(Passage.Trial, _circuit.Enter());
        End("sf");
        Assert.Equal(Passage.None, _circuit.Enter());
        _circuit.AddSuccess(Passage.Trial);
        Assert.Equal(Passage.Free, _circuit.Enter());
    }

    private void End(string outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome == 's')
            {
                _circuit.AddSuccess(Passage.Free);
            }
            else
            {
                _circuit.AddFailure(Passage.Free, "down");
            }
        }
    }
}
