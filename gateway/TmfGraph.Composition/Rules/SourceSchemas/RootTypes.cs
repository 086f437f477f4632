using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>What the rules about names of root types have in common.</summary>
internal static class RootTypes
{
    /// <summary>
    /// The type that should have the usual root's name and has not, or that has it and is no root; null when all is as it should be.
    /// </summary>
    public static string? FindMisnamed(DocumentNode document, OperationKind operation)
    {
        var roots = document.Definitions.OfType<SchemaDefinitionNode>().SelectMany(s => s.OperationTypes).ToList();
        if (roots.Count == 0)
        {
            // no root is named, so the usual names count
            return null;
        }

        var usual = operation.ToString();
        if (roots.Find(r => r.Operation == operation) is { } root)
        {
            return root.Type.Name == usual ? null : root.Type.Name;
        }

        return document.Definitions.OfType<TypeDefinitionNode>().Any(t => t.Name == usual) ? usual : null;
    }
}
