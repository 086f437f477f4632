using Xunit;

namespace TmfGraph.Testing;

/// <summary>A test that needs PostgreSQL: skipped with the reason where none can be had, unless all tests are required.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!PostgresServer.IsRequired && PostgresServer.ReasonToSkip is { } reason)
        {
            Skip = reason;
        }
    }
}
