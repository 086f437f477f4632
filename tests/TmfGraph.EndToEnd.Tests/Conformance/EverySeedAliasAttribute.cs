using System.Reflection;
using TmfGraph.EndToEnd.Tests.Infrastructure;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>Gives a theory every path of the project's own API list on a store: arguments are the store and the path.</summary>
public sealed class EverySeedAliasAttribute(StoreKind store) : OnStoreAttribute(store)
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => OfficialDocuments.SeedAliases.Keys.Select(path => new object[] { Store, path });
}
