using System.Reflection;
using TmfGraph.Standalone;
using Xunit.Sdk;

namespace TmfGraph.EndToEnd.Tests.Documents;

/// <summary>The ids of all APIs of the product.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryApiAttribute : DataAttribute
{
    public static IReadOnlyList<string> Ids { get; } =
        [.. StandaloneDomains.LoadModels(null).SelectMany(m => m.Apis).Select(a => a.Id).Order(StringComparer.Ordinal)];

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Ids.Select(id => new object[] { id });
}
