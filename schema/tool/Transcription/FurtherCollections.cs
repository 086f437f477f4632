using TmfGraph.Transcriber.Facts;
using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Transcription.Passes;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>Resources that an API serves though another one owns them: each becomes an <c>@collection</c> on the type, in the API's file.</summary>
internal sealed class FurtherCollections(SourceSet sources, NamingPlan naming)
{
    public IReadOnlyList<ModelExtension> Of(Source source, TypeSet types) =>
    [
        .. from resource in source.Api.Resources
           let name = naming.ResourceName(source, resource)
           where naming.Owner(source, name) != source.Api.Id
           select new ModelExtension(name, Describe(source, resource, types.Find(name)!.Model)), // the merger has made it
    ];

    private ModelDirective Describe(Source source, ResourceFacts resource, ModelType type)
    {
        var arguments = new List<(string, object)> { ("path", resource.Path) };
        var aliases = sources.AliasesOf(source, resource);
        if (aliases.Count > 0)
        {
            arguments.Add(("aliases", aliases));
        }

        arguments.AddRange(ResourcePass.OperationsOf(resource));
        if (resource.Events.Count > 0)
        {
            arguments.Add(("events", resource.Events));
        }

        var required = resource.Mandatory.Where(attribute => type.Find(attribute)?.Has("required") == false).Select(GraphQLNames.OfAttribute).ToList();
        if (required.Count > 0)
        {
            arguments.Add(("required", required));
        }

        return new ModelDirective("collection", arguments);
    }
}
