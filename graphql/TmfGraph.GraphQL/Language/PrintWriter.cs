using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

/// <summary>Walks a tree and writes its text, indented or compact. One method a production.</summary>
internal sealed partial class PrintWriter(PrintBuffer buffer, bool indented)
{
    /// <summary>Argument lists that would end beyond this column are broken into lines.</summary>
    private const int MaxLineLength = 120;

    private int _indent;
    private int _lineStart;

    public void Write(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        switch (node)
        {
            case DocumentNode document: WriteDocument(document); break;
            case DefinitionNode definition: WriteDefinition(definition); break;
            case SelectionSetNode selections: WriteSelectionSet(selections); break;
            case SelectionNode selection: WriteSelection(selection); break;
            case ValueNode value: WriteValue(value); break;
            case TypeNode type: WriteType(type); break;
            case ArgumentNode argument: WriteArgument(argument); break;
            case DirectiveNode directive: WriteDirective(directive); break;
            case ObjectFieldNode field: WriteObjectField(field); break;
            case RootOperationTypeNode type: WriteRootOperationType(type); break;
            case MemberDefinitionNode member: WriteMember(member); break;
            default: throw new UnreachableException();
        }
    }

    private void WriteDocument(DocumentNode document)
    {
        for (var i = 0; i < document.Definitions.Count; i++)
        {
            if (i > 0)
            {
                if (indented)
                {
                    NewLine();
                    NewLine();
                }
                else
                {
                    buffer.Append((byte)'\n');
                }
            }

            // A type may stand without braces; those of a query in short form would then become its own.
            if (i > 0 && document.Definitions[i] is OperationDefinitionNode operation && document.Definitions[i - 1] is TypeSystemDefinitionNode)
            {
                WriteDescription(operation.Description);
                WriteOperation(operation, mayShorten: false);
            }
            else
            {
                WriteDefinition(document.Definitions[i]);
            }
        }
    }

    private void WriteDefinition(DefinitionNode definition)
    {
        if (definition is VariableDefinitionNode variable)
        {
            WriteVariableDefinition(variable);
            return;
        }

        WriteDescription(definition.Description);
        switch (definition)
        {
            case OperationDefinitionNode operation: WriteOperation(operation, mayShorten: true); break;
            case FragmentDefinitionNode fragment: WriteFragment(fragment); break;
            case TypeSystemDefinitionNode typeSystem: WriteTypeSystemDefinition(typeSystem); break;
            default: throw new UnreachableException();
        }
    }

    private void WriteType(TypeNode type)
    {
        switch (type)
        {
            case NamedTypeNode named: Text(named.Name); break;
            case ListTypeNode list:
                buffer.Append((byte)'[');
                WriteType(list.Item);
                buffer.Append((byte)']');
                break;
            case NonNullTypeNode nonNull:
                WriteType(nonNull.Inner);
                buffer.Append((byte)'!');
                break;
            default: throw new UnreachableException();
        }
    }

    private void Text(string text) => buffer.Append(text.AsSpan());

    // ": ", ", " and the like, whose blank is for people only.
    private void Punctuate(byte mark)
    {
        buffer.Append(mark);
        OptionalBlank();
    }

    private void OptionalBlank()
    {
        if (indented)
        {
            buffer.Append((byte)' ');
        }
    }

    private void NewLine()
    {
        if (!indented)
        {
            return;
        }

        buffer.Append((byte)'\n');
        _lineStart = buffer.Length;
    }

    private void Indent()
    {
        if (indented)
        {
            for (var i = 0; i < _indent; i++)
            {
                buffer.Append("  "u8);
            }
        }
    }
}
