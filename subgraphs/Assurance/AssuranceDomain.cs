using TmfGraph.Assurance.Problems;
using TmfGraph.Resources.Hosting;

namespace TmfGraph.Assurance;

/// <summary>The assurance domain, for its own host and for hosts of several.</summary>
public static class AssuranceDomain
{
    public static SubgraphDefinition Definition { get; } = new("assurance", typeof(AssuranceDomain).Assembly)
    {
        DefaultUrl = "http://localhost:5107",
        AddBehaviours = behaviours => behaviours
            .Add<Acknowledgement>()
            .Add<Unacknowledgement>()
            .Add<Grouping>()
            .Add<Ungrouping>(),
    };
}
