using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Apollo;

/// <summary>Which types of an Apollo Federation schema set contexts (<c>@context</c>), and which arguments get values of them (<c>@fromContext</c>).</summary>
/// <seealso href="https://specs.apollo.dev/context/v0.1"/>
internal sealed class Contexts
{
    private readonly Dictionary<string, List<ApolloType>> _setters = [];
    private readonly ApolloDocument _document;

    private Contexts(ApolloDocument document)
    {
        _document = document;
        foreach (var type in document.Types)
        {
            foreach (var name in NamesOf(type).OfType<string>().Distinct())
            {
                if (!_setters.TryGetValue(name, out var setters))
                {
                    _setters.Add(name, setters = []);
                }

                setters.Add(type);
            }
        }

        Uses =
        [
            .. from type in document.Types
               from field in type.Fields
               from argument in field.Arguments
               let directive = argument.Directives.FirstOrDefault(d => d.Name == ApolloNames.FromContext)
               where directive is not null
               select ContextUse.Read(type, field, argument, directive),
        ];
    }

    /// <summary>All arguments that are to get a value of a context.</summary>
    public IReadOnlyList<ContextUse> Uses { get; }

    public static Contexts Of(ApolloDocument document) => new(document);

    /// <summary>The names of the contexts that a type sets; null for one that is no text.</summary>
    public static IEnumerable<string?> NamesOf(ApolloType type) =>
        type.Directives.Where(d => d.Name == ApolloNames.Context).Select(d => (d.Argument("name") as StringValueNode)?.Value);

    /// <summary>The types that set a context.</summary>
    public IReadOnlyList<ApolloType> SettersOf(string context) => _setters.GetValueOrDefault(context) ?? [];

    /// <summary>An argument in the words of a translated schema; as it is when its value cannot be read, which the rules report.</summary>
    public InputValueDefinitionNode Translate(InputValueDefinitionNode argument)
    {
        if (Uses.FirstOrDefault(u => ReferenceEquals(u.Argument, argument)) is not { } use)
        {
            return argument;
        }

        List<DirectiveNode> directives = [.. argument.Directives.Where(d => d.Name != ApolloNames.FromContext)];
        if (use is { Context: { } context, Selection: { } selection }
            && SettersOf(context) is [var first, ..] setters
            && ContextMap.Write(selection, first.Name, _document) is { } map)
        {
            directives.Add(new DirectiveNode(
                DirectiveNames.FromContext,
                [
                    new ArgumentNode("name", new StringValueNode(context)),
                    new ArgumentNode("types", new ListValueNode([.. setters.Select(s => new StringValueNode(s.Name))])),
                    new ArgumentNode("field", new StringValueNode(map)),
                ]));
        }

        return argument with { Directives = directives };
    }
}
