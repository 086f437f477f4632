using Xunit;

namespace TmfGraph.Testing;

/// <summary>A theory that needs PostgreSQL, see <see cref="PostgresFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresTheoryAttribute : TheoryAttribute
{
    public PostgresTheoryAttribute()
    {
        if (!PostgresServer.IsRequired && PostgresServer.ReasonToSkip is { } reason)
        {
            Skip = reason;
        }
    }
}
