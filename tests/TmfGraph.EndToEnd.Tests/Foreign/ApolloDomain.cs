using TmfGraph.Composition;
using TmfGraph.Composition.Composite;
using TmfGraph.Composition.Sources;

namespace TmfGraph.EndToEnd.Tests.Foreign;

/// <summary>Subgraphs made with <c>@apollo/subgraph</c> and two gateways over them.</summary>
/// <param name="Sources">The subgraphs as they are given to ours.</param>
/// <param name="Apollo">Apollo's gateway.</param>
/// <param name="Ours">Our gateway.</param>
/// <param name="Operations">Operations made by chance.</param>
internal sealed record ApolloDomain(IReadOnlyList<SourceSchemaInput> Sources, GraphQLAddress Apollo, OurGateway Ours, IReadOnlyList<string> Operations)
{
    /// <summary>A subgraph with the schema that it shows of itself.</summary>
    public static async Task<SourceSchemaInput> ReadSourceAsync(string name, string url) => new(name, await new GraphQLAddress(url).ReadSdlAsync())
    {
        Settings = new SourceSchemaSettings { Name = name, Url = url, Kind = SourceSchemaKind.ApolloFederation },
    };
}
