using System.Text.Json;

namespace TmfGraph.EndToEnd.Tests.Conformance;

/// <summary>A resource as its document describes it, with the facts that follow from the document.</summary>
internal sealed record OfficialResource
{
    /// <summary>For instance <c>TMF622</c>.</summary>
    public required string Api { get; init; }

    /// <summary>The subtype (value of <c>@type</c>) this is about; null for the resource itself.</summary>
    public string? Subtype { get; init; }

    /// <summary>The address of the collection; below another resource a template with the id of that.</summary>
    public required string Path { get; init; }

    /// <summary>The name in paths: <c>productOrder</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What is read.</summary>
    public required OfficialDefinition Definition { get; init; }

    /// <summary>The attributes of a POST body, and the mandatory ones among them; of a resource that clients cannot create, all but its address.</summary>
    public required OfficialDefinition Create { get; init; }

    /// <summary>LIST, POST, GET, PATCH, PUT, DELETE.</summary>
    public required IReadOnlySet<string> Operations { get; init; }

    /// <summary>Attributes that clients do not set, by path without indexes: <c>productOrderItem.state</c>.</summary>
    public required IReadOnlySet<string> SetByServer { get; init; }

    /// <summary>Attributes that a PATCH may not change.</summary>
    public required IReadOnlySet<string> NonPatchable { get; init; }

    /// <summary>States, times and flags that the conformance profiles want in every answer, besides what the document requires.</summary>
    public IReadOnlyList<string> AlwaysThere { get; private init; } = [];

    /// <summary>Whether clients can create it.</summary>
    public bool HasPost => Operations.Contains("POST");

    /// <summary>Whether clients can read one by its id.</summary>
    public bool HasGet => Operations.Contains("GET");

    public override string ToString() => Subtype is null ? $"{Api} {Name}" : $"{Api} {Name} {Subtype}";

    /// <summary>The resource, and each of its subtypes.</summary>
    public static IEnumerable<OfficialResource> Read(JsonElement api, JsonElement facts, OfficialDefinitions definitions)
    {
        var definition = definitions[facts.GetProperty("definition").GetString()!];
        var create = facts.GetProperty("create").GetString() is { } named ? definitions[named] : definition;
        var resource = new OfficialResource
        {
            Api = api.GetProperty("id").GetString()!,
            Path = api.GetProperty("basePath").GetString() + facts.GetProperty("path").GetString(),
            Name = facts.GetProperty("name").GetString()!,
            Definition = definition,

            // documents before v4 have one definition for all: the address is in it, and is the server's; TMF662 forgot in POST bodies what are lists
            Create = create with
            {
                Attributes = [.. create.Attributes.Where(a => a.Name is not ("id" or "href")).Select(a => a with { IsList = definition.Find(a.Name)?.IsList ?? a.IsList })],
                Required = [.. create.Required.Except(["id", "href", "@type"])], // the server fills in the type
            },
            Operations = Names(facts, "operations"),
            SetByServer = Names(facts, "setByServer"),
            NonPatchable = Names(facts, "nonPatchable"),
        };
        yield return resource with { AlwaysThere = AnswerProfile.Of(resource) };
        foreach (var subtype in Names(facts, "subtypes"))
        {
            // A subtype has no _Create of its own: it is created as its base is, with its further attributes.
            var further = definitions[subtype];
            yield return resource with
            {
                Subtype = subtype,
                Create = further with { Attributes = [.. further.Attributes.Where(a => !resource.SetByServer.Contains(a.Name))], Required = resource.Create.Required },
            };
        }
    }

    private static HashSet<string> Names(JsonElement facts, string property) =>
        facts.TryGetProperty(property, out var names) && names.ValueKind is JsonValueKind.Array
            ? [.. names.EnumerateArray().Select(n => n.GetString()!)]
            : [];
}
