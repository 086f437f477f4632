using Xunit;
using Xunit.Sdk;

namespace TmfGraph.Testing;

/// <summary>
/// A test that several classes inherit, one for each database. In classes marked with <see cref="NeedsPostgresAttribute"/> it is skipped where there
/// is no PostgreSQL, unless all tests are required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("TmfGraph.Testing.DatabaseFactDiscoverer", "TmfGraph.Testing")]
public sealed class DatabaseFactAttribute : FactAttribute;
