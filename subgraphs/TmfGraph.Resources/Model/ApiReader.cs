using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>Reads <c>@api</c> and gives every resource the API of its file.</summary>
internal sealed class ApiReader(ModelDocuments documents)
{
    /// <summary>The APIs in the order of their ids, each with its resources in the order of the files.</summary>
    public List<ApiModel> Read(IReadOnlyDictionary<string, ResourceType> resources)
    {
        var apiOfFile = AssignFiles();
        var members = apiOfFile.Values.Distinct().ToDictionary(a => a, _ => new List<ResourceType>());
        var collections = new Dictionary<string, ResourceType>(StringComparer.OrdinalIgnoreCase);
        foreach (var resource in resources.Values)
        {
            var (file, node) = documents.Types[resource.Name];
            if (!apiOfFile.TryGetValue(file, out var api))
            {
                documents.Report(file, node, resource.Name, "The resource stands in a file without an API; begin the file with 'extend schema @api(…)'.");
                continue;
            }

            members[api].Add(resource);
            CheckPaths(file, node, resource);
            if (!collections.TryAdd($"{api.BasePath}/{resource.Path}", resource))
            {
                documents.Report(file, node, resource.Name, $"'{api.BasePath}/{resource.Path}' is the path of {collections[$"{api.BasePath}/{resource.Path}"].Name} already; choose another path.");
            }
        }

        return [.. members.Select(m => Complete(m.Key, m.Value)).OrderBy(a => a.Id, StringComparer.Ordinal)];
    }

    /// <summary>Two files may name one API: what an operator adds to it goes into a file of its own.</summary>
    private Dictionary<string, Header> AssignFiles()
    {
        var byId = new Dictionary<string, Header>(StringComparer.Ordinal);
        var byFile = new Dictionary<string, Header>(StringComparer.Ordinal);
        foreach (var (file, directive) in documents.Apis)
        {
            var api = new Header(
                directive.Text("id") ?? "",
                directive.Text("title") ?? "",
                directive.Text("version") ?? "",
                directive.Text("basePath") ?? "",
                directive.Texts("aliases") ?? []);
            foreach (var path in api.Aliases.Prepend(api.BasePath).Where(p => !IsPath(p)))
            {
                documents.Report(file, directive, "schema", $"The base path '{path}' must begin with '/' and not end with it.");
            }

            if (!byId.TryAdd(api.Id, api))
            {
                if (!string.Equals(byId[api.Id].BasePath, api.BasePath, StringComparison.Ordinal))
                {
                    documents.Report(file, directive, "schema", $"{api.Id} has the base path '{byId[api.Id].BasePath}' in another file; use the same, or another id.");
                }

                api = byId[api.Id];
            }

            if (!byFile.TryAdd(file, api))
            {
                documents.Report(file, directive, "schema", "A file holds one API; move the other one and its resources to a file of their own.");
            }
        }

        return byFile;
    }

    private void CheckPaths(string file, ObjectTypeDefinitionNode node, ResourceType resource)
    {
        if (resource.Path.Length == 0 || resource.Path.Contains('/', StringComparison.Ordinal) || resource.Path.Contains('{', StringComparison.Ordinal))
        {
            documents.Report(file, node, resource.Name, $"The path '{resource.Path}' must be one plain segment, for instance 'productOrder'.");
        }

        foreach (var alias in resource.Aliases.Where(a => !IsPath(a)))
        {
            documents.Report(file, node, resource.Name, $"The alias '{alias}' must be a whole path: it begins with '/' and does not end with it.");
        }
    }

    private static bool IsPath(string path) => path.Length > 1 && path[0] == '/' && path[^1] != '/' && !path.Contains('{', StringComparison.Ordinal);

    private static ApiModel Complete(Header header, IReadOnlyList<ResourceType> resources)
    {
        var api = new ApiModel
        {
            Id = header.Id,
            Title = header.Title,
            Version = header.Version,
            BasePath = header.BasePath,
            Aliases = header.Aliases,
            Resources = resources,
        };
        foreach (var resource in resources)
        {
            resource.Api = api;
        }

        return api;
    }

    private sealed record Header(string Id, string Title, string Version, string BasePath, IReadOnlyList<string> Aliases);
}
