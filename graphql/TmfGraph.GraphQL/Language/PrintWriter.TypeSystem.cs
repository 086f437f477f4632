using System.Diagnostics;

namespace TmfGraph.GraphQL.Language;

internal sealed partial class PrintWriter
{
    private void WriteTypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition.IsExtension)
        {
            buffer.Append("extend "u8);
        }

        switch (definition)
        {
            case SchemaDefinitionNode schema:
                buffer.Append("schema"u8);
                WriteDirectives(schema.Directives);
                WriteBlock(schema.OperationTypes, WriteRootOperationType);
                break;
            case ScalarTypeDefinitionNode scalar:
                WriteHead("scalar "u8, scalar);
                break;
            case ObjectTypeDefinitionNode type:
                WriteComplexType("type "u8, type);
                break;
            case InterfaceTypeDefinitionNode type:
                WriteComplexType("interface "u8, type);
                break;
            case UnionTypeDefinitionNode union:
                WriteHead("union "u8, union);
                WriteMembers(union.Members);
                break;
            case EnumTypeDefinitionNode type:
                WriteHead("enum "u8, type);
                WriteBlock(type.Values, WriteMember);
                break;
            case InputObjectTypeDefinitionNode input:
                WriteHead("input "u8, input);
                WriteBlock(input.Fields, WriteMember);
                break;
            case DirectiveDefinitionNode directive: WriteDirectiveDefinition(directive); break;
            default: throw new UnreachableException();
        }
    }

    private void WriteHead(ReadOnlySpan<byte> keyword, TypeDefinitionNode type)
    {
        buffer.Append(keyword);
        Text(type.Name);
        WriteDirectives(type.Directives);
    }

    private void WriteComplexType(ReadOnlySpan<byte> keyword, ComplexTypeDefinitionNode type)
    {
        buffer.Append(keyword);
        Text(type.Name);
        for (var i = 0; i < type.Interfaces.Count; i++)
        {
            if (i == 0)
            {
                buffer.Append(" implements "u8);
            }
            else
            {
                OptionalBlank();
                Punctuate((byte)'&');
            }

            Text(type.Interfaces[i].Name);
        }

        WriteDirectives(type.Directives);
        WriteBlock(type.Fields, WriteMember);
    }

    private void WriteMembers(IReadOnlyList<NamedTypeNode> members)
    {
        if (members.Count == 0)
        {
            return;
        }

        OptionalBlank();
        buffer.Append((byte)'=');
        var onOneLine = buffer.Length - _lineStart + members.Sum(static m => m.Name.Length + 3) <= MaxLineLength;
        for (var i = 0; i < members.Count; i++)
        {
            if (indented && !onOneLine)
            {
                NewLine();
                buffer.Append("  | "u8);
            }
            else
            {
                OptionalBlank();
                if (i > 0)
                {
                    Punctuate((byte)'|');
                }
            }

            Text(members[i].Name);
        }
    }

    private void WriteDirectiveDefinition(DirectiveDefinitionNode directive)
    {
        buffer.Append("directive @"u8);
        Text(directive.Name);
        WriteInputValues(directive.Arguments);
        if (directive.IsRepeatable)
        {
            buffer.Append(" repeatable"u8);
        }

        buffer.Append(" on "u8);
        for (var i = 0; i < directive.Locations.Count; i++)
        {
            if (i > 0)
            {
                OptionalBlank();
                Punctuate((byte)'|');
            }

            Text(directive.Locations[i]);
        }
    }

    private void WriteRootOperationType(RootOperationTypeNode type)
    {
        Text(type.Operation.Keyword());
        Punctuate((byte)':');
        Text(type.Type.Name);
    }

    private void WriteMember(MemberDefinitionNode member)
    {
        WriteDescription(member.Description);
        Text(member.Name);
        switch (member)
        {
            case FieldDefinitionNode field:
                WriteInputValues(field.Arguments);
                Punctuate((byte)':');
                WriteType(field.Type);
                break;
            case InputValueDefinitionNode value:
                Punctuate((byte)':');
                WriteType(value.Type);
                WriteDefaultValue(value.DefaultValue);
                break;
            case EnumValueDefinitionNode: break;
            default: throw new UnreachableException();
        }

        WriteDirectives(member.Directives);
    }

    private void WriteInputValues(IReadOnlyList<InputValueDefinitionNode> values)
    {
        if (values.Count > 0)
        {
            WriteInBrackets((byte)'(', values, (byte)')', WriteMember, static v => v.Description is not null);
        }
    }

    // Nothing for an empty list: the grammar has no empty braces.
    private void WriteBlock<T>(IReadOnlyList<T> items, Action<T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        OptionalBlank();
        buffer.Append((byte)'{');
        _indent++;
        for (var i = 0; i < items.Count; i++)
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

            write(items[i]);
        }

        _indent--;
        NewLine();
        Indent();
        buffer.Append((byte)'}');
    }
}
