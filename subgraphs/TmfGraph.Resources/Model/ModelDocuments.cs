using TmfGraph.GraphQL.Language;
using TmfGraph.Resources.Model.Extensions;

namespace TmfGraph.Resources.Model;

/// <summary>A definition with the file it stands in.</summary>
internal readonly record struct Sourced<T>(string File, T Node)
    where T : SyntaxNode;

/// <summary>The files of a model taken apart: which definitions there are, and where.</summary>
internal sealed class ModelDocuments
{
    public List<(string File, DirectiveNode Directive)> Apis { get; } = [];

    /// <summary>Object types by name, in the order of the files.</summary>
    public Dictionary<string, Sourced<ObjectTypeDefinitionNode>> Types { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Sourced<EnumTypeDefinitionNode>> Enums { get; } = new(StringComparer.Ordinal);

    public List<Sourced<ObjectTypeDefinitionNode>> TypeExtensions { get; } = [];

    public List<Sourced<EnumTypeDefinitionNode>> EnumExtensions { get; } = [];

    /// <summary>Subtypes that are declared as types of their own, with the resource they are a kind of.</summary>
    public List<(string File, ObjectTypeDefinitionNode Node, string Resource)> Subtypes { get; } = [];

    /// <summary>The operator's JSON Schemas.</summary>
    public List<ExtensionSchema> Schemas { get; } = [];

    public List<ModelProblem> Problems { get; } = [];

    public static ModelDocuments Read(IEnumerable<(string File, string Sdl)> files)
    {
        var documents = new ModelDocuments();
        var schemas = new List<(string File, string Text)>();
        foreach (var (file, text) in files)
        {
            if (file.EndsWith(ExtensionReader.Suffix, StringComparison.Ordinal))
            {
                schemas.Add((file, text));
            }
            else
            {
                documents.Add(file, text);
            }
        }

        foreach (var (file, text) in schemas)
        {
            if (ExtensionReader.Read(documents, file, text) is { } schema)
            {
                documents.Schemas.Add(schema);
            }
        }

        return documents;
    }

    public void Report(string file, SyntaxNode? node, string coordinate, string message) =>
        Problems.Add(new ModelProblem(file, node?.Location.Line ?? 0, coordinate, message));

    /// <summary>Adds the definitions of a file.</summary>
    public void Add(string file, string sdl)
    {
        DocumentNode document;
        try
        {
            document = SyntaxParser.Parse(sdl);
        }
        catch (SyntaxException exception)
        {
            var line = exception.Error.Locations.Count > 0 ? exception.Error.Locations[0].Line : 0;
            Problems.Add(new ModelProblem(file, line, "", exception.Error.Message));
            return;
        }

        foreach (var definition in document.Definitions)
        {
            Add(file, definition);
        }
    }

    private void Add(string file, DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                CheckDirectives(file, "schema", schema.Directives);
                Apis.AddRange(schema.Directives.Where(d => d.Name == "api").Select(d => (file, d)));
                break;
            case ObjectTypeDefinitionNode { IsExtension: true } type:
                CheckMembers(file, type);
                TypeExtensions.Add(new(file, type));
                break;
            case ObjectTypeDefinitionNode type when ModelDirectives.Find(type.Directives, "subtypeOf") is { } directive:
                CheckMembers(file, type);
                AddSubtype(file, type, directive.Text("type") ?? "");
                break;
            case ObjectTypeDefinitionNode type:
                CheckMembers(file, type);
                AddOnce(Types, file, type);
                break;
            case EnumTypeDefinitionNode { IsExtension: true } type:
                CheckMembers(file, type);
                EnumExtensions.Add(new(file, type));
                break;
            case EnumTypeDefinitionNode type:
                CheckMembers(file, type);
                if (type.Name is not "ResourceOperation")
                {
                    AddOnce(Enums, file, type);
                }

                break;
            case ScalarTypeDefinitionNode scalar when ModelNames.Scalar(scalar.Name) is null:
                Report(file, scalar, scalar.Name, "The model has no scalars of its own; use String, or Any for free JSON.");
                break;
            case ScalarTypeDefinitionNode or DirectiveDefinitionNode:
                break;
            case TypeDefinitionNode type:
                Report(file, type, type.Name, "The model is made of object types and enums; write it as one of these.");
                break;
            default:
                Report(file, definition, "", "A model file holds type definitions only; remove the operation or fragment.");
                break;
        }
    }

    /// <summary>What a subtype adds is part of its resource, for documents with that <c>@type</c>.</summary>
    private void AddSubtype(string file, ObjectTypeDefinitionNode type, string resource)
    {
        var onSubtype = new DirectiveNode("onSubtype", [new ArgumentNode("names", new ListValueNode([new StringValueNode(type.Name)]))]);
        TypeExtensions.Add(new(file, type with
        {
            Name = resource,
            IsExtension = true,
            Directives = [],
            Fields = [.. type.Fields.Select(f => f with { Directives = [.. f.Directives, onSubtype] })],
        }));
        Subtypes.Add((file, type, resource));
    }

    private void AddOnce<T>(Dictionary<string, Sourced<T>> table, string file, T type)
        where T : TypeDefinitionNode
    {
        var other = Types.TryGetValue(type.Name, out var first) ? first.File
            : Enums.TryGetValue(type.Name, out var firstEnum) ? firstEnum.File : null;
        if (other is null)
        {
            table.Add(type.Name, new(file, type));
        }
        else
        {
            Report(file, type, type.Name, $"The name is taken by a definition in {other}; rename one, or write 'extend type' to add to it.");
        }
    }

    private void CheckMembers(string file, ObjectTypeDefinitionNode type)
    {
        CheckDirectives(file, type.Name, type.Directives);
        foreach (var field in type.Fields)
        {
            CheckDirectives(file, $"{type.Name}.{field.Name}", field.Directives);
        }
    }

    private void CheckMembers(string file, EnumTypeDefinitionNode type)
    {
        CheckDirectives(file, type.Name, type.Directives);
        foreach (var value in type.Values)
        {
            CheckDirectives(file, $"{type.Name}.{value.Name}", value.Directives);
        }
    }

    private void CheckDirectives(string file, string coordinate, IReadOnlyList<DirectiveNode> directives)
    {
        foreach (var (directive, message) in ModelDirectives.Check(directives))
        {
            Report(file, directive, coordinate, message);
        }
    }
}
