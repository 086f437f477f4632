namespace TmfGraph.Resources.Model;

/// <summary>Reads <c>@api</c> and gives every resource the API of its file, and every API its collections.</summary>
internal sealed class ApiReader(ModelDocuments documents, IReadOnlyDictionary<string, ResourceType> resources)
{
    /// <summary>The APIs in the order of their ids, each with its resources in the order of the files.</summary>
    public List<ApiModel> Read()
    {
        var apiOfFile = AssignFiles();
        var members = apiOfFile.Values.Distinct().ToDictionary(a => a, _ => (Own: new List<ResourceType>(), All: new List<ResourceCollection>()));
        var reader = new CollectionReader(documents, resources);
        foreach (var resource in resources.Values)
        {
            var (file, node) = documents.Types[resource.Name];
            if (!apiOfFile.TryGetValue(file, out var api))
            {
                documents.Report(file, node, resource.Name, "The resource stands in a file without an API; begin the file with 'extend schema @api(…)'.");
                continue;
            }

            members[api].Own.Add(resource);
            members[api].All.Add(reader.ReadOwn(file, node, resource));
        }

        foreach (var (file, node) in documents.TypeExtensions)
        {
            foreach (var collection in reader.ReadFurther(file, node))
            {
                if (apiOfFile.TryGetValue(file, out var api))
                {
                    members[api].All.Add(collection);
                }
                else
                {
                    documents.Report(file, node, node.Name, "@collection stands in a file without an API; begin the file with 'extend schema @api(…)'.");
                }
            }

            reader.ReadRoleAliases(file, node);
        }

        var apis = members.Select(m => Complete(m.Key, m.Value.Own, m.Value.All)).OrderBy(a => a.Id, StringComparer.Ordinal).ToList();
        reader.Connect(apis);
        return apis;
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

    /// <summary>A whole path begins with a slash and does not end with one.</summary>
    public static bool IsPath(string path) => path.Length > 1 && path[0] == '/' && path[^1] != '/' && !path.Contains('{', StringComparison.Ordinal);

    private static ApiModel Complete(Header header, IReadOnlyList<ResourceType> own, IReadOnlyList<ResourceCollection> collections)
    {
        var api = new ApiModel
        {
            Id = header.Id,
            Title = header.Title,
            Version = header.Version,
            BasePath = header.BasePath,
            Aliases = header.Aliases,
            Resources = own,
            Collections = collections,
        };
        foreach (var resource in own)
        {
            resource.Api = api;
        }

        foreach (var collection in collections)
        {
            collection.Api = api;
        }

        return api;
    }

    private sealed record Header(string Id, string Title, string Version, string BasePath, IReadOnlyList<string> Aliases);
}
