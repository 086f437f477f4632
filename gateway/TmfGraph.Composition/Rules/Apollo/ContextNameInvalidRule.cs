using TmfGraph.Composition.Apollo;

namespace TmfGraph.Composition.Rules.Apollo;

/// <summary>The name of a context is a word: letters and digits, the first of them a letter.</summary>
internal sealed class ContextNameInvalidRule : IApolloRule
{
    public void Check(ApolloDocument schema, ImplementerTable implementers, ICollection<Diagnostic> diagnostics)
    {
        foreach (var type in schema.Types)
        {
            foreach (var name in Contexts.NamesOf(type).Where(n => !IsName(n)))
            {
                diagnostics.Add(Diagnostics.ContextNameInvalid(schema.Name, type.Name, name));
            }
        }
    }

    private static bool IsName(string? name) => name?.Length > 0 && char.IsAsciiLetter(name[0]) && name.All(char.IsAsciiLetterOrDigit);
}
