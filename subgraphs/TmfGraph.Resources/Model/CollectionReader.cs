using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>Reads where resources are served: their own collections, those of other APIs, collections below a resource, and part aliases.</summary>
internal sealed class CollectionReader(ModelDocuments documents, IReadOnlyDictionary<string, ResourceType> resources)
{
    /// <summary>The path template's parent segment and parameter, by the resource that lives there.</summary>
    private readonly Dictionary<ResourceType, (string Path, string Parameter)> _below = [];

    /// <summary>The collection that <c>@resource</c> describes.</summary>
    public ResourceCollection ReadOwn(string file, ObjectTypeDefinitionNode node, ResourceType resource)
    {
        var directive = ModelDirectives.Find(node.Directives, "resource")!; // what makes it a resource
        var path = directive.Text("path") ?? "";
        CheckAliases(file, node, resource.Aliases);
        switch (path.Split('/'))
        {
            case [var segment] when IsSegment(segment):
                break;
            case [var parent, ['{', .. var parameter, '}'], var segment] when IsSegment(parent) && IsSegment(parameter) && IsSegment(segment):
                _below.Add(resource, (parent, parameter));
                break;
            default:
                documents.Report(
                    file, node, node.Name, $"The path '{path}' must be one plain segment, for instance 'productOrder', or one below another resource: 'topic/{{topicId}}/event'.");
                break;
        }

        return new ResourceCollection
        {
            Type = resource,
            Path = path,
            Aliases = resource.Aliases,
            Operations = resource.Operations,
            Events = resource.Events,
            Required = ReadRequired(file, node, directive, resource),
        };
    }

    /// <summary>The collections that <c>@collection</c> adds to a type, in an extension that stands in the file of the API.</summary>
    public IEnumerable<ResourceCollection> ReadFurther(string file, ObjectTypeDefinitionNode node)
    {
        foreach (var directive in node.Directives.Where(d => d.Name == "collection"))
        {
            if (!resources.TryGetValue(node.Name, out var resource))
            {
                documents.Report(file, directive, node.Name, "@collection serves a resource of this subgraph; the type is none.");
                continue;
            }

            var path = directive.Text("path") ?? "";
            var aliases = directive.Texts("aliases") ?? [];
            CheckAliases(file, node, aliases);
            if (!IsSegment(path))
            {
                documents.Report(file, directive, node.Name, $"The path '{path}' must be one plain segment, for instance 'service'.");
            }

            yield return new ResourceCollection
            {
                Type = resource,
                Path = path,
                Aliases = aliases,
                Operations = OperationReader.Read(documents, file, node, directive),
                Events = directive.Texts("events") ?? resource.Events,
                Required = ReadRequired(file, node, directive, resource),
            };
        }
    }

    private List<AttributeModel> ReadRequired(string file, ObjectTypeDefinitionNode node, DirectiveNode directive, ResourceType resource)
    {
        var found = new List<AttributeModel>();
        foreach (var name in directive.Texts("required") ?? [])
        {
            if (resource.GetByName(name) is { } attribute)
            {
                found.Add(attribute);
            }
            else
            {
                documents.Report(file, directive, node.Name, $"@{directive.Name} requires '{name}', which {node.Name} does not have.");
            }
        }

        return found;
    }

    /// <summary>The part aliases that <c>@roleAlias</c> adds to a type.</summary>
    public void ReadRoleAliases(string file, ObjectTypeDefinitionNode node)
    {
        foreach (var directive in node.Directives.Where(d => d.Name == "roleAlias"))
        {
            var attribute = resources.GetValueOrDefault(node.Name)?.GetByName(directive.Text("of") ?? "");
            if (attribute is not { Reference: not null, IsList: true } || attribute.Type?.GetByJsonName("role") is null)
            {
                documents.Report(file, directive, node.Name, $"@roleAlias needs a list of references with roles; '{directive.Text("of")}' is none.");
                continue;
            }

            var path = directive.Text("path") ?? "";
            CheckAliases(file, node, [path]);
            var resource = resources[node.Name];
            resource.RoleAliases = [.. resource.RoleAliases, new RoleAlias(path, attribute, directive.Text("role") ?? "")];
        }
    }

    /// <summary>What needs all collections of an API: unique paths, parents, parts.</summary>
    public void Connect(IReadOnlyList<ApiModel> apis)
    {
        var known = new Dictionary<string, ResourceCollection>(StringComparer.OrdinalIgnoreCase);
        foreach (var api in apis)
        {
            foreach (var collection in api.Collections.Where(c => !known.TryAdd(c.FullPath, c)))
            {
                var (file, node) = documents.Types[collection.Type.Name];
                documents.Report(
                    file, node, collection.Type.Name, $"'{collection.FullPath}' is the path of {known[collection.FullPath].Type.Name} already; choose another path.");
            }

            foreach (var resource in api.Resources)
            {
                ConnectParent(api, resource);
            }

            api.Parts = [.. api.Resources.SelectMany(r => r.Attributes.Where(a => a.IsPartCollection).Select(a => new PartCollection(r, a)))];
        }
    }

    private void ConnectParent(ApiModel api, ResourceType resource)
    {
        if (!_below.TryGetValue(resource, out var below))
        {
            return;
        }

        var (file, node) = documents.Types[resource.Name];
        if (api.Resources.FirstOrDefault(r => r.Path == below.Path && !_below.ContainsKey(r)) is not { } parent)
        {
            documents.Report(file, node, resource.Name, $"The path begins with '{below.Path}', which is no resource of {api.Id}.");
            return;
        }

        var name = below.Parameter.EndsWith("Id", StringComparison.Ordinal) ? below.Parameter[..^2] : below.Parameter;
        if (resource.GetByJsonName(name) is not { IsList: false, Required: true, Immutable: true, Reference: { Key: "id" } reference } attribute
            || !reference.Targets.SequenceEqual([parent.Name]))
        {
            documents.Report(
                file, node, resource.Name, $"'{{{below.Parameter}}}' needs an attribute '{name}' that is a reference to {parent.Name} alone by its id, @required and @immutable.");
            return;
        }

        resource.Parent = new ResourceParent(parent, below.Parameter, attribute);
        parent.Children = [.. parent.Children, resource];
    }

    private void CheckAliases(string file, ObjectTypeDefinitionNode node, IEnumerable<string> aliases)
    {
        foreach (var alias in aliases.Where(a => !ApiReader.IsPath(a)))
        {
            documents.Report(file, node, node.Name, $"The alias '{alias}' must be a whole path: it begins with '/' and does not end with it.");
        }
    }

    private static bool IsSegment(string text) => text.Length > 0 && !text.AsSpan().ContainsAny('/', '{', '}');
}
