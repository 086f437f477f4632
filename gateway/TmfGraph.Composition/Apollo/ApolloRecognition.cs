using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Tells Apollo Federation source schemas from others.</summary>
/// <remarks>
/// A link to the specification says it outright. Without one there are only the words to go by: version 1 shares <c>@key</c>,
/// <c>@provides</c> and <c>@external</c> with the Composite Schemas specification, so it is recognised by what only it has. A schema of
/// version 1 that has nothing but keys looks like a composite one; its settings say <c>"kind": "apollo-federation"</c>.
/// </remarks>
internal static class ApolloRecognition
{
    private static readonly HashSet<string> CompositeOnly =
        [DirectiveNames.Lookup, DirectiveNames.Internal, DirectiveNames.Is, DirectiveNames.Require];

    public static bool IsApollo(DocumentNode document)
    {
        if (ApolloLinks.FederationUrl(document) is not null)
        {
            return true;
        }

        var used = document.Definitions.SelectMany(SyntaxDirectives.Of).Select(d => d.Name).ToHashSet();
        return !used.Overlaps(CompositeOnly)
            && (used.Contains(ApolloNames.Requires) || used.Contains(ApolloNames.Extends) || document.Definitions.Any(IsFirstVersionOnly));
    }

    private static bool IsFirstVersionOnly(DefinitionNode definition) => definition switch
    {
        TypeDefinitionNode { Name: ApolloNames.Entity or ApolloNames.Any or ApolloNames.ServiceType } => true,
        ObjectTypeDefinitionNode type when type.Directives.Any(d => d.Name == DirectiveNames.Key && (type.IsExtension || HasListOfFields(d))) => true,
        ObjectTypeDefinitionNode type => type.Fields.Any(f => f.Name is ApolloNames.Entities or ApolloNames.Service),
        _ => false,
    };

    /// <summary><c>@key(fields: ["id", "sku"])</c>, which only version 1 takes.</summary>
    private static bool HasListOfFields(DirectiveNode key) => key.Argument("fields") is ListValueNode { Items: [StringValueNode, ..] };
}
