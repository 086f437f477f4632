using System.Text;

namespace TmfGraph.Transcriber.Transcription;

/// <summary>Maps TMF names to GraphQL names and tells when the model has to say the TMF name besides.</summary>
internal static class GraphQLNames
{
    private static readonly HashSet<string> Implied = ["@type", "@baseType", "@schemaLocation", "@referredType"];

    /// <summary><c>@type</c> becomes <c>atType</c>; all other TMF names are legal as they are.</summary>
    public static string OfAttribute(string attribute) =>
        attribute.StartsWith('@') ? "at" + char.ToUpperInvariant(attribute[1]) + attribute[2..] : attribute;

    public static bool NeedsTmfName(string attribute) => attribute.StartsWith('@') && !Implied.Contains(attribute);

    /// <summary><c>inProgress</c> and <c>In progress</c> become <c>IN_PROGRESS</c>.</summary>
    public static string OfEnumValue(string value)
    {
        var name = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var letter = value[i];
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(name.Length > 0 && name[^1] != '_' ? "_" : "");
                continue;
            }

            if (char.IsAsciiLetterUpper(letter) && i > 0 && (char.IsAsciiLetterLower(value[i - 1]) || char.IsAsciiDigit(value[i - 1])))
            {
                name.Append('_');
            }

            name.Append(char.ToUpperInvariant(letter));
        }

        return name.ToString().TrimEnd('_');
    }

    /// <summary>The TMF value that an enum value without <c>@tmf</c> stands for.</summary>
    public static string ToTmfValue(string name)
    {
        var words = name.ToLowerInvariant().Split('_');
        return words[0] + string.Concat(words.Skip(1).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
    }
}
