using TmfGraph.GraphQL.Types;
using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>Writes a domain's source schema: what the subgraph serves, with the directives of the Composite Schemas specification.</summary>
public static class SourceSchemaWriter
{
    /// <summary>The SDL of a domain, the same text for the same model.</summary>
    /// <param name="knownEntities">
    /// Names of every resource of the whole product; references lead only to those. Null when the domain stands alone: then to its own
    /// resources and to the entities it adds walks to.
    /// </param>
    /// <param name="options">Page sizes and so on; null for the defaults.</param>
    /// <param name="extend">What code adds, see <see cref="Hosting.SubgraphDefinition.ExtendGraph"/>; null for nothing.</param>
    /// <exception cref="InvalidOperationException">Two parts of the model come to the same GraphQL name.</exception>
    public static string Write(
        DomainModel model, IReadOnlySet<string>? knownEntities = null, GraphOptions? options = null, Action<SchemaBuilder>? extend = null) =>
        Write(GraphLayout.Of(model, knownEntities, SdlExtension.Of(extend)), options ?? new GraphOptions());

    internal static string Write(GraphLayout layout, GraphOptions options) => Write(layout, options, layout.Extension);

    /// <summary>The same without what code adds.</summary>
    internal static string WriteModel(GraphLayout layout, GraphOptions options) => Write(layout, options, SdlExtension.None);

    private static string Write(GraphLayout layout, GraphOptions options, SdlExtension extension)
    {
        var sdl = new SdlText(extension);
        var fields = new ConnectionFieldWriter(sdl, options);
        RootSection.Write(sdl, layout);
        QuerySection.Write(sdl, layout, fields);
        MutationSection.WriteRoot(sdl, layout);
        SubscriptionSection.WriteRoot(sdl, layout);
        EntitySection.Write(sdl, layout, fields);
        ValueSection.Write(sdl, layout);
        TargetSection.Write(sdl, layout);
        ConnectionSection.Write(sdl, layout);
        SubscriptionSection.WriteEvents(sdl, layout);
        MutationSection.WritePayloads(sdl, layout);
        ErrorSection.Write(sdl, layout);
        MutationInputSection.Write(sdl, layout);
        FilterSection.Write(sdl, layout);
        SortSection.Write(sdl, layout);
        EnumSection.Write(sdl, layout);
        ScalarSection.Write(sdl, layout);
        DirectiveSection.Write(sdl);
        extension.WriteDefinitions(sdl);
        return sdl.ToString();
    }
}
