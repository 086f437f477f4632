using TmfGraph.Resources.Graph.Layout;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Rest.Documents.Pages;

/// <summary>The attributes of a type: name, type, what is to be known when writing it, and what it means.</summary>
internal static class AttributeList
{
    public static void Add(HtmlText html, StructuredType type)
    {
        html.Add($"<dl>");
        foreach (var attribute in type.Attributes)
        {
            html.Add($"<div><dt><code>{attribute.JsonName}</code> <span class=\"type\">{TypeOf(attribute)}</span></dt><dd><p>{attribute.Description}</p>");
            var marks = Marks(attribute).ToList();
            if (marks.Count > 0)
            {
                html.Add($"<div class=\"marks\">");
                foreach (var mark in marks)
                {
                    html.Add($"<span class=\"tag{(mark is "required" ? " must" : "")}\">{mark}</span> ");
                }

                html.Add($"</div>");
            }

            html.AddLine($"</dd></div>");
        }

        html.Add($"</dl>");
    }

    private static HtmlText TypeOf(AttributeModel attribute)
    {
        var html = new HtmlText();
        html.Add($"{(attribute.IsList ? "list of " : "")}");
        return attribute switch
        {
            { Type: { } type } => html.Add($"<a href=\"#{type.Name}\">{type.Name}</a>"),
            { Enum: { } values } => html.Add($"<a href=\"#{values.Name}\">{values.Name}</a>"),
            { Scalar: { } scalar } => html.Add($"{GraphNames.Scalar(scalar)}"),
            _ => html,
        };
    }

    private static IEnumerable<string> Marks(AttributeModel attribute)
    {
        if (attribute.Required)
        {
            yield return "required";
        }

        if (attribute.RequiredNested.Count > 0)
        {
            yield return $"each with {string.Join(", ", attribute.RequiredNested.Select(a => a.JsonName))}";
        }

        if (attribute.UpdatedByServer)
        {
            yield return "renewed by the server at each change";
        }
        else if (attribute.SetByServer)
        {
            yield return "set by the server";
        }

        if (attribute.Immutable)
        {
            yield return "not to be changed";
        }

        if (attribute.Lifecycle?.Initial is { } initial)
        {
            yield return $"begins as {initial}";
        }
        else if (attribute.Default is { } value)
        {
            yield return value == "$now" ? "default: now" : $"default: {value}";
        }

        if (attribute.OnSubtypes.Count > 0)
        {
            yield return $"only {string.Join(", ", attribute.OnSubtypes)}";
        }

        if (attribute.DeprecationReason is not null)
        {
            yield return "deprecated";
        }
    }
}
