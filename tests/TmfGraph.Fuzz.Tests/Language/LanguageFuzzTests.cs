using TmfGraph.Fuzz.Tests.Inputs;
using TmfGraph.Fuzz.Tests.Running;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Fuzz.Tests.Language;

/// <summary>Parser, printer and schema builder over mutated documents: a verdict each time, and nothing else.</summary>
public sealed class LanguageFuzzTests
{
    [Fact]
    public Task Parser_GivesADocumentOrASyntaxError() => Fuzzer.RunAsync(
        4_000,
        static random => Corpus.Mutate(random.Once(2) ? Corpus.Operations : Corpus.Schemas, random),
        static input =>
        {
            if (Parse(input) is { } document)
            {
                Assert.NotEmpty(document.Definitions);
            }
        });

    [Fact]
    public Task Printer_GivesTextThatMeansTheSame() => Fuzzer.RunAsync(
        2_000,
        static random => Corpus.Mutate(random.Once(2) ? Corpus.Operations : Corpus.Schemas, random),
        static input =>
        {
            if (Parse(input) is not { } document)
            {
                return;
            }

            var indented = input.Length % 2 == 0;
            var printed = SyntaxPrinter.Print(document, indented);
            Assert.Equal(printed, SyntaxPrinter.Print(SyntaxParser.Parse(printed), indented));
        });

    [Fact]
    public Task SchemaBuilder_GivesASchemaOrItsViolations() => Fuzzer.RunAsync(
        1_500,
        static random => Corpus.Mutate(Corpus.Schemas, random),
        static input =>
        {
            if (Parse(input) is not { } document)
            {
                return;
            }

            var builder = new SchemaBuilder(new SchemaBuilderOptions { AllowMissingQueryType = true, AllowUnknownDirectives = true, AllowOrphanExtensions = true });
            if (builder.AddDocument(document).TryBuild(out var schema, out var errors))
            {
                SyntaxParser.Parse(SchemaPrinter.Print(schema));
            }
            else
            {
                Assert.NotEmpty(errors);
            }
        });

    private static DocumentNode? Parse(byte[] input)
    {
        try
        {
            return SyntaxParser.Parse(input, ParserLimits.Request with { MaxDirectives = 100 });
        }
        catch (SyntaxException exception)
        {
            Assert.True(exception.Location.Line > 0 && exception.Location.Column > 0, $"No place: {exception.Message}");
            return null;
        }
    }
}
