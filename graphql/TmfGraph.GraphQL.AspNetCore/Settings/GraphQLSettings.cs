using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using TmfGraph.GraphQL.AspNetCore.Documents;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Settings;

/// <summary>
/// The section <c>GraphQL</c>: every option of the engine and its transports as a configuration key, the same in every host. A new option that is a
/// number, a time, a switch or a text is a key by itself; <c>docs/graphql/settings.md</c> lists them.
/// </summary>
public sealed class GraphQLSettings
{
    private readonly SettingValues _values;
    private readonly GraphQLHostSettings _host;

    private GraphQLSettings(SettingValues values)
    {
        _values = values;
        _host = values.ApplyTo(new GraphQLHostSettings());
    }

    /// <summary>The names of keys that differ from those of their properties; also for sections whose options hold the same limits.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["ParserLimits.MaxTokens"] = "MaxTokens",
        ["ParserLimits.MaxDepth"] = "MaxDepth",
        ["ParserLimits.MaxFields"] = "MaxFields",
        ["ParserLimits.MaxAliases"] = "MaxAliases",
        ["ParserLimits.MaxDefinitions"] = "MaxDefinitions",
        ["ParserLimits.MaxVariables"] = "MaxVariables",
        ["ParserLimits.MaxDirectives"] = "MaxDirectives",
        ["ParserLimits.MaxListItems"] = "MaxListItems",
        ["ValidationLimits.MaxDepth"] = "MaxDepth",
        ["ValidationLimits.MaxErrors"] = "MaxValidationErrors",
        ["ValidationLimits.MaxMergeChecks"] = "MaxMergeChecks",
        ["ValidationLimits.MaxFragmentVisits"] = "MaxFragmentVisits",
        ["ValidationLimits.MaxSelections"] = "MaxSelections",
        ["ValidationLimits.MaxIncrementalDirectives"] = "MaxIncrementalDirectives",
        ["ValidationLimits.MaxFieldCycles"] = "MaxFieldCycles",
        ["ValidationLimits.AllowIntrospection"] = "Introspection",
        ["ValidationLimits.MaxIntrospectionLists"] = "MaxIntrospectionLists",
        ["ValidationLimits.MaxIntrospectionTypeDepth"] = "MaxIntrospectionTypeDepth",
        ["StatusProfile"] = "HttpStatusProfile",
    };

    /// <summary>The keys.</summary>
    public static SettingSection Section { get; } =
        new("GraphQL", Names, new ExecutionOptions { ValidationLimits = HostLimits.Validation(null) }, HostLimits.AllowBatches(new GraphQLHttpOptions()), new GraphQLHostSettings());

    /// <summary>Reads and checks the section.</summary>
    /// <exception cref="OptionsValidationException">There are unknown keys, or values that do not hold; it names all of them.</exception>
    public static GraphQLSettings Read(IConfiguration configuration)
    {
        var settings = new GraphQLSettings(Section.Read(configuration));
        return settings._host.StoredDocuments.Folder is { } folder && !Directory.Exists(folder)
            ? throw new OptionsValidationException(
                Section.Name, typeof(GraphQLSettings), [$"{Section.Name}:StoredDocuments:Folder is '{folder}': there is no such folder."])
            : settings;
    }

    /// <summary>Sets the options that the configuration speaks of, of those that the object has; others stay as they are.</summary>
    public T ApplyTo<T>(T options)
        where T : class => _values.ApplyTo(options);

    /// <inheritdoc cref="ApplyTo{T}(T)"/>
    public GraphQLHttpOptions ApplyTo(GraphQLHttpOptions options)
    {
        _values.ApplyTo(options);
        if (!_host.Explorer)
        {
            options.Explorer = null;
        }

        if (_host.StoredDocuments.Folder is { } folder)
        {
            options.StoredDocuments = new FileDocumentStore(folder);
        }

        if (_host.StoredDocuments.DeveloperRole is { } role)
        {
            options.AllowDocument = context => context.User.IsInRole(role);
        }

        if (_values.HasAny(nameof(GraphQLHostSettings.AutomaticDocuments))) // else the host's own store stays
        {
            options.AutomaticDocuments = _host.AutomaticDocuments is { Enabled: true } kept
                ? new MemoryDocumentStore(kept.MaxDocuments, kept.MaxBytes)
                : null;
        }

        return options;
    }
}
