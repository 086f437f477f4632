using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace TmfGraph.Testing;

/// <summary>Makes the test cases of <see cref="DatabaseFactAttribute"/>.</summary>
public sealed class DatabaseFactDiscoverer(IMessageSink diagnosticMessageSink) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute)
    {
        ArgumentNullException.ThrowIfNull(discoveryOptions);
        return
        [
            new DatabaseTestCase(
                diagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
        ];
    }
}

/// <summary>A test case whose class decides whether it can run.</summary>
public sealed class DatabaseTestCase : XunitTestCase
{
    /// <summary>For xunit, which carries test cases between processes.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by the de-serializer only.")]
    public DatabaseTestCase()
    {
    }

    internal DatabaseTestCase(IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(sink, display, options, method)
    {
    }

    /// <inheritdoc />
    protected override string? GetSkipReason(IAttributeInfo factAttribute)
    {
        var needsPostgres = TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsPostgresAttribute).AssemblyQualifiedName).Any();
        return needsPostgres && !PostgresServer.IsRequired && PostgresServer.ReasonToSkip is { } reason ? reason : base.GetSkipReason(factAttribute);
    }
}
