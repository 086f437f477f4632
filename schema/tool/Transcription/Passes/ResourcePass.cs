using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Model;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Gives resources their <c>@resource</c> directive, and their attributes what POST and PATCH may do with them.</summary>
internal sealed class ResourcePass(SourceSet sources) : IPass
{
    private static readonly string[] Usual = ["LIST", "GET", "POST", "PATCH", "DELETE"];

    public void Apply(TypeSet types)
    {
        foreach (var type in types.All)
        {
            if (type.Resource is not { } resource)
            {
                continue;
            }

            type.Model.Directives.Insert(0, Describe(type.Model.Name, resource.Source, resource.Facts));
            MarkAttributes(types, type, resource.Facts);
        }
    }

    private ModelDirective Describe(string name, Source source, ResourceFacts facts)
    {
        var arguments = new List<(string, object)> { ("path", facts.Path) };
        if (facts.Definition != name)
        {
            arguments.Add(("name", facts.Definition));
        }

        var aliases = sources.Aliases
            .Where(alias => alias.Official.Contains($"{source.Api.Id}.{facts.Name}") && alias.Path != $"{source.Api.BasePath}/{facts.Path}")
            .Select(alias => alias.Path)
            .ToList();
        if (aliases.Count > 0)
        {
            arguments.Add(("aliases", aliases));
        }

        if (!Usual.ToHashSet().SetEquals(facts.Operations))
        {
            arguments.Add(("operations", new EnumList([.. Usual.Append("PUT").Where(facts.Operations.Contains)])));
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

    private static void MarkAttributes(TypeSet types, MergedType type, ResourceFacts facts)
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

        foreach (var attribute in facts.Mandatory)
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
