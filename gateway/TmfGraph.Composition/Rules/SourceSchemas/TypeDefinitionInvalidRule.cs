using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Rules.SourceSchemas;

/// <summary>Who writes down a definition of the specification writes it as it is; further arguments are welcome.</summary>
/// <seealso href="https://graphql.github.io/composite-schemas-spec/draft/#sec-Type-Definition-Invalid"/>
internal sealed class TypeDefinitionInvalidRule : IDocumentRule
{
    public void Check(string schemaName, DocumentNode document, ICollection<Diagnostic> diagnostics)
    {
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case TypeDefinitionNode type and not ScalarTypeDefinitionNode when KnownDefinitions.FederationScalars.ContainsKey(type.Name):
                    diagnostics.Add(Diagnostics.TypeIsNoScalar(schemaName, type.Name));
                    break;
                case DirectiveDefinitionNode written when KnownDefinitions.FederationDirectives.TryGetValue(written.Name, out var known):
                    Check(schemaName, written, known, diagnostics);
                    break;
            }
        }
    }

    private static void Check(
        string schemaName, DirectiveDefinitionNode written, DirectiveDefinitionNode known, ICollection<Diagnostic> diagnostics)
    {
        foreach (var expected in known.Arguments)
        {
            var argument = written.Arguments.FirstOrDefault(a => a.Name == expected.Name);
            if (argument is null || argument.Type.ToString() != expected.Type.ToString())
            {
                diagnostics.Add(Diagnostics.DirectiveArgumentDiffers(schemaName, written.Name, expected.Name, expected.Type.ToString()));
            }
        }
    }
}
