using TmfGraph.GraphQL.Language;

namespace TmfGraph.Resources.Model;

/// <summary>
/// The directives a model may carry (schema/model/directives.graphqls says what each means), and the reading of their arguments.
/// A directive or argument that is not in the table is a problem, so that a typing error never passes for a wish of its own.
/// </summary>
internal static class ModelDirectives
{
    private enum ArgumentKind
    {
        Text,
        Flag,
        Texts,
    }

    private static readonly Dictionary<string, Dictionary<string, (ArgumentKind Kind, bool Required)>> Known = new()
    {
        ["api"] = new()
        {
            ["id"] = (ArgumentKind.Text, true),
            ["title"] = (ArgumentKind.Text, true),
            ["version"] = (ArgumentKind.Text, true),
            ["basePath"] = (ArgumentKind.Text, true),
            ["aliases"] = (ArgumentKind.Texts, false),
        },
        ["resource"] = new()
        {
            ["path"] = (ArgumentKind.Text, true),
            ["name"] = (ArgumentKind.Text, false),
            ["aliases"] = (ArgumentKind.Texts, false),
            ["operations"] = (ArgumentKind.Texts, false),
            ["extensions"] = (ArgumentKind.Texts, false),
            ["required"] = (ArgumentKind.Texts, false),
            ["task"] = (ArgumentKind.Flag, false),
            ["events"] = (ArgumentKind.Texts, false),
        },
        ["collection"] = new()
        {
            ["path"] = (ArgumentKind.Text, true),
            ["aliases"] = (ArgumentKind.Texts, false),
            ["operations"] = (ArgumentKind.Texts, false),
            ["events"] = (ArgumentKind.Texts, false),
            ["required"] = (ArgumentKind.Texts, false),
        },
        ["roleAlias"] = new() { ["path"] = (ArgumentKind.Text, true), ["of"] = (ArgumentKind.Text, true), ["role"] = (ArgumentKind.Text, true) },
        ["parts"] = [],
        ["tmf"] = new() { ["name"] = (ArgumentKind.Text, true) },
        ["setByServer"] = new() { ["refused"] = (ArgumentKind.Flag, false) },
        ["updatedByServer"] = [],
        ["immutable"] = [],
        ["required"] = [],
        ["requiredNested"] = new() { ["attributes"] = (ArgumentKind.Texts, true) },
        ["index"] = [],
        ["default"] = new() { ["value"] = (ArgumentKind.Text, true) },
        ["lifecycle"] = new() { ["initial"] = (ArgumentKind.Text, false), ["moves"] = (ArgumentKind.Texts, false) },
        ["reference"] = new()
        {
            ["to"] = (ArgumentKind.Texts, true),
            ["key"] = (ArgumentKind.Text, false),
            ["typedBy"] = (ArgumentKind.Text, false),
            ["orValue"] = (ArgumentKind.Flag, false),
        },
        ["onSubtype"] = new() { ["names"] = (ArgumentKind.Texts, true) },
        ["example"] = new() { ["value"] = (ArgumentKind.Text, true) },
        ["subtypes"] = new() { ["names"] = (ArgumentKind.Texts, true) },
        ["subtypeOf"] = new() { ["type"] = (ArgumentKind.Text, true) },
        ["key"] = new() { ["fields"] = (ArgumentKind.Text, true) },
        ["inverse"] = new() { ["of"] = (ArgumentKind.Text, true), ["role"] = (ArgumentKind.Text, false) },
        ["walk"] = new() { ["path"] = (ArgumentKind.Texts, true) },
        ["collect"] = new() { ["ids"] = (ArgumentKind.Text, true) },
        ["deprecated"] = new() { ["reason"] = (ArgumentKind.Text, false) },
        ["specifiedBy"] = new() { ["url"] = (ArgumentKind.Text, true) },
    };

    /// <summary>Says what is wrong with each of the directives, if anything is.</summary>
    public static IEnumerable<(DirectiveNode Directive, string Message)> Check(IEnumerable<DirectiveNode> directives)
    {
        foreach (var directive in directives)
        {
            if (!Known.TryGetValue(directive.Name, out var arguments))
            {
                yield return (directive, $"@{directive.Name} is not a directive of the model; known are @{string.Join(", @", Known.Keys)}.");
                continue;
            }

            foreach (var argument in directive.Arguments)
            {
                if (!arguments.TryGetValue(argument.Name, out var known))
                {
                    yield return (directive, arguments.Count == 0
                        ? $"@{directive.Name} takes no arguments; leave '{argument.Name}' out."
                        : $"@{directive.Name} has no argument '{argument.Name}'; it has {string.Join(", ", arguments.Keys)}.");
                }
                else if (!Fits(argument.Value, known.Kind))
                {
                    yield return (directive, $"'{argument.Name}' of @{directive.Name} must be {Words(known.Kind)}.");
                }
            }

            foreach (var (name, known) in arguments)
            {
                if (known.Required && directive.Argument(name) is null)
                {
                    yield return (directive, $"@{directive.Name} needs '{name}', {Words(known.Kind)}.");
                }
            }
        }
    }

    public static DirectiveNode? Find(IEnumerable<DirectiveNode> directives, string name) => directives.FirstOrDefault(d => d.Name == name);

    public static bool Has(IEnumerable<DirectiveNode> directives, string name) => directives.Any(d => d.Name == name);

    /// <summary>The text of an argument; null when the directive or the argument is not there.</summary>
    public static string? Text(this DirectiveNode? directive, string argument) => directive?.Argument(argument) is { } value ? TextOf(value) : null;

    /// <summary>The texts of a list argument (a single one counts as a list); null when it is not there.</summary>
    public static IReadOnlyList<string>? Texts(this DirectiveNode? directive, string argument) => directive?.Argument(argument) switch
    {
        null or NullValueNode => null,
        ListValueNode list => [.. list.Items.Select(TextOf).OfType<string>()],
        var single => TextOf(single) is { } text ? [text] : [],
    };

    public static bool Flag(this DirectiveNode? directive, string argument) => directive?.Argument(argument) is BooleanValueNode { Value: true };

    private static string? TextOf(ValueNode value) => value switch
    {
        StringValueNode text => text.Value,
        EnumValueNode name => name.Name,
        _ => null,
    };

    private static bool Fits(ValueNode value, ArgumentKind kind) => kind switch
    {
        ArgumentKind.Text => value is StringValueNode or NullValueNode,
        ArgumentKind.Flag => value is BooleanValueNode or NullValueNode,
        _ => value is NullValueNode || (value is ListValueNode list ? list.Items.All(i => TextOf(i) is not null) : TextOf(value) is not null),
    };

    private static string Words(ArgumentKind kind) => kind switch
    {
        ArgumentKind.Text => "a string",
        ArgumentKind.Flag => "true or false",
        _ => "a list of strings",
    };
}
