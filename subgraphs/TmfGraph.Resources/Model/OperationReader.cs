using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>Reads which operations a collection has.</summary>
internal static class OperationReader
{
    private const ResourceOperations Usual =
        ResourceOperations.List | ResourceOperations.Get | ResourceOperations.Post | ResourceOperations.Patch | ResourceOperations.Delete;

    /// <summary>What <c>operations</c> names; all but PUT when it is not there.</summary>
    public static ResourceOperations Read(ModelDocuments documents, string file, ObjectTypeDefinitionNode node, DirectiveNode directive) =>
        directive.Texts("operations") is { } operations ? Read(documents, file, node, directive, operations) : Usual;

    /// <summary>What <c>extensions</c> names; nothing when it is not there.</summary>
    public static ResourceOperations ReadExtensions(ModelDocuments documents, string file, ObjectTypeDefinitionNode node, DirectiveNode directive) =>
        Read(documents, file, node, directive, directive.Texts("extensions") ?? []);

    private static ResourceOperations Read(
        ModelDocuments documents, string file, ObjectTypeDefinitionNode node, DirectiveNode directive, IReadOnlyList<string> names)
    {
        var result = ResourceOperations.None;
        foreach (var name in names)
        {
            if (Enum.TryParse<ResourceOperations>(name, ignoreCase: true, out var flag) && char.IsLetter(name[0]))
            {
                result |= flag;
            }
            else
            {
                documents.Report(file, directive, node.Name, $"'{name}' is no operation; write LIST, GET, POST, PATCH, PUT or DELETE.");
            }
        }

        return result;
    }
}
