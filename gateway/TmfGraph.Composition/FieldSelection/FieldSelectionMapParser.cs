using System.Diagnostics.CodeAnalysis;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.FieldSelection;

/// <summary>
/// A recursive descent parser for the grammar of Appendix A. One instance reads one text. The first mistake ends it: it is kept in
/// a field and every method from there on gives null, so that no exception is needed for a schema author's typing error.
/// </summary>
internal sealed partial class FieldSelectionMapParser(string text)
{
    private int _position;
    private int _depth;
    private FieldSelectionError? _error;

    public bool TryParse([NotNullWhen(true)] out SelectedValue? value, [NotNullWhen(false)] out FieldSelectionError? error)
    {
        value = ParseValue();
        if (value is not null && Peek() != End)
        {
            Fail("the end of the map");
        }

        error = _error;
        value = error is null ? value : null;
        return value is not null;
    }

    // SelectedValue :: `|`? SelectedValueEntry ( `|` SelectedValueEntry )*
    private SelectedValue? ParseValue()
    {
        Skip('|');
        var alternatives = new List<SelectedValueEntry>();
        do
        {
            if (ParseEntry() is not { } entry)
            {
                return null;
            }

            alternatives.Add(entry);
        }
        while (Skip('|'));

        return new SelectedValue(alternatives);
    }

    // SelectedValueEntry :: Path | Path . SelectedObjectValue | Path SelectedListValue | SelectedObjectValue
    private SelectedValueEntry? ParseEntry()
    {
        if (Peek() == '{')
        {
            return ParseObject() is { } fields ? new SelectedValueEntry([], fields, null) : null;
        }

        if (ParsePath(out var endsInDot) is not { } path)
        {
            return null;
        }

        if (endsInDot)
        {
            return ParseObject() is { } fields ? new SelectedValueEntry(path, fields, null) : null;
        }

        return Peek() switch
        {
            '[' => ParseList() is { } items ? new SelectedValueEntry(path, null, items) : null,
            '{' => Fail<SelectedValueEntry>("'.' before the fields of an object"),
            _ => new SelectedValueEntry(path, null, null),
        };
    }

    // Path :: < TypeName > . PathSegment | PathSegment; a dot before a brace belongs to the object behind the path.
    private List<PathSegment>? ParsePath(out bool endsInDot)
    {
        endsInDot = false;
        var path = new List<PathSegment>();
        string? typeCondition = null;
        if (Peek() == '<' && (typeCondition = ParseTypeCondition()) is null)
        {
            return null;
        }

        while (true)
        {
            if (ParseName("a field name") is not { } name || ParseArguments() is not { } arguments)
            {
                return null;
            }

            path.Add(new PathSegment(typeCondition, name) { Arguments = arguments });
            typeCondition = null;
            switch (Peek())
            {
                case '<':
                    if ((typeCondition = ParseTypeCondition()) is null)
                    {
                        return null;
                    }

                    break;
                case '.':
                    Skip('.');
                    if (Peek() == '{')
                    {
                        endsInDot = true;
                        return path;
                    }

                    break;
                default:
                    return path;
            }
        }
    }

    // < TypeName > .
    private string? ParseTypeCondition()
    {
        Skip('<');
        return ParseName("a type name") is { } name && Expect('>') && Expect('.') ? name : null;
    }

    // SelectedObjectValue :: { SelectedObjectField+ }
    private List<SelectedObjectField>? ParseObject()
    {
        if (!Enter() || !Expect('{'))
        {
            return null;
        }

        var fields = new List<SelectedObjectField>();
        do
        {
            if (ParseObjectField() is not { } field)
            {
                return null;
            }

            fields.Add(field);
        }
        while (Peek() is not '}' and not End);

        _depth--;
        return Expect('}') ? fields : null;
    }

    // SelectedObjectField :: Name : SelectedValue | Name Arguments[Const]?
    private SelectedObjectField? ParseObjectField()
    {
        if (ParseName("a field of the input object") is not { } name)
        {
            return null;
        }

        if (Skip(':'))
        {
            return ParseValue() is { } value ? new SelectedObjectField(name, value) : null;
        }

        if (ParseArguments() is not { } arguments)
        {
            return null;
        }

        var segment = new PathSegment(null, name) { Arguments = arguments };
        return new SelectedObjectField(name, new SelectedValue([new SelectedValueEntry([segment], null, null)]));
    }

    // SelectedListValue :: [ SelectedValue ] | [ SelectedListValue ]
    private SelectedValue? ParseList()
    {
        if (!Enter() || !Expect('['))
        {
            return null;
        }

        SelectedValue? item;
        if (Peek() == '[')
        {
            item = ParseList() is { } inner ? new SelectedValue([new SelectedValueEntry([], null, inner)]) : null;
        }
        else
        {
            item = ParseValue();
        }

        _depth--;
        return item is not null && Expect(']') ? item : null;
    }

    // Arguments[Const]: the engine's own parser reads them, as the fields of an object literal. Empty when there are none.
    private IReadOnlyList<ArgumentNode>? ParseArguments()
    {
        if (Peek() != '(')
        {
            return [];
        }

        var start = _position;
        if (!SkipParentheses())
        {
            return null;
        }

        try
        {
            var literal = SyntaxParser.ParseValue($"{{{text[(start + 1)..(_position - 1)]}}}");
            if (literal is ObjectValueNode { Fields.Count: > 0 } arguments && !LiteralCheck.ContainsVariable(arguments))
            {
                return [.. arguments.Fields.Select(f => new ArgumentNode(f.Name, f.Value))];
            }
        }
        catch (SyntaxException)
        {
            // reported below, at the parenthesis: the positions of the inner parser are not those of this text
        }

        return Fail<IReadOnlyList<ArgumentNode>>("arguments with constant values", start);
    }
}
