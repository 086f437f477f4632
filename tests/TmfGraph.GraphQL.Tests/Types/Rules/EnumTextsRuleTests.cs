using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types.Rules;

public sealed class EnumTextsRuleTests
{
    [Fact]
    public void Reports_When_TwoValuesStandForOneText()
    {
        new SchemaBuilder()
            .AddDocument("type Query { e: E } enum E { A B }")
            .MapEnumValue("E.A", "x")
            .MapEnumValue("E.B", "x")
            .TryBuild(out _, out var errors);
        var error = Assert.Single(errors);
        Assert.Equal("The enum values 'E.A' and 'E.B' stand for the same text 'x'.", error.Message);
    }
}
