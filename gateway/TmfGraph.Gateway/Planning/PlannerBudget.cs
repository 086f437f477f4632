namespace TmfGraph.Gateway.Planning;

/// <summary>How much work one plan may take. Both limits end planning with a <see cref="PlanningException"/>.</summary>
internal sealed class PlannerBudget(int maxNodes, TimeSpan maxTime, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();
    private int _nodes;

    public void Take()
    {
        if (++_nodes > maxNodes)
        {
            throw new PlanningException(
                $"The operation needs more than {maxNodes} planning steps; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }

        if ((_nodes & 63) == 0 && time.GetElapsedTime(_start) > maxTime)
        {
            throw new PlanningException(
                $"Planning the operation takes longer than {maxTime.TotalMilliseconds:0} ms; select less at once, or raise the limit.",
                PlanningException.TooComplex);
        }
    }
}
