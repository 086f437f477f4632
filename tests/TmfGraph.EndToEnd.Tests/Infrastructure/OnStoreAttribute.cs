using System.Reflection;
using Xunit.Sdk;

namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>Runs a theory on a store, which is its argument; skipped where the store cannot be had.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public class OnStoreAttribute(StoreKind store) : DataAttribute
{
    public StoreKind Store => store;

    public override string? Skip
    {
        get => Stores.SkipReason(store);
        set => throw new NotSupportedException();
    }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[store]];
}
