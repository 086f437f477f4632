using TmfGraph.Transcriber.Documents;
using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>
/// Makes one type of all definitions that share a GraphQL name: the union of their attributes and of their enum values, in the order of the
/// first document. Attributes of different kinds are an error until the overlay settles them.
/// </summary>
internal sealed class TypeMerger(NamingPlan naming, Overlay overlay, Findings findings)
{
    private const string Anything = "Any";

    private readonly Dictionary<string, MergedType> _types = [];
    private readonly Queue<(Source Source, string Name, Definition Definition)> _open = new();
    private readonly HashSet<(string Api, string Name, string Definition)> _seen = [];

    public IReadOnlyDictionary<string, MergedType> Merge(SourceSet sources)
    {
        foreach (var source in sources.All)
        {
            foreach (var resource in source.Api.Resources)
            {
                var name = naming.ResourceName(source, resource);
                Enqueue(source, name, resource.Definition);
                if (naming.Owner(source, name) == source.Api.Id)
                {
                    Get(name).Resource = (source, resource);
                }
            }

            while (_open.TryDequeue(out var next))
            {
                Add(next.Source, Get(next.Name), next.Definition);
            }
        }

        return _types;
    }

    private MergedType Get(string name) =>
        _types.TryGetValue(name, out var type) ? type : _types[name] = new MergedType(name);

    private void Enqueue(Source source, string name, string definition)
    {
        if (_seen.Add((source.Api.Id, name, definition)))
        {
            _open.Enqueue((source, name, source.Document.Definitions[definition]));
        }
    }

    private void Add(Source source, MergedType type, Definition definition)
    {
        type.Occurrences.Add((source, definition));
        foreach (var value in definition.Values)
        {
            AddValue(type.Model, value);
        }

        foreach (var attribute in definition.Attributes)
        {
            AddAttribute(source, type, attribute);
        }

        if (type.Resource is not null && overlay.Shapes.Subtypes.TryGetValue(type.Model.Name, out var subtypes))
        {
            AddSubtypes(source, type, subtypes);
        }
    }

    private void AddValue(ModelType type, string value)
    {
        if (type.Values.TrueForAll(known => known.Value != value))
        {
            var name = overlay.Names.Values.GetValueOrDefault($"{type.Name}.{value}") ?? GraphQLNames.OfEnumValue(value);
            type.Values.Add(new ModelValue(value, name, ""));
        }
    }

    private ModelField AddAttribute(Source source, MergedType type, DefinitionAttribute attribute)
    {
        var model = type.Model;
        var name = overlay.Shapes.Folded.GetValueOrDefault($"{model.Name}.{attribute.Name}") ?? attribute.Name;
        var shape = Resolve(source, model, attribute);
        if (model.Find(name) is { } known)
        {
            if (known.Shape != shape)
            {
                Reconcile(source, model, known, shape);
            }

            return known;
        }

        var field = new ModelField(name, shape);
        var place = name.StartsWith('@') ? -1 : model.Fields.FindIndex(other => other.Attribute.StartsWith('@'));
        model.Fields.Insert(place < 0 ? model.Fields.Count : place, field);
        return field;
    }

    private Shape Resolve(Source source, ModelType type, DefinitionAttribute attribute)
    {
        var shape = attribute.Shape;
        if (overlay.Shapes.Kinds.GetValueOrDefault($"{type.Name}.{attribute.Name}") == Anything)
        {
            return new Shape(Anything, IsScalar: true, IsList: false);
        }

        if (shape.IsScalar)
        {
            return attribute.Name == "id" ? shape with { Type = "ID" } : shape;
        }

        if (!source.Document.Definitions.ContainsKey(shape.Type))
        {
            findings.Note($"{source.Api.Id} has no definition {shape.Type}: {type.Name}.{attribute.Name} takes any value.");
            return new Shape(Anything, IsScalar: true, shape.IsList);
        }

        var name = naming.ValueName(source, shape.Type);
        Enqueue(source, name, shape.Type);
        return shape with { Type = name };
    }

    private void Reconcile(Source source, ModelType type, ModelField field, Shape other)
    {
        var coordinate = $"{type.Name}.{field.Attribute}";
        if (overlay.Shapes.Kinds.TryGetValue(coordinate, out var settled))
        {
            field.Shape = field.Shape.ToString() == settled ? field.Shape : other;
        }

        if (settled is null || field.Shape.ToString() != settled)
        {
            findings.Error($"{coordinate} is {field.Shape}, but {other} in {source.Api.Id}: settle it in the overlay's shapes.json.");
        }
    }

    private void AddSubtypes(Source source, MergedType type, List<string> subtypes)
    {
        var owners = new Dictionary<ModelField, List<string>>();
        foreach (var subtype in subtypes)
        {
            if (!source.Document.Definitions.TryGetValue(subtype, out var definition))
            {
                continue;
            }

            foreach (var attribute in definition.Attributes)
            {
                if (type.Model.Find(attribute.Name) is { } known && !owners.ContainsKey(known))
                {
                    continue;
                }

                var field = AddAttribute(source, type, attribute);
                (owners.TryGetValue(field, out var names) ? names : owners[field] = []).Add(subtype);
            }
        }

        foreach (var (field, names) in owners)
        {
            field.Mark("onSubtype", ("names", names));
        }

        if (type.Model.Directives.TrueForAll(directive => directive.Name != "subtypes"))
        {
            type.Model.Directives.Add(new ModelDirective("subtypes", [("names", subtypes)]));
        }
    }
}
