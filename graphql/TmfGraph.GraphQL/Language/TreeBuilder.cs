using System.Runtime.CompilerServices;

namespace TmfGraph.GraphQL.Language;

/// <summary>
/// Makes the nodes of a document from its <see cref="FlatTree"/>, in the order of the document. One method a kind of node; each begins on the first token of
/// its node and ends behind the last. The grammar was checked before, so that nothing is expected here and nothing can be wrong.
/// </summary>
internal ref partial struct TreeBuilder
{
    // Trees this deep fit into what the runtime keeps free of a stack.
    private const int MaxDepth = 100;

    private const int StackBytesPerLevel = 4_096;

    private const int SmallestStack = 1 << 20;

    private readonly ReadOnlySpan<byte> _text;
    private readonly ReadOnlySpan<TokenKind> _kinds;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _counts;
    private LineCounter _lines;
    private int _at;
    private int _group;
    private int _previousEnd;

    private TreeBuilder(FlatTree tree)
    {
        _text = tree.Text.Padded;
        _kinds = tree.Kinds;
        _starts = tree.Starts;
        _counts = tree.Counts;
        _lines = new LineCounter(tree.Text.Span, tree.Text.IsAscii);
    }

    private delegate T Production<out T>(ref TreeBuilder builder, int count);

    public static DefinitionNode[] BuildDefinitions(FlatTree tree) => Build(tree, static (ref builder, count) => builder.BuildDefinitions(count));

    public static ValueNode BuildValue(FlatTree tree) => Build(tree, static (ref builder, _) => builder.BuildValue(isConstant: false));

    public static TypeNode BuildType(FlatTree tree) => Build(tree, static (ref builder, _) => builder.BuildType());

    public static SelectionSetNode BuildSelectionSet(FlatTree tree) => Build(tree, static (ref builder, count) => builder.BuildOpenSelectionSet(count));

    // Whoever visits a document first may have little of its stack left, and a host may have allowed any depth.
    private static T Build<T>(FlatTree tree, Production<T> production)
    {
        if (tree.Depth <= MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            var builder = new TreeBuilder(tree);
            return production(ref builder, tree.Count);
        }

        T? result = default;
        var thread = new Thread(
            () =>
            {
                var builder = new TreeBuilder(tree);
                result = production(ref builder, tree.Count);
            },
            SmallestStack + (tree.Depth * StackBytesPerLevel));
        thread.Start();
        thread.Join();
        return result!; // the thread has set it: nothing in a checked tree makes it fail
    }

    private readonly TokenKind Kind => _kinds[_at];

    private Location Here() => _lines.At(_starts[_at]);

    // How many belong to the group that begins here.
    private int TakeCount() => _counts[_group++];

    // The place from a first token to the one just passed.
    private readonly Location Since(Location first) => first with { End = _previousEnd };

    // Passes a token that is one byte long.
    private void Pass() => _previousEnd = _starts[_at++] + 1;

    private bool Skip(TokenKind kind)
    {
        if (Kind != kind)
        {
            return false;
        }

        _at++;
        return true;
    }

    private string TakeName()
    {
        var start = _starts[_at++];
        var length = LexerTables.NameLength(_text, start);
        _previousEnd = start + length;
        return TextCache.Get(_text, start, length);
    }
}
