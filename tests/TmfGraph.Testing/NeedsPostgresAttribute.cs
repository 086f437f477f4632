namespace TmfGraph.Testing;

/// <summary>The class's tests need PostgreSQL, see <see cref="DatabaseFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : Attribute;
