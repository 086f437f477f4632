using System.Reflection;
using Xunit.Sdk;

namespace TmfGraph.EndToEnd.Tests.Clients;

/// <summary>Runs a theory on the gateway and on a subgraph; skipped where there is no Node.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OnEachEndpointAttribute : DataAttribute
{
    public const string Gateway = "/graphql";

    public const string Subgraph = "/subgraphs/product/graphql";

    public OnEachEndpointAttribute() => Skip = NodeScript.SkipReason;

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Gateway], [Subgraph]];
}
