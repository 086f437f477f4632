using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Sources;

/// <summary>Asks schema members for the directives applied to them.</summary>
internal static class DirectiveExtensions
{
    public static DirectiveNode? Find(this Field field, string name) => field.Directives.Find(name);

    public static DirectiveNode? Find(this InputValue value, string name) => value.Directives.Find(name);

    public static bool Has(this Field field, string name) => field.Directives.Find(name) is not null;

    public static bool Has(this InputValue value, string name) => value.Directives.Find(name) is not null;

    public static bool Has(this NamedType type, string name) => type.Directives.Find(name) is not null;

    /// <summary>The coordinate of an argument: <c>Type.field(argument:)</c>.</summary>
    public static string CoordinateOf(this Field field, InputValue argument) => $"{field.Coordinate}({argument.Name}:)";

    /// <summary>Internal itself, or a member of an internal type.</summary>
    public static bool IsInternal(this Field field) => field.Has(DirectiveNames.Internal) || field.DeclaringType.Has(DirectiveNames.Internal);

    /// <summary>Shareable itself, or of a type that is, which stands for each of its fields.</summary>
    public static bool IsShareable(this Field field) => field.Has(DirectiveNames.Shareable) || field.DeclaringType.Has(DirectiveNames.Shareable);

    /// <summary>Whether it is the gateway that gives it, so that clients do not see it.</summary>
    public static bool IsFilled(this InputValue argument) => argument.Has(DirectiveNames.Require) || argument.Has(DirectiveNames.FromContext);

    /// <summary>Arguments that are filled from other source schemas.</summary>
    public static IEnumerable<InputValue> Requirements(this Field field) => field.Arguments.Where(a => a.Has(DirectiveNames.Require));
}
