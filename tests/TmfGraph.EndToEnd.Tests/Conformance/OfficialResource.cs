using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>A resource as its document describes it, with the facts that follow from the document.</summary>
internal sealed record OfficialResource
{
    /// <summary>For instance <c>TMF622</c>.</summary>
    public required string Api { get; init; }

    /// <summary>The subtype (value of <c>@type</c>) this is about; null for the resource itself.</summary>
    public string? Subtype { get; init; }

    /// <summary>The address of the collection.</summary>
    public required string Path { get; init; }

    /// <summary>The name in paths: <c>productOrder</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is read.</summary>
    public required OfficialDefinition Definition { get; init; }

    /// <summary>The attributes of a POST body, and the mandatory ones among them.</summary>
    public required OfficialDefinition Create { get; init; }

    /// <summary>LIST, POST, GET, PATCH, PUT, DELETE.</summary>
    public required IReadOnlySet<string> Operations { get; init; }

    /// <summary>Attributes that clients do not set, by path without indexes: <c>productOrderItem.state</c>.</summary>
    public required IReadOnlySet<string> SetByServer { get; init; }

    /// <summary>Attributes that a PATCH may not change.</summary>
    public required IReadOnlySet<string> NonPatchable { get; init; }

    /// <summary>The name of the GraphQL type: the documents use two names several times, and one graph cannot.</summary>
    public string GraphQLName => Definition.Name is "ImportJob" or "ExportJob"
        ? Api switch
        {
            "TMF620" => $"ProductCatalog{Definition.Name}",
            "TMF633" => $"ServiceCatalog{Definition.Name}",
            "TMF634" => $"ResourceCatalog{Definition.Name}",
            _ => throw new NotSupportedException($"{Api} has a {Definition.Name}, and the graph's name for it is not known."),
        }
        : char.ToUpperInvariant(Name[0]) + Name[1..];

    public string ItemPath(string id) => $"{Path}/{Uri.EscapeDataString(id)}";

    public override string ToString() => Subtype is null ? $"{Api} {Name}" : $"{Api} {Name} {Subtype}";

    /// <summary>The resource, and each of its subtypes.</summary>
    public static IEnumerable<OfficialResource> Read(JsonElement api, JsonElement facts, OfficialDefinitions definitions)
    {
        var resource = new OfficialResource
        {
            Api = api.GetProperty("id").GetString()!,
            Path = api.GetProperty("basePath").GetString() + facts.GetProperty("path").GetString(),
            Name = facts.GetProperty("name").GetString()!,
            Definition = definitions[facts.GetProperty("definition").GetString()!],
            Create = definitions[facts.GetProperty("create").GetString()!],
            Operations = Names(facts, "operations"),
            SetByServer = Names(facts, "setByServer"),
            NonPatchable = Names(facts, "nonPatchable"),
        };
        yield return resource;
        foreach (var subtype in Names(facts, "subtypes"))
        {
            // A subtype has no _Create of its own: it is created as its base is, with its further attributes.
            var definition = definitions[subtype];
            yield return resource with
            {
                Subtype = subtype,
                Create = definition with { Attributes = [.. definition.Attributes.Where(a => !resource.SetByServer.Contains(a.Name))], Required = resource.Create.Required },
            };
        }
    }

    private static HashSet<string> Names(JsonElement facts, string property) =>
        facts.TryGetProperty(property, out var names) && names.ValueKind is JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
}
