using TmfGraph.Composition.Apollo;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Composite;

/// <summary>Marks the definitions of a composite schema with who serves them.</summary>
internal sealed class ExecutionSchemaWriter
{
    private readonly CompositeSchema _schema;
    private readonly Dictionary<SourceSchemaInfo, EnumValueNode> _names = [];
    private bool _hasContexts;

    public ExecutionSchemaWriter(CompositeSchema schema)
    {
        _schema = schema;
        foreach (var source in schema.Sources)
        {
            // names of source schemas may have characters that names in GraphQL have not
            var name = string.Concat(source.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
            name = name.Length == 0 || char.IsAsciiDigit(name[0]) ? "_" + name : name;
            while (_names.Values.Any(v => v.Name == name))
            {
                name += "_";
            }

            _names.Add(source, new EnumValueNode(name));
        }
    }

    public string Write()
    {
        var definitions = SchemaPrinter.ToDocument(_schema.Public).Definitions.Select(d => d is TypeDefinitionNode type ? Mark(type) : d).ToList();
        var hidden = _schema.Types.Values
            .Where(t => _schema.Public.GetType(t.Name) is null)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(MarkHidden)
            .Concat(HiddenTypes())
            .ToList();
        var sources = new EnumTypeDefinitionNode("fusion__Schema", [.. _schema.Sources.Select(s => new EnumValueDefinitionNode(_names[s].Name)
        {
            Directives = [ExecutionDirectives.Make("schema_metadata", ("name", ExecutionDirectives.Text(s.Name)))],
        })]);
        return SyntaxPrinter.Print(new DocumentNode(
        [
            .. definitions, .. hidden, sources, .. ExecutionDirectives.Definitions,
            .. _schema.Access.IsEmpty ? [] : ExecutionDirectives.AccessDefinition, .. _hasContexts ? [ExecutionDirectives.Context] : Array.Empty<DefinitionNode>(),
        ]));
    }

    /// <summary>Scalars, enums and unions that only hidden fields return.</summary>
    private IEnumerable<TypeDefinitionNode> HiddenTypes() => _schema.Sources
        .SelectMany(s => s.Schema.TypesInOrder)
        .Where(t => t is ScalarType or EnumType or UnionType && !t.IsBuiltIn && _schema.Public.GetType(t.Name) is null)
        .Where(t => !KnownDefinitions.FederationScalars.ContainsKey(t.Name) && t.Name != KnownDefinitions.CacheControlScope
            && !ApolloNames.IsMachinery(t.Name))
        .GroupBy(t => t.Name)
        .OrderBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => Mark(g.First() switch
        {
            EnumType => new EnumTypeDefinitionNode(
                g.Key, [.. g.OfType<EnumType>().SelectMany(e => e.Values).Select(v => v.Name).Distinct().Select(n => new EnumValueDefinitionNode(n))]),
            UnionType => new UnionTypeDefinitionNode(
                g.Key, [.. g.OfType<UnionType>().SelectMany(u => u.Members).Select(m => m.Name).Distinct()
                    .Where(_schema.Types.ContainsKey).Select(n => new NamedTypeNode(n))]),
            _ => (TypeDefinitionNode)new ScalarTypeDefinitionNode(g.Key),
        }))
        .Select(t => t with { Directives = [.. t.Directives, ExecutionDirectives.Make("inaccessible")] });

    private TypeDefinitionNode Mark(TypeDefinitionNode type) => type switch
    {
        ObjectTypeDefinitionNode complex => complex with { Directives = MarkType(type), Fields = MarkFields(type.Name, complex.Fields) },
        InterfaceTypeDefinitionNode complex => complex with { Directives = MarkType(type), Fields = MarkFields(type.Name, complex.Fields) },
        EnumTypeDefinitionNode choice => choice with { Directives = MarkType(type), Values = [.. choice.Values.Select(v => Mark(type.Name, v))] },
        InputObjectTypeDefinitionNode input => input with { Directives = MarkType(type), Fields = [.. input.Fields.Select(f => Mark(type.Name, f))] },
        _ => type with { Directives = MarkType(type) },
    };

    private TypeDefinitionNode MarkHidden(CompositeType type)
    {
        TypeDefinitionNode definition = type.IsInterface
            ? new InterfaceTypeDefinitionNode(type.Name, [], MarkFields(type.Name, []))
            : new ObjectTypeDefinitionNode(type.Name, [], MarkFields(type.Name, []));
        return definition with { Directives = [.. MarkType(definition), ExecutionDirectives.Make("inaccessible")] };
    }

