using System.Collections.Frozen;
using System.Diagnostics;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;
using TmfGraph.GraphQL.Types.Rules;

namespace TmfGraph.Composition.Merging;

/// <summary>
/// Brings directives that are known by convention into the form in which they are public. A source schema may have a definition of its own of that
/// name, with other arguments or places; what of it the known definition does not have, nobody outside could read.
/// </summary>
internal static class CarriedDirectives
{
    private static readonly FrozenDictionary<string, DirectiveType> Known = Build();

    /// <summary>The directive without arguments that are not known; null when it does not stand for what is known. Other directives stay as they are.</summary>
    /// <param name="location">What kind of member it is applied to.</param>
    public static DirectiveNode? Fit(DirectiveNode directive, string location)
    {
        if (!Known.TryGetValue(directive.Name, out var known))
        {
            return directive;
        }

        var arguments = directive.Arguments.Where(a => known.Arguments.Any(k => k.Name == a.Name)).ToList();
        var fits = known.Locations.Contains(location)
            && known.Arguments.All(k => arguments.Find(a => a.Name == k.Name) is { } given ? ConstantCheck.Find(given.Value, k.Type) is null : !k.IsRequired);
        return !fits ? null : arguments.Count == directive.Arguments.Count ? directive : directive with { Arguments = arguments };
    }

    private static FrozenDictionary<string, DirectiveType> Build()
    {
        var document = new DocumentNode([.. KnownDefinitions.FederationScalars.Values, .. KnownDefinitions.Common]);
        return new SchemaBuilder(new SchemaBuilderOptions { AllowMissingQueryType = true }).AddDocument(document).TryBuild(out var schema, out _)
            ? schema.DirectiveTypes.Values.Where(d => !d.IsBuiltIn).ToFrozenDictionary(d => d.Name)
            : throw new UnreachableException();
    }
}
