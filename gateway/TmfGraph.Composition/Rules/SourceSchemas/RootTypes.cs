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
        var definitions = document.Definitions.OfType<SchemaDefinitionNode>().ToList();
        var usual = operation.ToString();
        if (definitions.SelectMany(d => d.OperationTypes).FirstOrDefault(r => r.Operation == operation) is { } root)
        {
            return root.Type.Name == usual ? null : root.Type.Name;
        }

        // where only extensions name roots, or nobody does, the usual names count for the others
        var areNamed = definitions.Exists(d => !d.IsExtension && d.OperationTypes.Count > 0);
        return areNamed && document.Definitions.OfType<TypeDefinitionNode>().Any(t => t.Name == usual) ? usual : null;
    }
}