    private List<DirectiveNode> MarkType(TypeDefinitionNode type)
    {
        var marks = new List<DirectiveNode>(type.Directives);
        var lookups = _schema.Types.TryGetValue(type.Name, out var composite)
            ? composite.Lookups
            : [.. _schema.Types.Values.SelectMany(t => t.Lookups).Where(l => l.ReturnType == type.Name).Distinct()];
        var sources = composite?.Sources ?? [.. _schema.Sources.Where(s => s.Schema.GetType(type.Name) is { IsBuiltIn: false })];
        marks.AddRange(sources.Select(s => ExecutionDirectives.Make("type", ("schema", _names[s]))));
        marks.AddRange(lookups.Where(l => l.ReturnType == type.Name).Select(l => Mark(l)));
        foreach (var source in sources)
        {
            var part = source.Schema.GetType(type.Name);
            marks.AddRange(((part as ComplexType)?.Interfaces ?? []).Select(i =>
                ExecutionDirectives.Make("implements", ("schema", _names[source]), ("interface", ExecutionDirectives.Text(i.Name)))));
            marks.AddRange(((part as UnionType)?.Members ?? []).Select(m =>
                ExecutionDirectives.Make("unionMember", ("schema", _names[source]), ("member", ExecutionDirectives.Text(m.Name)))));
        }

        marks.AddRange(ExecutionDirectives.Make(_schema.Access.Of(type.Name)));
        return marks;
    }

    private DirectiveNode Mark(Lookup lookup)
    {
        var paths = lookup.Arguments.Values.SelectMany(SelectedFields).Distinct();
        var isHidden = lookup.Field.Directives.Concat(lookup.Field.DeclaringType.Directives).Any(d => d.Name is "internal" or "inaccessible");
        return ExecutionDirectives.Make(
            "lookup",
            ("schema", _names[lookup.Source]),
            ("key", ExecutionDirectives.Text(string.Join(' ', paths))),
            ("field", ExecutionDirectives.Text(Signature(lookup.Field))),
            ("map", new ListValueNode([.. lookup.Arguments.Values.Select(m => ExecutionDirectives.Text(m.ToString()))])),
            ("path", lookup.Path.Count > 1 ? ExecutionDirectives.Text(string.Join('.', lookup.Path.SkipLast(1))) : null),
            ("internal", isHidden ? new BooleanValueNode(true) : null));
    }

    private List<FieldDefinitionNode> MarkFields(string typeName, IReadOnlyList<FieldDefinitionNode> visible)
    {
        var composite = _schema.Types[typeName];
        var fields = visible.Select(f => f with
        {
            Arguments = [.. f.Arguments.Select(a => Mark(composite.Fields[f.Name], a))],
            Directives = [.. f.Directives, .. Mark(composite.Fields[f.Name], f.Type.ToString()), .. ExecutionDirectives.Make(_schema.Access.Of(typeName, f.Name))],
        }).ToList();
        foreach (var hidden in composite.Fields.Values.Where(h => visible.All(v => v.Name != h.Name)).OrderBy(h => h.Name, StringComparer.Ordinal))
        {
            var type = SchemaPrinter.ToTypeNode(hidden.Sources[0].Field.Type);
            fields.Add(new FieldDefinitionNode(hidden.Name, [], type)
            {
                Directives = [.. Mark(hidden, type.ToString()), .. ExecutionDirectives.Make(_schema.Access.Of(typeName, hidden.Name)), ExecutionDirectives.Make("inaccessible")],
            });
        }

        return fields;
    }

