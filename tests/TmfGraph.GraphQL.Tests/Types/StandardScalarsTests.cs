using System.Text;
using System.Text.Json;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Tests.Types;

public sealed class StandardScalarsTests
{
    [Theory]
    [InlineData("Int", "-2147483648|2147483647|1.0|1e3", "2147483648|1.5|\"1\"|true")]
    [InlineData("Long", "9223372036854775807|-1", "9223372036854775808|0.5|\"1\"")]
    [InlineData("Float", "1|1.5|-1e308", "1e309|\"1.5\"|\"NaN\"|false")]
    [InlineData("Decimal", "1|0.10|79228162514264337593543950335", "79228162514264337593543950336|\"1\"")]
    [InlineData("String", "\"\"|\"a\"", "1|true|[]")]
    [InlineData("Boolean", "true|false", "\"true\"|1")]
    [InlineData("ID", "\"a\"|1|-7", "1.5|true|1e3")]
    [InlineData("Any", "1|\"a\"|[]|{\"@type\":1}", "")]
    [InlineData("Unbound", "1|\"a\"|[]|{}", "")]
    [InlineData("Date", "\"2026-01-31\"|\"2024-02-29\"", "\"2026-02-29\"|\"2026-1-31\"|\"2026-01-31T00:00:00Z\"|\"0000-01-01\"|20260131")]
    [InlineData("LocalDate", "\"2026-01-31\"", "\"2026-13-01\"")]
    [InlineData(
        "DateTime",
        "\"2026-01-31T09:30:00Z\"|\"2026-01-31T09:30:00.1234567+05:30\"|\"2026-01-31T23:59:59-00:00\"",
        "\"2026-01-31T09:30:00\"|\"2026-01-31\"|\"2026-01-31T09:30:00.12345678Z\"|\"2026-01-31T09:30:00.Z\"|\"2026-01-31T24:00:00Z\"|\"2026-01-31T09:30:00+24:00\"|\"2026-01-31T09:30Z\"|\"2026-01-31 09:30:00Z\"|\"2026-01-31T09:30:00+0100\"")]
    [InlineData("LocalDateTime", "\"2026-01-31T09:30:00\"|\"2026-01-31T09:30:00.5\"", "\"2026-01-31T09:30:00Z\"|\"2026-01-31\"")]
    [InlineData("LocalTime", "\"09:30:00\"|\"23:59:59.9999999\"", "\"24:00:00\"|\"09:30\"|\"09:60:00\"")]
    [InlineData("TimeSpan", "\"PT1H30M\"|\"-P3D\"|\"P1Y2M3DT4H5M6.5S\"|\"P2W\"|\"PT0S\"", "\"P\"|\"PT\"|\"1H\"|\"P1H\"|\"PT1.5H\"|\"P1DT\"|\"PT5M1H\"|\"P1.5D\"")]
    [InlineData("UUID", "\"3f2504e0-4f89-11d3-9a0c-0305e82c3301\"", "\"3f2504e04f8911d39a0c0305e82c3301\"|\"{3f2504e0-4f89-11d3-9a0c-0305e82c3301}\"|\"x\"")]
    [InlineData("URI", "\"https://a.example/b?c#d\"|\"/tmf-api/x/1\"|\"urn:a:b\"", "\"\"|\"a b\"|\"<x>\"|1")]
    [InlineData("URL", "\"https://a.example/b\"", "\"/tmf-api/x/1\"|\"relative\"|\"\"")]
    [InlineData("Base64String", "\"aGk=\"|\"\"", "\"a\"|\"###\"|\"aG k=\"|\"aGk=\\n\"")]
    [InlineData("FieldSelectionSet", "\"id\"", "1")]
    public void Input_IsValid_When_ItFollowsTheFormat(string scalar, string valid, string invalid)
    {
        var codec = StandardScalars.GetCodec(scalar);
        Assert.All(valid.Split('|'), json => Assert.True(codec.IsValidInput(Json(json), out _), json));
        Assert.All(invalid.Split('|', StringSplitOptions.RemoveEmptyEntries), json =>
        {
            Assert.False(codec.IsValidInput(Json(json), out var error), json);
            Assert.NotNull(error);
        });
    }

    [Theory]
    [InlineData("Int", "1", "1.0")]
    [InlineData("Int", "-2147483648", "2147483648")]
    [InlineData("Float", "1", "\"1\"")]
    [InlineData("Float", "1.5", "1e999")]
    [InlineData("String", "\"\"\"a\"\"\"", "a")]
    [InlineData("Boolean", "true", "\"true\"")]
    [InlineData("ID", "1", "1.0")]
    [InlineData("Decimal", "0.10", "\"0.10\"")]
    [InlineData("Date", "\"2026-01-31\"", "2026")]
    [InlineData("Any", "{ a: [B, 1] }", null)]
    [InlineData("DateTime", "\"2026-01-31T09:30:00Z\"", "\"now\"")]
    public void Literal_IsValid_When_ItFollowsTheFormat(string scalar, string valid, string? invalid)
    {
        var codec = StandardScalars.GetCodec(scalar);
        Assert.True(codec.IsValidLiteral(SyntaxParser.ParseValue(valid), out _));
        Assert.False(invalid is not null && codec.IsValidLiteral(SyntaxParser.ParseValue(invalid), out _));
    }

