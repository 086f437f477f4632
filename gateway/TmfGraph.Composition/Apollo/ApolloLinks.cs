using System.Globalization;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>What <c>@link</c> says: which version of Federation a source schema follows, and what it calls each directive.</summary>
/// <seealso href="https://specs.apollo.dev/link/v1.0"/>
internal sealed class ApolloLinks
{
    private const string FederationIdentity = "specs.apollo.dev/federation/";
    private readonly IReadOnlyList<DirectiveNode> _links;
    private readonly Dictionary<string, string> _directives = [];
    private readonly string[] _prefixes;
    private readonly HashSet<string> _types = [];

    private ApolloLinks(int? minor, DocumentNode document)
    {
        Minor = minor;
        LinkName = NameOfLink(document);
        _links = [.. Links(document)];
        _prefixes = [.. _links.Select(SpaceOf).OfType<string>().Select(s => s + "__")];
    }

    /// <summary>The minor version of Federation 2; null for version 1.</summary>
    public int? Minor { get; }

    /// <summary>What the schema calls <c>@link</c> itself.</summary>
    public string LinkName { get; }

    /// <summary>The Federation directive that a name of the schema stands for; null for the schema's own directives.</summary>
    public string? Meaning(string directiveName) => _directives.GetValueOrDefault(directiveName);

    /// <summary>Whether a type belongs to a linked specification: it has that one's name before its own, or is one of its types under the name it was imported as.</summary>
    public bool IsLinkedType(string typeName) =>
        _types.Contains(typeName) || _prefixes.Any(p => typeName.StartsWith(p, StringComparison.Ordinal));

    /// <summary>The address of the Federation specification that the schema links to; null for none.</summary>
    public static string? FederationUrl(DocumentNode document) =>
        Links(document).Where(IsFederation).Select(Url).FirstOrDefault();

    /// <summary>Reads the links of a schema.</summary>
    public static ApolloLinks Read(DocumentNode document, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        var federation = Links(document).FirstOrDefault(IsFederation);
        var url = federation is null ? null : Url(federation);
        var minor = url is null ? null : MinorOf(url);
        if (Links(document).Count(IsFederation) > 1)
        {
            diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, "Federation is linked more than once; import all of it in one place"));
        }

        if (Links(document).Any(l => Url(l) is null))
        {
            diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, "it has no text 'url' that says what it links to"));
        }

        if (url is not null && minor is null)
        {
            diagnostics.Add(Diagnostics.UnknownFederationVersion(schemaName, url));
        }

        var read = new ApolloLinks(url is null ? null : minor ?? 0, document);
        if (federation is null)
        {
            foreach (var name in ApolloNames.FirstVersion)
            {
                read._directives.Add(name, name);
            }
        }
        else if (minor is { } known)
        {
            read.ImportFederation(federation, known, schemaName, diagnostics);
        }

        foreach (var link in read._links.Where(l => !IsFederation(l)))
        {
            read.ImportOther(link);
        }

        return read;
    }

    private void ImportFederation(DirectiveNode link, int minor, string schemaName, ICollection<Diagnostic> diagnostics)
    {
        foreach (var name in ApolloNames.Directives.Keys)
        {
            _directives.Add($"{SpaceOf(link)}__{name}", name);
        }

        foreach (var (item, name, alias) in Imports(link))
        {
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
            else if (_directives.TryAdd(alias, name) || _directives[alias] == name)
            {
                return;
            }
            else
            {
                diagnostics.Add(Diagnostics.InvalidLinkUsage(schemaName, $"'@{alias}' is '@{_directives[alias]}' already; import '@{name}' under a name of its own"));
            }
        }
    }

    /// <summary>
    /// Some directives have specifications of their own beside Federation's, like those of <c>@tag</c> and <c>@inaccessible</c>, and are the same
    /// ones. Of others only the types are of interest, since they are to be no part of the graph.
    /// </summary>
    private void ImportOther(DirectiveNode link)
    {
        if (SpecificationName(Url(link)) is not { } specification)
        {
            return;
        }

        var imports = Imports(link).Where(i => i.Name is not null && i.Alias is not null).ToList();
        foreach (var (_, name, alias) in imports)
        {
            if (!name!.StartsWith('@')) // those without are left out
            {
                _types.Add(alias!);
            }
            else if (ApolloNames.Directives.ContainsKey(name[1..]) || specification == ApolloNames.Connect)
            {
                _directives.TryAdd(alias!.TrimStart('@'), name[1..]);
            }
        }

        if (specification == ApolloNames.Connect)
        {
            _directives.TryAdd($"{SpaceOf(link)}__{ApolloNames.ConnectSource}", ApolloNames.ConnectSource);
            _directives.TryAdd(SpaceOf(link)!, ApolloNames.Connect); // it has a name
        }

        // the one that bears the specification's name goes by the link's, if it is not imported
        if (ApolloNames.Directives.ContainsKey(specification) && !imports.Exists(i => i.Name == "@" + specification))
        {
            _directives.TryAdd(SpaceOf(link)!, specification); // it has a name
        }
    }

    private static IEnumerable<(ValueNode Item, string? Name, string? Alias)> Imports(DirectiveNode link) =>
        from item in (link.Argument("import") as ListValueNode)?.Items ?? []
        select item switch
        {
            StringValueNode text => (item, text.Value, text.Value),
            ObjectValueNode fields => (item, TextOf(fields, "name"), TextOf(fields, "as") ?? TextOf(fields, "name")),
            _ => (item, null, null),
        };

    private static IEnumerable<DirectiveNode> Links(DocumentNode document)
    {
        var name = NameOfLink(document);
        return SchemaDirectives(document).Where(d => d.Name == name);
    }

    /// <summary>The schema links to the specification of links itself under the name that it gives them.</summary>
    private static string NameOfLink(DocumentNode document) => SchemaDirectives(document)
        .FirstOrDefault(d => SpecificationName(Url(d)) == ApolloNames.Link
            && (Imports(d).FirstOrDefault(i => i.Name == "@link").Alias?.TrimStart('@') ?? SpaceOf(d)) == d.Name)?.Name ?? ApolloNames.Link;

    private static IEnumerable<DirectiveNode> SchemaDirectives(DocumentNode document) =>
        document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.Directives);

    private static bool IsFederation(DirectiveNode link) => Url(link)?.Contains(FederationIdentity, StringComparison.Ordinal) == true;

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
