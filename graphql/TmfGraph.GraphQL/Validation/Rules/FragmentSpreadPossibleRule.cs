using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>A fragment's type and its surroundings must have an object type in common.</summary>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Fragment-Spread-Is-Possible"/>
internal sealed class FragmentSpreadPossibleRule : IValidationRule
{
    public string Section => "sec-Fragment-Spread-Is-Possible";

    public void Check(ValidationContext context)
    {
        foreach (var spread in context.Spreads)
        {
            if (context.Fragments.TryGetValue(spread.Node.Name, out var fragment))
            {
                Check(context, spread.Node, spread.Parent, context.Schema.GetType(fragment.TypeCondition.Name));
            }
        }

        foreach (var inline in context.InlineFragments)
        {
            if (inline.Node.TypeCondition is { } condition)
            {
                Check(context, inline.Node, inline.Parent, context.Schema.GetType(condition.Name));
            }
        }
    }

    private static void Check(ValidationContext context, SyntaxNode node, NamedType? parent, NamedType? fragment)
    {
        if (parent is not { IsComposite: true } || fragment is not { IsComposite: true } || ReferenceEquals(parent, fragment))
        {
            return;
        }

        // most fragments stand on one object type
        var isPossible = fragment is ObjectType objectType
            ? context.Schema.IsPossibleType(parent, objectType)
            : context.Schema.GetPossibleTypes(parent).Any(type => context.Schema.IsPossibleType(fragment, type));
        if (!isPossible)
        {
            context.Report($"A `{parent.Name}` can never be a `{fragment.Name}`, so the fragment never applies.", node);
        }
    }
}
