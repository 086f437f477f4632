using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.Merging;
using TmfGraph.Composition.Rules;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Tests;

/// <summary>Runs one rule over source schemas named a, b, c, … and compares all it reports.</summary>
internal static class RuleTest
{
    public static void AssertValid<TRule>(params string[] schemas)
        where TRule : new() => Texts.Equal("", Check(new TRule(), schemas));

    public static void AssertReports<TRule>(string schema, string expected)
        where TRule : new() => Texts.Equal(expected, Check(new TRule(), [schema]));

    public static void AssertReports<TRule>(string[] schemas, string expected)
        where TRule : new() => Texts.Equal(expected, Check(new TRule(), schemas));

    private static string Check(object rule, string[] schemas)
    {
        var found = new List<Diagnostic>();
        switch (rule)
        {
            case IDocumentRule documents:
                foreach (var (index, schema) in schemas.Index())
                {
                    documents.Check(NameOf(index), SyntaxParser.Parse(schema), found);
                }

                break;
            case IApolloRule apollo:
                var all = schemas.Select(s => SyntaxParser.Parse(s)).ToList();
                foreach (var (index, document) in all.Index())
                {
                    apollo.Check(ApolloDocument.Read(document, NameOf(index), new FirstKeyTable(all), found), new ImplementerTable(all), found);
                }

                break;
            case ISourceSchemaRule sources:
                foreach (var source in Parse(schemas).Sources)
                {
                    sources.Check(source, found);
                }

                break;
            case IPreMergeRule preMerge:
                preMerge.Check(Parse(schemas), found);
                break;
            case IPostMergeRule postMerge:
                postMerge.Check(SchemaMerger.Merge(Parse(schemas)), found);
                break;
        }

        return string.Join('\n', found);
    }

    private static SchemaSet Parse(string[] schemas)
    {
        var problems = new List<Diagnostic>();
        var documents = schemas.Select(s => SyntaxParser.Parse(s)).ToList();
        var (implementers, firstKeys) = (new ImplementerTable(documents), new FirstKeyTable(documents));
        var sources = schemas.Index()
            .Select(s => SourceSchemaParser.Parse(
                new SourceSchemaInput(NameOf(s.Index), s.Item), documents[s.Index], implementers, firstKeys, CompositionOptions.Default, problems))
            .ToList();
        Assert.Equal([], problems.Select(p => p.ToString()));
        return new SchemaSet([.. sources.OfType<SourceSchema>()], CompositionOptions.Default);
    }

    private static string NameOf(int index) => ((char)('a' + index)).ToString();
}
