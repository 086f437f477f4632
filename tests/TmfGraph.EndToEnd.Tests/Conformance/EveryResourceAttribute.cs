using System.Reflection;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Gives a theory every official resource on a store: arguments are the store and the name in <see cref="OfficialDocuments.Resources"/>.</summary>
public sealed class EveryResourceAttribute(StoreKind store) : OnStoreAttribute(store)
{
    /// <summary>Whether subtypes are given as well.</summary>
    public bool WithSubtypes { get; set; }

    /// <summary>The operation that the document must have for the resource; empty for any.</summary>
    public string With { get; set; } = "";

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) =>
        OfficialDocuments.Resources.Values
            .Where(r => (WithSubtypes || r.Subtype is null) && (With.Length == 0 || r.Operations.Contains(With)))
            .Select(r => new object[] { Store, r.ToString() });
}
