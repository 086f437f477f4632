using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.AspNetCore.Settings;
using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.GraphQL.AspNetCore.Tests;

public sealed class SettingsTests
{
    private static GraphQLSettings Read(params (string Key, string? Value)[] entries) => GraphQLSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(entries.Select(e => KeyValuePair.Create($"GraphQL:{e.Key}", e.Value))).Build());

    [Fact]
    public void Keys_Set_The_Options_Of_The_Engine()
    {
        var options = Read(
            ("MaxDocumentBytes", "1000"), ("MaxDepth", "7"), ("maxvalidationerrors", "3"), ("Cost:MaxFieldCost", "12.5"), ("ExecutionTimeout", "00:00:02"), ("MaxQueuedOperations", "0"))
            .ApplyTo(new ExecutionOptions { MaxParallelOperations = 3 });
        Assert.Equal(
            (1000, 7, 7, 3, 12.5, TimeSpan.FromSeconds(2), 0, 3),
            (options.MaxDocumentBytes, options.ParserLimits.MaxDepth, options.ValidationLimits.MaxDepth, options.ValidationLimits.MaxErrors, options.Cost.MaxFieldCost,
                options.ExecutionTimeout, options.MaxQueuedOperations, options.MaxParallelOperations));
        Assert.Equal(200, ParserLimits.Request.MaxDepth); // which others use too
        Assert.Equal(ParserLimits.Request.MaxTokens, options.ParserLimits.MaxTokens);
    }

    [Fact]
    public void Keys_Set_The_Options_Of_The_Transports()
    {
        var folder = Directory.CreateTempSubdirectory("documents").FullName;
        var options = Read(
            ("HttpStatusProfile", "draft"), ("DefaultMediaType", "Json"), ("Sockets:KeepAlive", "00:00:00"), ("Explorer", "false"),
            ("StoredDocuments:Folder", folder), ("AutomaticDocuments:Enabled", "False"), ("OnlyStoredDocuments", "true"))
            .ApplyTo(new GraphQLHttpOptions());
        Directory.Delete(folder);
        Assert.Equal(
            (HttpStatusProfile.Draft, DefaultMediaType.Json, TimeSpan.Zero, true),
            (options.StatusProfile, options.DefaultMediaType, options.Sockets.KeepAlive, options.OnlyStoredDocuments));
        Assert.Null(options.Explorer);
        Assert.Null(options.AutomaticDocuments);
        Assert.IsType<FileDocumentStore>(options.StoredDocuments);
    }

    [Fact]
    public void A_Hosts_Own_Store_Of_Documents_Stays_Unless_The_Configuration_Speaks_Of_It()
    {
        var own = new MemoryDocumentStore();
        Assert.Same(own, Read(("MaxDepth", "7")).ApplyTo(new GraphQLHttpOptions { AutomaticDocuments = own }).AutomaticDocuments);
        Assert.Null(Read(("MaxDepth", "7")).ApplyTo(new GraphQLHttpOptions { AutomaticDocuments = null }).AutomaticDocuments);
        Assert.NotSame(own, Read(("AutomaticDocuments:MaxDocuments", "5")).ApplyTo(new GraphQLHttpOptions { AutomaticDocuments = own }).AutomaticDocuments);
    }

    [Theory]
    [InlineData("MaxDepth", "many", "GraphQL:MaxDepth is 'many': a whole number from 1 to 2147483647 is needed.")]
    [InlineData("MaxDepth", "0", "GraphQL:MaxDepth is '0': a whole number from 1 to 2147483647 is needed.")]
    [InlineData("MaxRequestBytes", "-1", "GraphQL:MaxRequestBytes is '-1': a whole number from 1 to 9223372036854775807 is needed.")]
    [InlineData("Cost:MaxFieldCost", "NaN", "GraphQL:Cost:MaxFieldCost is 'NaN': a number from 0 to any is needed.")]
    [InlineData("ExecutionTimeout", "30", "GraphQL:ExecutionTimeout is '30': a time (hh:mm:ss) from 00:00:00.001 to 1.00:00:00 is needed.")]
    [InlineData("Sockets:KeepAlive", "-00:00:01", "GraphQL:Sockets:KeepAlive is '-00:00:01': a time (hh:mm:ss) from 00:00:00 to 1.00:00:00 is needed.")]
    [InlineData("AllowGet", "yes", "GraphQL:AllowGet is 'yes': true or false is needed.")]
    [InlineData("HttpStatusProfile", "1", "GraphQL:HttpStatusProfile is '1': one of Compatible, Draft is needed.")]
    [InlineData("StoredDocuments:Folder", "/nowhere/at/all", "GraphQL:StoredDocuments:Folder is '/nowhere/at/all': there is no such folder.")]
    [InlineData("MaxDeth", "5", "GraphQL:MaxDeth is no setting; did you mean GraphQL:MaxDepth?")]
    [InlineData("Nothing:LikeThis", "5", "GraphQL:Nothing:LikeThis is no setting. docs/graphql/settings.md lists them all.")]
    public void What_Does_Not_Hold_Is_Said(string key, string value, string expected) =>
        Assert.Equal([expected], Assert.Throws<OptionsValidationException>(() => Read((key, value))).Failures);

    [Fact]
    public void All_That_Does_Not_Hold_Is_Said_At_Once() =>
        Assert.Equal(2, Assert.Throws<OptionsValidationException>(() => Read(("MaxDepth", "x"), ("AllowGet", "x"))).Failures.Count());

    [Fact]
    public void Empty_Values_Say_Nothing() => Assert.Equal(200, Read(("MaxDepth", "")).ApplyTo(new ExecutionOptions()).ParserLimits.MaxDepth);
}