    private IEnumerable<DirectiveNode> Mark(CompositeField field, string mergedType)
    {
        foreach (var source in field.Sources.Where(s => !s.IsOverridden))
        {
            var type = source.Field.Type.ToString()!;
            yield return ExecutionDirectives.Make(
                "field",
                ("schema", _names[source.Source]),
                ("sourceType", type == mergedType ? null : ExecutionDirectives.Text(type)),
                ("provides", source.Provides is null ? null : ExecutionDirectives.Text(Flat(source.Provides))),
                ("external", source.IsExternal ? new BooleanValueNode(true) : null));
        }

        foreach (var source in field.Sources.Where(s => s.Requirements.Count > 0 && !s.IsOverridden))
        {
            var maps = source.Field.Arguments.Select(a =>
                source.Requirements.TryGetValue(a.Name, out var map) ? (ValueNode)ExecutionDirectives.Text(map.ToString()) : new NullValueNode());
            yield return ExecutionDirectives.Make(
                "requires",
                ("schema", _names[source.Source]),
                ("requirements", ExecutionDirectives.Text(string.Join(' ', source.Requirements.Values.SelectMany(SelectedFields).Distinct()))),
                ("field", ExecutionDirectives.Text(Signature(source.Field))),
                ("map", new ListValueNode([.. maps])));
        }

        foreach (var source in field.Sources.Where(s => !s.IsOverridden))
        {
            foreach (var (argument, context) in source.Contexts)
            {
                _hasContexts = true;
                yield return ExecutionDirectives.Make(
                    "context",
                    ("schema", _names[source.Source]),
                    ("name", ExecutionDirectives.Text(context.Context)),
                    ("types", new ListValueNode([.. context.Types.Order(StringComparer.Ordinal).Select(ExecutionDirectives.Text)])),
                    ("field", ExecutionDirectives.Text(Signature(source.Field))),
                    ("argument", ExecutionDirectives.Text(argument)),
                    ("map", ExecutionDirectives.Text(context.Value.ToString())));
            }
        }
    }

    private InputValueDefinitionNode Mark(CompositeField field, InputValueDefinitionNode argument) => argument with
    {
        Directives = [.. argument.Directives, .. field.Sources
            .Where(s => !s.IsOverridden)
            .Select(s => (s.Source, Argument: s.Field.GetArgument(argument.Name)))
            .Where(s => s.Argument is not null)
            .Select(s => MarkInput(s.Source, s.Argument!, argument))], // just tested
    };

    private InputValueDefinitionNode Mark(string typeName, InputValueDefinitionNode field) => field with
    {
        Directives = [.. field.Directives, .. _schema.Sources
            .Select(s => (Source: s, Field: (s.Schema.GetType(typeName) as InputObjectType)?.GetField(field.Name)))
            .Where(s => s.Field is not null)
            .Select(s => MarkInput(s.Source, s.Field!, field))], // just tested
    };

    private DirectiveNode MarkInput(SourceSchemaInfo source, InputValue value, InputValueDefinitionNode merged)
    {
        var type = value.Type.ToString()!;
        return ExecutionDirectives.Make(
            "inputField", ("schema", _names[source]), ("sourceType", type == merged.Type.ToString() ? null : ExecutionDirectives.Text(type)));
    }

    private EnumValueDefinitionNode Mark(string typeName, EnumValueDefinitionNode value) => value with
    {
        Directives = [.. value.Directives, .. _schema.Sources
            .Where(s => (s.Schema.GetType(typeName) as EnumType)?.GetValue(value.Name) is not null)
            .Select(s => ExecutionDirectives.Make("enumValue", ("schema", _names[s])))],
    };

    private static string Signature(Field field)
    {
        var arguments = string.Join(", ", field.Arguments.Select(a => $"{a.Name}: {a.Type}{(a.DefaultValue is null ? "" : $" = {a.DefaultValue}")}"));
        return arguments.Length == 0 ? $"{field.Name}: {field.Type}" : $"{field.Name}({arguments}): {field.Type}";
    }

    /// <summary>The fields a map reads, as a selection; alternatives side by side.</summary>
    private static IEnumerable<string> SelectedFields(SelectedValue map)
    {
        foreach (var entry in map.Alternatives)
        {
            var inner = (entry.Object?.SelectMany(f => SelectedFields(f.Value)) ?? (entry.List is null ? [] : SelectedFields(entry.List))).Distinct();
            var text = string.Join(' ', inner);
            foreach (var segment in entry.Path.Reverse())
            {
                var field = segment with { TypeCondition = null };
                text = text.Length == 0 ? field.ToString() : $"{field} {{ {text} }}";
                text = segment.TypeCondition is null ? text : $"... on {segment.TypeCondition} {{ {text} }}";
            }

            if (text.Length > 0)
            {
                yield return text;
            }
        }
    }

    private static string Flat(SelectionSetNode selection) => string.Join(' ', selection.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))[1..^1].Trim();
}
