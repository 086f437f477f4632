using System.Globalization;
using TmfGraph.Composition.Sources;
using TmfGraph.GraphQL.Language;

namespace TmfGraph.Composition.Merging;

/// <summary>
/// Merges the directives that a member has in several source schemas and that clients may see: what one schema deprecates is
/// deprecated, tags add up, the highest weight and the longest list count, and of cache rules the strictest.
/// </summary>
internal static class DirectiveMerger
{
    /// <param name="location">What kind of member it is.</param>
    /// <param name="composed">Names of further directives that are kept, each application once.</param>
    public static IReadOnlyList<DirectiveNode> Merge(IEnumerable<IReadOnlyList<DirectiveNode>> parts, string location, IReadOnlySet<string> composed)
    {
        List<DirectiveNode>? all = null;
        foreach (var directive in parts.SelectMany(p => p))
        {
            if (!KnownDefinitions.IsFederation(directive)
                && (composed.Contains(directive.Name) ? directive : CarriedDirectives.Fit(directive, location)) is { } carried)
            {
                (all ??= []).Add(carried);
            }
        }

        if (all is null)
        {
            return [];
        }

        var merged = new List<DirectiveNode>();
        foreach (var group in all.GroupBy(d => d.Name))
        {
            switch (group.Key)
            {
                case DirectiveNames.Deprecated or DirectiveNames.SpecifiedBy or DirectiveNames.OneOf:
                    merged.Add(group.First());
                    break;
                case DirectiveNames.ListSize:
                    merged.Add(Widest([.. group]));
                    break;
                case DirectiveNames.Cost:
                    merged.Add(group.MaxBy(Weight)!); // a group has at least one member
                    break;
                case DirectiveNames.Tag or DirectiveNames.RequiresOptIn:
                    merged.AddRange(group.DistinctBy(d => d.ToString()));
                    break;
                case var custom when composed.Contains(custom):
                    merged.AddRange(group.DistinctBy(d => d.ToString()));
                    break;
                case DirectiveNames.CacheControl:
                    merged.Add(Strictest([.. group]));
                    break;
            }
        }

        return merged;
    }

    private static decimal Weight(DirectiveNode cost) =>
        cost.Argument("weight") is StringValueNode text
        && decimal.TryParse(text.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var weight)
            ? weight
            : 0;

    /// <summary>A client may get the list of any of the sources: the longest, by whatever argument says so to one of them.</summary>
    private static DirectiveNode Widest(IReadOnlyList<DirectiveNode> sizes)
    {
        if (sizes is [var only])
        {
            return only;
        }

        var arguments = new List<ArgumentNode>();
        foreach (var group in sizes.SelectMany(s => s.Arguments).GroupBy(a => a.Name))
        {
            arguments.Add(group.Key switch
            {
                "assumedSize" or "slicingArgumentDefaultValue" => group.MaxBy(a => a.Value is IntValueNode size ? long.Parse(size.Text, CultureInfo.InvariantCulture) : long.MinValue)!,
                "slicingArguments" or "sizedFields" => Union(group),
                _ => group.FirstOrDefault(a => a.Value is BooleanValueNode { Value: false }) ?? group.First(),
            });
        }

        return sizes[0] with { Arguments = arguments };
    }

    private static ArgumentNode Union(IEnumerable<ArgumentNode> arguments) => arguments.First() with
    {
        Value = new ListValueNode([.. arguments.SelectMany(a => a.Value is ListValueNode list ? list.Items : [a.Value]).DistinctBy(v => v.ToString())]),
    };

    private static DirectiveNode Strictest(IReadOnlyList<DirectiveNode> rules)
    {
        if (rules is [var only])
        {
            return only;
        }

        var arguments = new List<ArgumentNode>();
        foreach (var group in rules.SelectMany(r => r.Arguments).GroupBy(a => a.Name))
        {
            arguments.Add(group.Key switch
            {
                "maxAge" or "sharedMaxAge" => group.MinBy(a => a.Value is IntValueNode age ? long.Parse(age.Text) : long.MaxValue)!,
                "scope" => group.FirstOrDefault(a => a.Value is EnumValueNode { Name: "PRIVATE" }) ?? group.First(),
                "vary" => Union(group),
                _ => group.First(),
            });
        }

        return rules[0] with { Arguments = arguments };
    }
}
