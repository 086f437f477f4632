using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

internal sealed partial class PrintWriter
{
    private void WriteOperation(OperationDefinitionNode operation, bool mayShorten)
    {
        // A description cannot stand before the short form.
        if (mayShorten && operation is { Operation: OperationKind.Query, Name: null, Variables.Count: 0, Directives.Count: 0, Description: null })
        {
            WriteSelectionSet(operation.SelectionSet);
            return;
        }

        Text(operation.Operation.Keyword());
        if (operation.Name is not null)
        {
            buffer.Append((byte)' ');
            Text(operation.Name);
        }

        if (operation.Variables.Count > 0)
        {
            WriteInBrackets((byte)'(', operation.Variables, (byte)')', WriteVariableDefinition, static v => v.Description is not null);
        }

        WriteDirectives(operation.Directives);
        OptionalBlank();
        WriteSelectionSet(operation.SelectionSet);
    }

    private void WriteFragment(FragmentDefinitionNode fragment)
    {
        buffer.Append("fragment "u8);
        Text(fragment.Name);
        buffer.Append(" on "u8);
        Text(fragment.TypeCondition.Name);
        WriteDirectives(fragment.Directives);
        OptionalBlank();
        WriteSelectionSet(fragment.SelectionSet);
    }

    private void WriteVariableDefinition(VariableDefinitionNode variable)
    {
        WriteDescription(variable.Description);
        buffer.Append((byte)'$');
        Text(variable.Name);
        Punctuate((byte)':');
        WriteType(variable.Type);
        WriteDefaultValue(variable.DefaultValue);
        WriteDirectives(variable.Directives);
    }

    private void WriteDefaultValue(ValueNode? value)
    {
        if (value is not null)
        {
            OptionalBlank();
            Punctuate((byte)'=');
            WriteValue(value);
        }
    }

    private void WriteSelectionSet(SelectionSetNode selections)
    {
        buffer.Append((byte)'{');
        _indent++;
        for (var i = 0; i < selections.Selections.Count; i++)
        {
            if (indented)
            {
                NewLine();
                Indent();
            }
            else if (i > 0)
            {
                buffer.Append((byte)' ');
            }

            WriteSelection(selections.Selections[i]);
        }

        _indent--;
        NewLine();
        Indent();
        buffer.Append((byte)'}');
    }

    private void WriteSelection(SelectionNode selection)
    {
        switch (selection)
        {
            case FieldNode field: WriteField(field); break;
            case FragmentSpreadNode spread:
                buffer.Append("..."u8);
                Text(spread.Name);
                WriteDirectives(spread.Directives);
                break;
            case InlineFragmentNode fragment:
                buffer.Append("..."u8);
                if (fragment.TypeCondition is not null)
                {
                    OptionalBlank();
                    buffer.Append("on "u8);
                    Text(fragment.TypeCondition.Name);
                }

                WriteDirectives(fragment.Directives);
                OptionalBlank();
                WriteSelectionSet(fragment.SelectionSet);
                break;
            default: throw new UnreachableException();
        }
    }

    private void WriteField(FieldNode field)
    {
        if (field.Alias is not null)
        {
            Text(field.Alias);
            Punctuate((byte)':');
        }

        Text(field.Name);
        WriteArguments(field.Arguments);
        WriteDirectives(field.Directives);
        if (field.SelectionSet is not null)
        {
            OptionalBlank();
            WriteSelectionSet(field.SelectionSet);
        }
    }

    private void WriteArguments(IReadOnlyList<ArgumentNode> arguments)
    {
        if (arguments.Count > 0)
        {
            WriteInBrackets((byte)'(', arguments, (byte)')', WriteArgument, static _ => false);
        }
    }

    private void WriteArgument(ArgumentNode argument)
    {
        Text(argument.Name);
        Punctuate((byte)':');
        WriteValue(argument.Value);
    }

    private void WriteDirectives(IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            OptionalBlank();
            WriteDirective(directive);
        }
    }

    private void WriteDirective(DirectiveNode directive)
    {
        buffer.Append((byte)'@');
        Text(directive.Name);
        WriteArguments(directive.Arguments);
    }

    // On one line if it fits and nothing in it needs lines of its own; else one item a line.
    private void WriteInBrackets<T>(byte open, IReadOnlyList<T> items, byte close, Action<T> write, Func<T, bool> needsLines)
    {
        var before = buffer.Length;
        if (!indented || !items.Any(needsLines))
        {
            var lineStart = _lineStart;
            buffer.Append(open);
            for (var i = 0; i < items.Count; i++)
            {
                if (i > 0)
                {
                    Punctuate((byte)',');
                }

                write(items[i]);
            }

            buffer.Append(close);
            if (!indented || (_lineStart == lineStart && buffer.Length - _lineStart <= MaxLineLength))
            {
                return;
            }

            buffer.Truncate(before);
            _lineStart = lineStart;
        }

        buffer.Append(open);
        _indent++;
        foreach (var item in items)
        {
            NewLine();
            Indent();
            write(item);
        }

        _indent--;
        NewLine();
        Indent();
        buffer.Append(close);
    }
}
