using TmfGraph.Transcriber.Documents;

namespace TmfGraph.Transcriber.Model;

/// <summary>An object type or an enum of the model, while it is being put together.</summary>
internal sealed class ModelType(string name)
{
    public string Name { get; } = name;

    public string Description { get; set; } = "";

    public List<ModelDirective> Directives { get; } = [];

    public List<ModelField> Fields { get; } = [];

    /// <summary>Values of an enum as REST spells them; empty for an object type.</summary>
    public List<ModelValue> Values { get; } = [];

    public bool IsEnum => Values.Count > 0;

    public ModelField? Find(string attribute) => Fields.Find(field => field.Attribute == attribute);
}

/// <summary>A field, named as TMF names the attribute; the writer maps the name to GraphQL.</summary>
internal sealed class ModelField(string attribute, Shape shape)
{
    public string Attribute { get; } = attribute;

    public Shape Shape { get; set; } = shape;

    public bool IsNonNull { get; set; }

    public string Description { get; set; } = "";

    public List<ModelDirective> Directives { get; } = [];

    public bool Has(string directive) => Directives.Exists(candidate => candidate.Name == directive);

    /// <summary>Adds the directive unless the field has one of that name.</summary>
    public void Mark(string directive, params IEnumerable<(string, object)> arguments)
    {
        if (!Has(directive))
        {
            Directives.Add(new ModelDirective(directive, [.. arguments]));
        }
    }
}

/// <summary>A value of an enum: its TMF spelling and its GraphQL name.</summary>
internal sealed record ModelValue(string Value, string Name, string Description);

/// <summary>A directive with arguments: strings, booleans, string lists and lists of enum values.</summary>
internal sealed record ModelDirective(string Name, IReadOnlyList<(string Name, object Value)> Arguments);

/// <summary>Names of enum values, written without quotes.</summary>
internal sealed record EnumList(IReadOnlyList<string> Names);
