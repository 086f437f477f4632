using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Gives resources their <c>@resource</c> directive, and their attributes what POST and PATCH may do with them.</summary>
internal sealed class ResourcePass(SourceSet sources, NamingPlan naming, BehaviourOverlay overlay, Findings findings) : IPass
{
    private static readonly string[] Usual = ["LIST", "GET", "POST", "PATCH", "DELETE"];

    /// <summary>The <c>operations</c> of a collection, unless they are the usual ones.</summary>
    public static IEnumerable<(string, object)> OperationsOf(ResourceFacts facts) =>
        Usual.ToHashSet().SetEquals(facts.Operations) ? [] : [("operations", new EnumList([.. Usual.Append("PUT").Where(facts.Operations.Contains)]))];

    public void Apply(TypeSet types)
    {
        foreach (var name in overlay.Extensions.Keys.Where(name => types.Find(name)?.Resource is null))
        {
            findings.Error($"The overlay's behaviour extends {name}, which is no resource.");
        }

        foreach (var type in types.All)
        {
            if (type.Resource is not { } resource)
            {
                continue;
            }

            var everywhere = RequiredEverywhere(type.Model.Name, resource.Facts);
            type.Model.Directives.Insert(0, Describe(type.Model.Name, resource.Source, resource.Facts, everywhere));
            MarkAttributes(types, type, resource.Facts, everywhere);
        }
    }

    /// <summary>What each API that serves the resource asks of a POST: what one of them asks beyond that stands on its collection.</summary>
    private List<string> RequiredEverywhere(string name, ResourceFacts facts) =>
    [
        .. sources.All
            .SelectMany(source => source.Api.Resources.Where(other => other.Operations.Contains("POST") && naming.ResourceName(source, other) == name))
            .Aggregate(facts.Mandatory.AsEnumerable(), (common, other) => common.Intersect(other.Mandatory)),
    ];

    private ModelDirective Describe(string name, Source source, ResourceFacts facts, List<string> everywhere)
    {
        var arguments = new List<(string, object)> { ("path", facts.Path) };
        if (facts.Definition != name)
        {
            arguments.Add(("name", facts.Definition));
        }

        var aliases = sources.AliasesOf(source, facts);
        if (aliases.Count > 0)
        {
            arguments.Add(("aliases", aliases));
        }

        arguments.AddRange(OperationsOf(facts));
        if (overlay.Extensions.TryGetValue(name, out var extensions))
        {
            arguments.Add(("extensions", new EnumList(extensions)));
        }

        var required = facts.Mandatory.Except(everywhere).Select(GraphQLNames.OfAttribute).ToList();
        if (required.Count > 0)
        {
            arguments.Add(("required", required));
        }

        if (facts.IsTask)
        {
            arguments.Add(("task", true));
        }

        if (facts.Events.Count > 0)
        {
            arguments.Add(("events", facts.Events));
        }

        return new ModelDirective("resource", arguments);
    }

    private static void MarkAttributes(TypeSet types, MergedType type, ResourceFacts facts, List<string> required)
    {
        // A few documents give a resource no id or no href in its body; every resource has an address, so it has both.
        AddByServer(type.Model, 0, new ModelField("id", new Shape("ID", IsScalar: true, IsList: false)) { IsNonNull = true });
        AddByServer(type.Model, 1, new ModelField("href", new Shape("String", IsScalar: true, IsList: false)));
        type.Model.Find("id")!.IsNonNull = true;

        foreach (var path in facts.SetByServer)
        {
            types.FindField(type, path)?.Mark("setByServer");
        }

        foreach (var path in facts.NonPatchable.Where(path => path is not ("id" or "href")))
        {
            types.FindField(type, path)?.Mark("immutable");
        }

        foreach (var attribute in required)
        {
            type.Model.Find(attribute)?.Mark("required");
        }
    }

    private static void AddByServer(ModelType type, int place, ModelField field)
    {
        if (type.Find(field.Attribute) is null)
        {
            field.Mark("setByServer");
            type.Fields.Insert(place, field);
        }
    }
}
