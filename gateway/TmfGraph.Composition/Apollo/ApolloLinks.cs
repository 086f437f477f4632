using System.Globalization;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>What <c>@link</c> says: which version of Federation a source schema follows, and what it calls each directive.</summary>
/// <seealso href="https://specs.apollo.dev/link/v1.0"/>
internal sealed class ApolloLinks
{
    private const string FederationIdentity = "specs.apollo.dev/federation/";
    private readonly Dictionary<string, string> _directives;
    private readonly string[] _prefixes;
    private readonly HashSet<string> _types = [];

    private ApolloLinks(int? minor, Dictionary<string, string> directives, IEnumerable<DirectiveNode> links)
    {
        Minor = minor;
        _directives = directives;
        _prefixes = [.. links.Select(SpaceOf).OfType<string>().Select(s => s + "__")];
    }

    /// <summary>The minor version of Federation 2; null for version 1.</summary>
    public int? Minor { get; }

    /// <summary>The Federation directive that a name of the schema stands for; null for the schema's own directives.</summary>
    public string? Meaning(string directiveName) => _directives.GetValueOrDefault(directiveName);

    /// <summary>Whether a type belongs to a linked specification: it has that one's name before its own, or is one of its types under the name it was imported as.</summary>
    public bool IsLinkedType(string typeName) =>
        _types.Contains(typeName) || _prefixes.Any(p => typeName.StartsWith(p, StringComparison.Ordinal));

    /// <summary>The address of the Federation specification that the schema links to; null for none.</summary>
    public static string? FederationUrl(DocumentNode document) =>
        Links(document).Select(l => Url(l)).FirstOrDefault(u => u?.Contains(FederationIdentity, StringComparison.Ordinal) == true);

    /// <summary>Reads the links of a schema.</summary>
    public static ApolloLinks Read(DocumentNode document, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        var links = Links(document).ToList();
        var federation = links.Find(l => Url(l)?.Contains(FederationIdentity, StringComparison.Ordinal) == true);
        if (federation is null)
        {
            return new ApolloLinks(null, ApolloNames.FirstVersion.ToDictionary(n => n), links);
        }

        var url = Url(federation)!; // it was found by it
        if (MinorOf(url) is not { } minor)
        {
            diagnostics.Add(Diagnostics.UnknownFederationVersion(schemaName, url));
            return new ApolloLinks(0, [], links);
        }

        var read = new ApolloLinks(minor, [], links);
        read.Import(federation, minor, schemaName, diagnostics);

        // these two have specifications of their own beside Federation's
        foreach (var (link, name) in links.Select(l => (l, SpecificationName(Url(l)))).Where(l => l.Item2 is "tag" or "inaccessible"))
        {
            read._directives.TryAdd(SpaceOf(link)!, name!); // it has a name
        }

        return read;
    }

    private void Import(DirectiveNode link, int minor, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        foreach (var name in ApolloNames.Directives.Keys)
        {
            _directives.Add($"{SpaceOf(link)}__{name}", name);
        }

        foreach (var item in (link.Argument("import") as ListValueNode)?.Items ?? [])
        {
            var (name, alias) = item switch
            {
                StringValueNode text => (text.Value, text.Value),
                ObjectValueNode fields => (TextOf(fields, "name"), TextOf(fields, "as") ?? TextOf(fields, "name")),
                _ => (null, null),
            };
            if (name is null || alias is null || name.StartsWith('@') != alias.StartsWith('@'))
            {
                diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, $"the import {item} is neither a name nor a name with another one that is its own here"));
            }
            else if (name.StartsWith('@'))
            {
                AddDirective(name[1..], alias[1..]);
            }
            else if (name is "FieldSet" or "Scope" or "Policy" or "ContextFieldValue")
            {
                _types.Add(alias);
            }
            else
            {
                diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, $"Federation has nothing called '{name}'; a directive is imported with its '@'"));
            }
        }

        void AddDirective(string name, string alias)
        {
            if (!ApolloNames.Directives.TryGetValue(name, out var since) || since > minor)
            {
                diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, $"version 2.{minor} of Federation has no directive '@{name}'"));
            }
            else
            {
                _directives[alias] = name;
            }
        }
    }

    private static IEnumerable<DirectiveNode> Links(DocumentNode document) =>
        document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.Directives).Where(d => d.Name == ApolloNames.Link);

    private static string? Url(DirectiveNode link) => (link.Argument("url") as StringValueNode)?.Value;

    private static string? TextOf(ObjectValueNode value, string field) => (value.Fields.FirstOrDefault(f => f.Name == field)?.Value as StringValueNode)?.Value;

    /// <summary><c>federation</c> in <c>https://specs.apollo.dev/federation/v2.3</c>.</summary>
    private static string? SpecificationName(string? url) =>
        url?.Contains("specs.apollo.dev/", StringComparison.Ordinal) == true && url.Split('/') is [.., var name, _] ? name : null;

    /// <summary>What stands before the names of a linked specification of Apollo's; null for other links.</summary>
    private static string? SpaceOf(DirectiveNode link) =>
        SpecificationName(Url(link)) is { } name ? (link.Argument("as") as StringValueNode)?.Value ?? name : null;

    private static int? MinorOf(string url) =>
        url.Split('/')[^1] is ['v', '2', '.', .. var text]
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
        && minor <= ApolloNames.NewestMinor
            ? minor
            : null;
}
