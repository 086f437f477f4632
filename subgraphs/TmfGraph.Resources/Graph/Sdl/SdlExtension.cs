using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The SDL that code adds to a domain's schema. Fields and values stand with the types they extend, the rest behind all others.</summary>
internal sealed class SdlExtension
{
    private readonly ILookup<string, SyntaxNode> _members;
    private readonly IReadOnlyList<DefinitionNode> _definitions;

    private SdlExtension(IEnumerable<DefinitionNode> definitions)
    {
        var all = definitions.ToList();
        var types = all.OfType<TypeDefinitionNode>().Where(t => t.IsExtension).ToList();
        _members = types.SelectMany(t => MembersOf(t).Select(m => (t.Name, Member: m))).ToLookup(p => p.Name, p => p.Member, StringComparer.Ordinal);
        _definitions = [.. all.Where(d => d is not TypeDefinitionNode { IsExtension: true } type || !IsMembersOnly(type))];
    }

    public static SdlExtension None { get; } = new([]);

    /// <summary>Types that get members.</summary>
    public IEnumerable<string> ExtendedTypes => _members.Select(m => m.Key);

    /// <summary>What a host adds.</summary>
    public static SdlExtension Of(Action<SchemaBuilder>? extend)
    {
        if (extend is null)
        {
            return None;
        }

        var builder = new SchemaBuilder();
        extend(builder);
        return builder.Documents.Count == 0 ? None : new SdlExtension(builder.Documents.SelectMany(d => d.Definitions));
    }

    /// <summary>Whether members are added to the type.</summary>
    public bool Extends(string type) => _members.Contains(type);

    /// <summary>Writes what is added to a type, inside of its braces.</summary>
    public void WriteMembers(SdlText sdl, string type)
    {
        foreach (var member in _members[type])
        {
            switch (member)
            {
                case FieldDefinitionNode field: WriteField(sdl, field); break;
                case InputValueDefinitionNode field: WriteInput(sdl, field); break;
                case EnumValueDefinitionNode value: sdl.Member(value.Description, (value with { Description = null }).ToString()); break;
            }
        }
    }

    /// <summary>Writes definitions of its own, and extensions by more than members.</summary>
    public void WriteDefinitions(SdlText sdl)
    {
        foreach (var definition in _definitions)
        {
            sdl.Definition(definition is TypeDefinitionNode { IsExtension: true } type && !IsMembersOnly(type) ? WithoutMembers(type) : definition);
        }
    }

    private static void WriteField(SdlText sdl, FieldDefinitionNode field)
    {
        if (field.Arguments.All(a => a.Description is null))
        {
            sdl.Member(field.Description, (field with { Description = null }).ToString());
            return;
        }

        var text = (field with { Description = null, Arguments = [] }).ToString();
        sdl.Member(
            field.Description,
            field.Name,
            () =>
            {
                foreach (var argument in field.Arguments)
                {
                    WriteInput(sdl, argument);
                }
            },
            text[field.Name.Length..]);
    }

    private static void WriteInput(SdlText sdl, InputValueDefinitionNode value) => sdl.Member(value.Description, (value with { Description = null }).ToString());

    private static IEnumerable<SyntaxNode> MembersOf(TypeDefinitionNode type) => type switch
    {
        ComplexTypeDefinitionNode complex => complex.Fields,
        InputObjectTypeDefinitionNode input => input.Fields,
        EnumTypeDefinitionNode values => values.Values,
        _ => [],
    };

    private static bool IsMembersOnly(TypeDefinitionNode type) =>
        type.Directives.Count == 0
        && type is not (UnionTypeDefinitionNode or ScalarTypeDefinitionNode or ComplexTypeDefinitionNode { Interfaces.Count: > 0 });

    private static TypeDefinitionNode WithoutMembers(TypeDefinitionNode type) => type switch
    {
        ComplexTypeDefinitionNode complex => complex with { Fields = [] },
        InputObjectTypeDefinitionNode input => input with { Fields = [] },
        EnumTypeDefinitionNode values => values with { Values = [] },
        _ => type,
    };
}
