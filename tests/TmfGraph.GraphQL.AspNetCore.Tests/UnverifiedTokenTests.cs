using System.Buffers.Text;
using System.Text;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class UnverifiedTokenTests
{
    private static string Token(string payload) => $"e30.{Base64Url.EncodeToString(Encoding.Latin1.GetBytes(payload))}.c2ln";

    [Theory]
    [InlineData("""{"sub":"ada"}""", "ada")]
    [InlineData("""{"sub":7}""", "7")]
    [InlineData("""{"sub":["ada"]}""", null)]
    [InlineData("""{"name":"ada"}""", null)]
    [InlineData("""["sub"]""", null)]
    [InlineData("{\"sub\":\"\u00ff\"}", null)] // one byte that is no UTF-8
    [InlineData("no json", null)]
    public void Reads_Texts_And_Numbers_Of_Claims(string payload, string? claim) =>
        Assert.Equal(claim, UnverifiedToken.ClaimOf("bearer " + Token(payload), "sub"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Bearer ")]
    [InlineData("Bearer opaque")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer ..")]
    [InlineData("Bearer a.+/.c")]
    [InlineData("Basic e30.eyJzdWIiOiJhZGEifQ.c2ln")]
    public void Gives_Nothing_For_What_Is_No_Token(string? authorization) => Assert.Null(UnverifiedToken.ClaimOf(authorization, "sub"));

    [Fact]
    public void Gives_Nothing_For_A_Token_That_Is_Too_Large() =>
        Assert.Null(UnverifiedToken.ClaimOf("Bearer " + Token("""{"sub":"SUB"}""".Replace("SUB", new string('a', 16_000), StringComparison.Ordinal)), "sub"));
}
