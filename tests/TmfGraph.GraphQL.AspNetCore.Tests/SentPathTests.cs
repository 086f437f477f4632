namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class SentPathTests
{
    [Theory]
    [InlineData("/a/b%20c", "/a/b c")]
    [InlineData("/a%2Fb", "/a%2Fb")]
    [InlineData("/a%2fb", "/a%2Fb")]
    [InlineData("/a%252Fb", "/a%2Fb")]
    [InlineData("/a%25252Fb", "/a%252Fb")]
    [InlineData("/%C3%A9%23", "/é#")]
    public void Decode_LeavesEncodedSlashesAlone(string sent, string path) => Assert.Equal(path, SentPath.Decode(sent));
}
