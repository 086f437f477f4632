using System.Text.Json;
using System.Text.Json.Nodes;
using System.Collections.Frozen;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>
/// Builds a <see cref="DomainModel"/> in steps: shells of all types first, so that attributes can point at them in any order, then attributes,
/// then what follows from these (references, states, APIs, walks). Every step reports and goes on; the end throws once.
/// </summary>
internal sealed class ModelBuilder(string name, ModelDocuments documents)
{
    private static readonly string[] StateNames = ["state", "status", "lifecycleStatus"];

    private readonly Dictionary<string, ResourceType> _resources = new(StringComparer.Ordinal);

    private readonly Dictionary<string, ValueType> _valueTypes = new(StringComparer.Ordinal);

    private readonly Dictionary<string, EnumModel> _enums = new(StringComparer.Ordinal);

    public DomainModel Build()
    {
        DeclareEnums();
        DeclareTypes();
        CheckSubtypes();
        ReadAttributes();
        ResolveReferences();
        var apis = new ApiReader(documents, _resources).Read();
        FindReferencePaths();
        var extensions = new WalkReader(documents, _resources).Read();
        if (documents.Problems.Count > 0)
        {
            throw new ModelException(name, [.. documents.Problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
        }

        var (valueTypes, enums) = Reachable();
        return new DomainModel
        {
            Name = name,
            Apis = apis,
            Resources = _resources.ToFrozenDictionary(StringComparer.Ordinal),
            ValueTypes = valueTypes,
            Enums = enums,
            Extensions = extensions,
            Schemas = documents.Schemas,
        };
    }

    private void DeclareEnums()
    {
        foreach (var (enumName, source) in documents.Enums)
        {
            var members = new List<EnumMember>();
            var extensions = documents.EnumExtensions.Where(e => e.Node.Name == enumName).Select(e => (e.File, e.Node));
            foreach (var (file, node) in extensions.Prepend((source.File, source.Node)))
            {
                foreach (var value in node.Values)
                {
                    var tmfValue = ModelDirectives.Find(value.Directives, "tmf").Text("name") ?? ModelNames.EnumValue(value.Name);
                    if (members.Any(m => m.Name == value.Name || m.Value == tmfValue))
                    {
                        documents.Report(file, value, $"{enumName}.{value.Name}", $"The value '{tmfValue}' is there twice; remove one.");
                        continue;
                    }

                    members.Add(new EnumMember(value.Name, tmfValue, value.Description));
                }
            }

            _enums.Add(enumName, new EnumModel { Name = enumName, Description = source.Node.Description, Members = members });
        }

        foreach (var (file, node) in documents.EnumExtensions.Where(e => !documents.Enums.ContainsKey(e.Node.Name)))
        {
            documents.Report(file, node, node.Name, "There is no such enum to extend; define it, or correct the name.");
        }
    }

    private void DeclareTypes()
    {
        foreach (var (file, node) in documents.Types.Values)
        {
            if (ModelDirectives.Find(node.Directives, "resource") is { } resource)
            {
                var extensions = OperationReader.ReadExtensions(documents, file, node, resource);
                _resources.Add(node.Name, new ResourceType
                {
                    Name = node.Name,
                    Description = node.Description,
                    TmfName = resource.Text("name") ?? node.Name,
                    Path = (resource.Text("path") ?? "").Split('/')[^1],
                    Aliases = resource.Texts("aliases") ?? [],
                    Operations = OperationReader.Read(documents, file, node, resource) | extensions,
                    Extensions = extensions,
                    IsTask = resource.Flag("task"),
                    Events = resource.Texts("events") ?? [],
                    Example = ReadExample(file, node),
                    Subtypes =
                    [
                        .. (ModelDirectives.Find(node.Directives, "subtypes").Texts("names") ?? [])
                            .Concat(documents.Subtypes.Where(s => s.Resource == node.Name).Select(s => s.Node.Name)).Distinct(StringComparer.Ordinal),
                    ],
                });
            }
            else
            {
                _valueTypes.Add(node.Name, new ValueType
                {
                    Name = node.Name,
                    Description = node.Description,
                    Reference = AttributeReader.ReadReference(ModelDirectives.Find(node.Directives, "reference")),
                });
            }
        }
    }

    /// <summary>The <c>@example</c> of a resource; it may stand on an extension, as an official type is not ours to edit.</summary>
    private JsonObject? ReadExample(string file, ObjectTypeDefinitionNode node)
    {
        var extensions = documents.TypeExtensions.Where(e => e.Node.Name == node.Name).Select(e => (e.File, e.Node));
        foreach (var (source, definition) in extensions.Prepend((file, node)))
        {
            if (ModelDirectives.Find(definition.Directives, "example") is not { } directive)
            {
                continue;
            }

            try
            {
                if (JsonNode.Parse(directive.Text("value") ?? "") is JsonObject example)
                {
                    return example;
                }
            }
            catch (JsonException)
            {
                // said below, as for any other text that is no object
            }

            documents.Report(source, directive, node.Name, "'value' of @example must be the text of a JSON object.");
        }

        return null;
    }

    private void CheckSubtypes()
    {
        foreach (var (file, node, resource) in documents.Subtypes.Where(s => !_resources.ContainsKey(s.Resource)))
        {
            documents.Report(file, node, node.Name, $"@subtypeOf names '{resource}', which is no resource of this subgraph; correct the name, or move the file.");
        }
    }

    private void ReadAttributes()
    {
        var reader = new AttributeReader(documents, _resources, _valueTypes, _enums);
        foreach (var type in _resources.Values.Concat<StructuredType>(_valueTypes.Values))
        {
            var source = documents.Types[type.Name];
            var extensions = documents.TypeExtensions.Where(e => e.Node.Name == type.Name).Select(e => (e.File, e.Node));
            reader.Read(type, extensions.Prepend((source.File, source.Node)));
        }
    }

    /// <summary>What needs all attributes of all types: keys of references, nested requirements, parts.</summary>
    private void ResolveReferences()
    {
        foreach (var type in _resources.Values.Concat<StructuredType>(_valueTypes.Values))
        {
            var (file, node) = documents.Types[type.Name];
            if (type is ValueType { Reference: { } own } && type.GetByName(own.Key) is null)
            {
                documents.Report(file, node, type.Name, $"@reference names the key '{own.Key}', which the type does not have; name the attribute with the target's id.");
            }

            foreach (var attribute in type.Attributes)
            {
                ResolveReference(file, node, type, attribute);
            }
        }
    }

    private void ResolveReference(string file, ObjectTypeDefinitionNode node, StructuredType type, AttributeModel attribute)
    {
        var coordinate = $"{type.Name}.{attribute.Name}";
        var field = node.Fields.FirstOrDefault(f => f.Name == attribute.Name);
        var directive = ModelDirectives.Find(field?.Directives ?? [], "reference");
        if (directive is not null && attribute.Type is null)
        {
            documents.Report(file, field, coordinate, "@reference stands on an attribute that holds objects; this one holds plain values.");
        }
        else if (directive is not null && attribute.Reference is { } reference && attribute.Type!.GetByName(reference.Key) is null)
        {
            documents.Report(file, field, coordinate, $"@reference names the key '{reference.Key}', which {attribute.Type.Name} does not have; name the attribute with the target's id.");
        }

        if (attribute.IsPartCollection && (type is not ResourceType || !attribute.IsList || attribute.Type?.GetByName("id") is null))
        {
            documents.Report(file, field, coordinate, "@parts stands on a list of a resource whose objects have an id; remove it.");
        }

        attribute.Reference ??= (attribute.Type as ValueType)?.Reference;
        var nested = ModelDirectives.Find(field?.Directives ?? [], "requiredNested").Texts("attributes") ?? [];
        if (nested.Where(n => attribute.Type?.GetByName(n) is null).ToList() is { Count: > 0 } unknown)
        {
            documents.Report(file, field, coordinate, $"@requiredNested names '{string.Join("', '", unknown)}', which the objects here do not have.");
        }

        attribute.RequiredNested = [.. nested.Select(n => attribute.Type?.GetByName(n)).OfType<AttributeModel>()];
    }

    private void FindReferencePaths()
    {
        foreach (var resource in _resources.Values)
        {
            resource.References = ReferencePathFinder.Find(resource);
            resource.StateAttribute = resource.Attributes.FirstOrDefault(a => a.Lifecycle is not null)
                ?? StateNames.Append($"{resource.Path}Status").Select(resource.GetByJsonName)
                    .FirstOrDefault(a => a is { IsList: false } && (a.Enum is not null || a.Scalar is ScalarKind.String));
        }
    }

    /// <summary>The value types and enums that the resources use, however deep: a subgraph shows no others.</summary>
    private (FrozenDictionary<string, ValueType> ValueTypes, FrozenDictionary<string, EnumModel> Enums) Reachable()
    {
        var types = new HashSet<StructuredType>(_resources.Values);
        var enums = new HashSet<EnumModel>();
        var open = new Queue<StructuredType>(types);
        while (open.TryDequeue(out var type))
        {
            foreach (var attribute in type.Attributes)
            {
                if (attribute.Enum is not null)
                {
                    enums.Add(attribute.Enum);
                }

                if (attribute.Type is not null && types.Add(attribute.Type))
                {
                    open.Enqueue(attribute.Type);
                }
            }
        }

        return (types.OfType<ValueType>().ToFrozenDictionary(t => t.Name, StringComparer.Ordinal),
            enums.ToFrozenDictionary(e => e.Name, StringComparer.Ordinal));
    }
}
