using TmfGraph.Composition.Apollo;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Makes source schemas of inputs.</summary>
internal static class SourceSchemaParser
{
    // a part of a schema is enough here: extensions of types that others define, and no queries of its own
    private static readonly SchemaBuilderOptions PartOfASchema = new() { AllowOrphanExtensions = true, AllowMissingQueryType = true };

    /// <summary>The source schema, or null when its text is no GraphQL or its types make no schema; why is among the diagnostics then.</summary>
    public static SourceSchema? Parse(SourceSchemaInput input, ICollection<Diagnostic> diagnostics) =>
        ParseDocument(input, diagnostics) is { } document
            ? Parse(input, document, new ImplementerTable([document]), new FirstKeyTable([document]), CompositionOptions.Default, diagnostics)
            : null;

    /// <inheritdoc cref="Parse(SourceSchemaInput, ICollection{Diagnostic})"/>
    /// <param name="implementers">Who implements interfaces in all source schemas.</param>
    /// <param name="firstKeys">The keys of types in all source schemas.</param>
    public static SourceSchema? Parse(
        SourceSchemaInput input,
        DocumentNode document,
        ImplementerTable implementers,
        FirstKeyTable firstKeys,
        CompositionOptions options,
        ICollection<Diagnostic> diagnostics)
    {
        ApolloTranslation? apollo = null;
        if ((input.Settings.Kind ?? (ApolloRecognition.IsApollo(document) ? SourceSchemaKind.ApolloFederation : null)) is SourceSchemaKind.ApolloFederation)
        {
            var read = ApolloDocument.Read(document, input.Name, firstKeys, diagnostics);
            foreach (var rule in Rules.RuleCatalog.Apollo)
            {
                rule.Check(read, implementers, diagnostics);
            }

            apollo = ApolloTranslator.Translate(read, implementers.Of);
            document = apollo.Document;
        }
        else
        {
            document = EntryPoints.Without(document);
        }

        foreach (var rule in Rules.RuleCatalog.Documents)
        {
            rule.Check(input.Name, document, diagnostics);
        }

        var normalized = SourceDocumentNormalizer.Normalize(document);
        normalized = new DocumentNode(DeprecatedImplementations.TakeBack(
            normalized.Definitions, (field, expected) => diagnostics.Add(Diagnostics.ImplementationDeprecated(input.Name, field, expected))));
        var builder = new SchemaBuilder(PartOfASchema).AddDocument(normalized);
        foreach (var scalar in KnownDefinitions.FederationScalars.Keys)
        {
            // rules with codes of their own see to it that these are strings
            builder.BindScalar(scalar, StandardScalars.GetCodec("Any"));
        }

        if (!builder.TryBuild(out var schema, out var errors))
        {
            foreach (var error in errors)
            {
                diagnostics.Add(Diagnostics.InvalidGraphQL(input.Name, error));
            }

            return null;
        }

        return new SourceSchema(input, document, schema, apollo, options);
    }

    /// <summary>The document of an input with its extensions; null when it is no GraphQL.</summary>
    public static DocumentNode? ParseDocument(SourceSchemaInput input, ICollection<Diagnostic> diagnostics)
    {
        try
        {
            var document = input.Document ?? SyntaxParser.Parse(input.Sdl ?? "");
            return input.ExtensionsSdl is null
                ? document
                : new ExtensionOverlay(input.Name, diagnostics).Apply(document, SyntaxParser.Parse(input.ExtensionsSdl));
        }
        catch (SyntaxException exception)
        {
            diagnostics.Add(Diagnostics.InvalidGraphQL(input.Name, exception.Error));
            return null;
        }
    }
}
