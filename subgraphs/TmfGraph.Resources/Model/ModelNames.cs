using System.Text;

namespace TmfGraph.Resources.Model;

/// <summary>How names of the TMF documents and of GraphQL follow from each other where no <c>@tmf</c> says otherwise.</summary>
internal static class ModelNames
{
    /// <summary>The TMF name of an attribute: <c>atType</c> is <c>@type</c>, all else stays.</summary>
    public static string JsonName(string graphName) => graphName switch
    {
        "atType" => "@type",
        "atBaseType" => "@baseType",
        "atSchemaLocation" => "@schemaLocation",
        "atReferredType" => "@referredType",
        _ => graphName,
    };

    /// <summary>The TMF value of an enum value: the camelCase of it, <c>IN_PROGRESS</c> is <c>inProgress</c>.</summary>
    public static string EnumValue(string graphName)
    {
        var text = new StringBuilder(graphName.Length);
        foreach (var word in graphName.Split('_', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append(text.Length == 0 ? char.ToLowerInvariant(word[0]) : char.ToUpperInvariant(word[0]));
            text.Append(word[1..].ToLowerInvariant());
        }

        return text.ToString();
    }

    /// <summary>The scalar of that GraphQL name, or null.</summary>
    public static ScalarKind? Scalar(string graphName) => graphName switch
    {
        "String" => ScalarKind.String,
        "ID" => ScalarKind.Id,
        "Boolean" => ScalarKind.Boolean,
        "Int" => ScalarKind.Int,
        "Long" => ScalarKind.Long,
        "Float" => ScalarKind.Float,
        "Decimal" => ScalarKind.Decimal,
        "DateTime" => ScalarKind.DateTime,
        "Date" => ScalarKind.Date,
        "Base64String" => ScalarKind.Base64,
        "Any" => ScalarKind.Any,
        _ => null,
    };
}
