using System.Reflection;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Gives a theory every official resource on a store: arguments are the store and the name in <see cref="OfficialDocuments.Resources"/>.</summary>
public sealed class EveryResourceAttribute(StoreKind store) : OnStoreAttribute(store)
{
    /// <summary>Whether subtypes are given as well.</summary>
    public bool WithSubtypes { get; set; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        OfficialDocuments.Resources.Values.Where(r => WithSubtypes || r.Subtype is null).Select(r => new object[] { Store, r.ToString() });
}