    [Theory]
    [InlineData("ID", "7", "\"7\"")]
    [InlineData("ID", "\"x\"", "\"x\"")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Long", "1e3", "1000")]
    [InlineData("Decimal", "1.50", "1.50")]
    public void WriteInput_GivesTheFormOfTheScalar(string scalar, string json, string written) =>
        Assert.Equal(written, Written(w => StandardScalars.GetCodec(scalar).WriteInput(Json(json), w)));

    [Fact]
    public void WriteLiteral_GivesText_When_AnIdIsANumber() =>
        Assert.Equal("\"7\"", Written(w => StandardScalars.GetCodec("ID").WriteLiteral(new IntValueNode("7"), w)));

    [Theory]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "3000000000", null)]
    [InlineData("Int", "\"1\"", null)]
    [InlineData("Float", "1.50", "1.50")]
    [InlineData("Decimal", "10.50", "10.50")]
    [InlineData("String", "\"a\\u0041\"", "\"a\\u0041\"")]
    [InlineData("String", "1", null)]
    [InlineData("ID", "12", "\"12\"")]
    [InlineData("ID", "1.5", null)]
    [InlineData("Boolean", "true", "true")]
    [InlineData("Boolean", "\"true\"", null)]
    [InlineData("DateTime", "\"2026-01-31T09:30:00Z\"", "\"2026-01-31T09:30:00Z\"")]
    [InlineData("DateTime", "\"2026-01-31T09:30:00\"", "\"2026-01-31T09:30:00Z\"")]
    [InlineData("DateTime", "\"2026-01-31 09:30:00z\"", "\"2026-01-31T09:30:00Z\"")]
    [InlineData("DateTime", "\"2026-01-31t09:30-02:00\"", "\"2026-01-31T09:30:00-02:00\"")]
    [InlineData("DateTime", "\"2026-01-31T09:30:00.123456789+0200\"", "\"2026-01-31T09:30:00.1234568+02:00\"")]
    [InlineData("DateTime", "\"2026-01-31\"", null)]
    [InlineData("DateTime", "\"2026-02-30T09:30:00Z\"", null)]
    [InlineData("DateTime", "\"31 Jan 2026 09:30:00\"", null)]
    [InlineData("DateTime", "\"2026-01-31T09:30:00\\u005a\"", "\"2026-01-31T09:30:00\\u005a\"")]
    [InlineData("Any", "{\"a\":[1]}", "{\"a\":[1]}")]
    public void Result_IsWritten_When_TheJsonIsOfTheScalar(string scalar, string json, string? written)
    {
        using var writer = new ResultWriter();
        var isWritten = StandardScalars.GetCodec(scalar).TryWriteResult(Json(json), writer);
        Assert.Equal(written, isWritten ? Encoding.UTF8.GetString(writer.WrittenSpan) : null);
    }

    public static TheoryData<string, object, string?> ClrResults => new()
    {
        { "Int", 5, "5" },
        { "Int", 5L, "5" },
        { "Int", 5_000_000_000L, null },
        { "Int", 5.0, null },
        { "Long", 5_000_000_000L, "5000000000" },
        { "Float", 0.1, "0.1" },
        { "Float", double.NaN, null },
        { "Decimal", 10.50m, "10.50" },
        { "String", "a\"b", "\"a\\\"b\"" },
        { "String", 1, null },
        { "Boolean", true, "true" },
        { "ID", 7, "\"7\"" },
        { "ID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { "DateTime", new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero), "\"2026-01-31T09:30:00Z\"" },
        { "DateTime", new DateTimeOffset(2026, 1, 31, 9, 30, 0, 500, TimeSpan.FromHours(1)), "\"2026-01-31T09:30:00.5+01:00\"" },
        { "DateTime", new DateTime(2026, 1, 31, 9, 30, 0, DateTimeKind.Unspecified), null },
        { "Date", new DateOnly(2026, 1, 31), "\"2026-01-31\"" },
        { "LocalTime", new TimeOnly(9, 30), "\"09:30:00\"" },
        { "TimeSpan", TimeSpan.FromMinutes(90), "\"PT1H30M\"" },
        { "UUID", Guid.Empty, "\"00000000-0000-0000-0000-000000000000\"" },
        { "Base64String", "hi"u8.ToArray(), "\"aGk=\"" },
        { "Any", 1.5m, "1.5" },
        { "Any", new object(), null },
    };

    [Theory]
    [MemberData(nameof(ClrResults))]
    public void Result_IsWritten_When_TheValueIsOfTheScalar(string scalar, object value, string? written)
    {
        using var writer = new ResultWriter();
        var isWritten = StandardScalars.GetCodec(scalar).TryWriteResult(value, writer);
        Assert.Equal(written, isWritten ? Encoding.UTF8.GetString(writer.WrittenSpan) : null);
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string Written(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
