using System.Text;
using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Transcription;

namespace TmfGraph.Transcriber.Writing;

/// <summary>Writes a model file as SDL: one field a line, a blank line between types, directives in one fixed order.</summary>
internal sealed class SdlWriter
{
    /// <summary>How every transcribed file starts; the tool touches no file without it.</summary>
    public const string Mark = "# Transcribed.";

    private const int Width = 140;

    private static readonly string[] Order =
    [
        "resource", "subtypes", "tmf", "setByServer", "immutable", "required", "requiredNested", "default", "updatedByServer",
        "lifecycle", "reference", "onSubtype", "parts", "index", "deprecated",
    ];

    private readonly StringBuilder _text = new();

    private SdlWriter()
    {
    }

    public static string Write(ModelFile file)
    {
        var writer = new SdlWriter();
        writer._text.Append(Mark).Append(" Do not edit: change the overlay and run the transcriber again (see the README of schema/).\n\n");
        if (file.Api is { } api)
        {
            writer.WriteApi(api);
        }

        for (var i = 0; i < file.Types.Count; i++)
        {
            writer._text.Append(i > 0 ? "\n" : "");
            writer.WriteType(file.Types[i]);
        }

        foreach (var extension in file.Extensions)
        {
            var head = $"extend type {extension.Type}";
            writer._text.Append(file.Types.Count > 0 ? "\n" : "").Append(head);
            writer.WriteDirectives([extension.Directive], "", head.Length);
            writer._text.Append('\n');
        }

        return writer._text.ToString();
    }

    private void WriteApi(ModelApi api)
    {
        var arguments = new List<(string, object)>
        {
            ("id", api.Id), ("title", api.Title), ("version", api.Version), ("basePath", api.BasePath),
        };
        if (api.Aliases.Count > 0)
        {
            arguments.Add(("aliases", api.Aliases));
        }

        _text.Append("extend schema");
        WriteDirectives([new ModelDirective("api", arguments)], "", "extend schema".Length);
        _text.Append("\n\n");
    }

    private void WriteType(ModelType type)
    {
        WriteDescription(type.Description, "");
        var head = (type.IsEnum ? "enum " : "type ") + type.Name;
        _text.Append(head);
        WriteDirectives(type.Directives, "", head.Length + 2);
        _text.Append(" {\n");
        foreach (var value in type.Values)
        {
            WriteDescription(value.Description, "  ");
            _text.Append("  ").Append(value.Name);
            if (GraphQLNames.ToTmfValue(value.Name) != value.Value)
            {
                WriteDirectives([new ModelDirective("tmf", [("name", value.Value)])], "  ", 0);
            }

            _text.Append('\n');
        }

        foreach (var field in type.Fields)
        {
            WriteField(field);
        }

        _text.Append("}\n");
    }

    private void WriteField(ModelField field)
    {
        WriteDescription(field.Description, "  ");
        var type = field.Shape.IsList ? $"[{field.Shape.Type}!]" : field.Shape.Type;
        var head = $"  {GraphQLNames.OfAttribute(field.Attribute)}: {type}{(field.IsNonNull ? "!" : "")}";
        _text.Append(head);
        var directives = GraphQLNames.NeedsTmfName(field.Attribute)
            ? field.Directives.Append(new ModelDirective("tmf", [("name", field.Attribute)]))
            : field.Directives;
        WriteDirectives(directives, "  ", head.Length);
        _text.Append('\n');
    }

    /// <summary>On the same line where they fit, else one a line; a lifecycle always has lines of its own.</summary>
    private void WriteDirectives(IEnumerable<ModelDirective> directives, string indent, int column)
    {
        var ordered = directives.OrderBy(directive => Array.IndexOf(Order, directive.Name)).ToList();
        var line = string.Concat(ordered.Select(directive => " " + Inline(directive)));
        if (column + line.Length <= Width && ordered.TrueForAll(directive => directive.Name != "lifecycle"))
        {
            _text.Append(line);
            return;
        }

        foreach (var directive in ordered)
        {
            var inline = Inline(directive);
            _text.Append('\n').Append(indent).Append("  ");
            if (indent.Length + inline.Length + 4 <= Width && directive.Name != "lifecycle")
            {
                _text.Append(inline);
            }
            else
            {
                WriteLong(directive, indent + "  ");
            }
        }
    }

    private void WriteLong(ModelDirective directive, string indent)
    {
        _text.Append('@').Append(directive.Name).Append("(\n");
        foreach (var (name, value) in directive.Arguments)
        {
            _text.Append(indent).Append("  ").Append(name).Append(": ");
            if (value is IReadOnlyList<string> { Count: > 1 } list)
            {
                _text.Append("[\n");
                foreach (var item in list)
                {
                    _text.Append(indent).Append("    ").Append(Quote(item)).Append('\n');
                }

                _text.Append(indent).Append("  ]\n");
            }
            else
            {
                _text.Append(Render(value)).Append('\n');
            }
        }

        _text.Append(indent).Append(')');
    }

    private static string Inline(ModelDirective directive) => directive.Arguments.Count == 0
        ? "@" + directive.Name
        : $"@{directive.Name}({string.Join(", ", directive.Arguments.Select(argument => $"{argument.Name}: {Render(argument.Value)}"))})";

    private static string Render(object value) => value switch
    {
        string text => Quote(text),
        bool flag => flag ? "true" : "false",
        EnumList list => $"[{string.Join(", ", list.Names)}]",
        IEnumerable<string> list => $"[{string.Join(", ", list.Select(Quote))}]",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private void WriteDescription(string description, string indent)
    {
        if (description.Length > 0)
        {
            _text.Append(indent).Append(Quote(description)).Append('\n');
        }
    }

    private static string Quote(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
