using System.Text.Json.Nodes;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Writes.Patches;

/// <summary>
/// A path by content (TMF630, part 5): <c>/note/text?note.author=John Doe</c> is the <c>text</c> of the notes by that author. A name at a list goes into
/// its elements, all of them or those for which the conditions hold; where the path ends at a list with conditions, it names the elements. An index or
/// <c>-</c> works as in a JSON Pointer.
/// </summary>
/// <remarks>
/// A condition whose first name is the path's first is read from the root, so it may look at each list on the path; any other is read from an
/// element of the first list. A value may stand in quotes, which it must where it holds <c>&amp;</c>.
/// </remarks>
internal sealed record QueryPath(string Text, IReadOnlyList<string> Tokens, IReadOnlyList<QueryCondition> Conditions) : PatchPath(Text)
{
    public override bool PicksElements => Conditions.Count > 0;

    /// <summary>Reads a path; null when the text is none.</summary>
    public static QueryPath? TryParse(string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        if (PointerPath.TryParse(question < 0 ? text : text[..question]) is not { } pointer)
        {
            return null;
        }

        var conditions = new List<QueryCondition>();
        foreach (var piece in question < 0 ? [] : QueryText.Split(text[(question + 1)..]))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            var names = equals < 0 ? [] : piece[..equals].Trim().Split('.');
            if (names.Length == 0 || names.Any(n => n.Length == 0))
            {
                return null;
            }

            conditions.Add(new QueryCondition(names, QueryText.Unquote(piece[(equals + 1)..].TrimStart('='))));
        }

        return pointer.Tokens.Count == 0 && conditions.Count > 0 ? null : new QueryPath(text, pointer.Tokens, conditions);
    }

    public override AttributeModel? AttributeIn(StructuredType type)
    {
        AttributeModel? attribute = null;
        var at = type;
        foreach (var token in Tokens)
        {
            attribute = at?.GetByJsonName(token);
            at = attribute?.Type;
        }

        return attribute;
    }

    public override IReadOnlyList<Place> Find(PatchTree tree)
    {
        if (Tokens.Count == 0)
        {
            return [Place.Root];
        }

        var rooted = Conditions.Where(c => c.Names[0] == Tokens[0]).ToList();
        var relative = Conditions.Except(rooted).ToList();
        if (!rooted.All(c => c.Holds(tree.Root, 0)))
        {
            throw Nothing();
        }

        var seesList = false;
        List<Place> places = [Place.Root];
        for (var i = 0; i < Tokens.Count; i++)
        {
            var isLast = i == Tokens.Count - 1;
            var next = new List<Place>();
            foreach (var place in places.SelectMany(p => Elements(tree, p, i)))
            {
                if (Step(tree, place, i) is { } step && (isLast || tree.TryGet(step, out _)))
                {
                    next.Add(step);
                }
            }

            places = next;
        }

        if (Conditions.Count > 0)
        {
            places = [.. places.SelectMany(p => Elements(tree, p, Tokens.Count))];
        }

        if (!seesList && !relative.All(c => c.Holds(tree.Root, 0)))
        {
            throw Nothing();
        }

        return places.Count > 0 ? places : throw Nothing();

        // the place itself, or, where a list is gone into, its elements
        IEnumerable<Place> Elements(PatchTree tree, Place place, int depth)
        {
            if (!tree.TryGet(place, out var node) || node is not JsonArray list
                || (depth < Tokens.Count && PointerPath.IndexOf(Tokens[depth], list) >= 0) || (depth == Tokens.Count && !AreElementsMeant(depth)))
            {
                return [place];
            }

            var isFirst = !seesList;
            seesList = true;
            var names = Tokens.Take(depth).Where(t => !char.IsAsciiDigit(t[0])).ToList();
            return Enumerable.Range(0, list.Count)
                .Where(index => rooted.All(c => !StartsWith(c, names) || c.Holds(list[index], names.Count)) && (!isFirst || relative.All(c => c.Holds(list[index], 0))))
                .Select(index => new Place(list, null, index))
                .ToList();
        }

        // at the path's end a list is gone into when a condition is about its elements
        bool AreElementsMeant(int depth) =>
            rooted.Any(c => StartsWith(c, Tokens.Take(depth).Where(t => !char.IsAsciiDigit(t[0])).ToList())) || (relative.Count > 0 && !seesList);
    }

    private Place? Step(PatchTree tree, Place place, int token)
    {
        tree.TryGet(place, out var node);
        return node switch
        {
            JsonObject => new Place(node, Tokens[token], -1),
            JsonArray list when PointerPath.IndexOf(Tokens[token], list) is >= 0 and var index => new Place(list, null, index),
            _ => null,
        };
    }

    private static bool StartsWith(QueryCondition condition, List<string> names) =>
        condition.Names.Count >= names.Count && condition.Names.Take(names.Count).SequenceEqual(names);

    private PatchPathException Nothing() => new($"there is nothing at '{Text}'.");
}
