namespace TmfGraph.EndToEnd.Tests.Infrastructure;

/// <summary>The stores that the product runs on; every promise is tested on each.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
