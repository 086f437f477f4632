using System.Text;

namespace TmfGraph.GraphQL.Language;

/// <summary>Reads GraphQL text: the whole grammar, executable and type system documents alike.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Language"/>
public static class SyntaxParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private delegate int Production(ref Parser parser);

    /// <summary>Reads a document from UTF-8; a byte order mark may stand at its start.</summary>
    /// <remarks>The whole document is checked. The nodes are made when somebody first looks at its definitions.</remarks>
    /// <param name="limits">What it may hold; null for <see cref="ParserLimits.Default"/>. Use <see cref="ParserLimits.Request"/> for what clients send.</param>
    /// <exception cref="SyntaxException">It is no GraphQL document or exceeds a limit.</exception>
    public static DocumentNode Parse(ReadOnlySpan<byte> utf8, ParserLimits? limits = null)
    {
        var tree = Check(utf8, limits, static (ref parser) => parser.ParseDocument());
        return new DocumentNode(new LazyDefinitions(tree)) { Location = tree.Location };
    }

    /// <inheritdoc cref="Parse(ReadOnlySpan{byte}, ParserLimits?)"/>
    public static DocumentNode Parse(string text, ParserLimits? limits = null) => Parse(ToUtf8(text), limits);

    /// <summary>Reads one value, in which variables may stand.</summary>
    /// <exception cref="SyntaxException">It is no value, or something follows it.</exception>
    public static ValueNode ParseValue(string text)
    {
        return Build(text, Check, TreeBuilder.BuildValue);

        static int Check(ref Parser parser)
        {
            parser.ParseValue(isConstant: false);
            return 1;
        }
    }

    /// <summary>Reads one type reference, such as <c>[ID!]!</c>.</summary>
    /// <exception cref="SyntaxException">It is no type reference, or something follows it.</exception>
    public static TypeNode ParseType(string text)
    {
        return Build(text, Check, TreeBuilder.BuildType);

        static int Check(ref Parser parser)
        {
            parser.ParseType();
            return 1;
        }
    }

    /// <summary>Reads a selection set; the outer braces may be left out, as in <c>@key(fields: "id version")</c>.</summary>
    /// <exception cref="SyntaxException">It is no selection set, or something follows it.</exception>
    public static SelectionSetNode ParseSelectionSet(string text) =>
        Build(text, static (ref parser) => parser.ParseOpenSelectionSet(), TreeBuilder.BuildSelectionSet);

    private static T Build<T>(string text, Production production, Func<FlatTree, T> build)
    {
        var tree = Check(ToUtf8(text), null, production);
        var node = build(tree);
        FlatTree.Return(tree);
        return node;
    }

    // The tree is the caller's to give back.
    private static FlatTree Check(ReadOnlySpan<byte> utf8, ParserLimits? limits, Production production)
    {
        var tree = FlatTree.Rent();
        var tokens = TokenBuffer.Rent();
        try
        {
            tree.Text.Set(utf8);
            var parser = new Parser(tree, tokens, limits ?? ParserLimits.Default);
            parser.End(production(ref parser));
            return tree;
        }
        catch
        {
            FlatTree.Return(tree);
            throw;
        }
        finally
        {
            TokenBuffer.Return(tokens);
        }
    }

    private static byte[] ToUtf8(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException exception)
        {
            var before = StrictUtf8.GetBytes(text[..exception.Index]);
            throw SyntaxErrors.NotUtf8(SourceText.FirstInvalid([.. before, 0xFF]));
        }
    }
}
