namespace TmfGraph.Gateway.Planning;

/// <summary>
/// Where a field stands in an answer when it is selected more than once: at the first of its places that counts. Variables of <c>@skip</c> and
/// <c>@include</c> may switch off that one and not the next, and then it stands behind what is selected in between.
/// </summary>
/// <seealso href="https://spec.graphql.org/September2025/#CollectFields()"/>
internal static class FieldOrder
{
    /// <summary>A field with more places, or one that depends on more combinations of variables, leaves all fields where they are selected first.</summary>
    private const int MaxPlaces = 64;
    private const int MaxAlternatives = 16;

    /// <summary>All places in order, each with the condition under which the field stands there; null when the places of none depend on variables.</summary>
    /// <param name="fields">The fields in the order of their first places.</param>
    /// <param name="places">The places of each.</param>
    public static IReadOnlyList<PlacedField>? Of(IReadOnlyList<FieldSelection> fields, List<List<SelectedField>> places)
    {
        if (!places.Exists(MayMove) || places.Exists(p => p.Count > MaxPlaces))
        {
            return null;
        }

        var placed = new List<(int Number, PlacedField Field)>();
        for (var i = 0; i < fields.Count; i++)
        {
            for (var p = 0; p < places[i].Count; p++)
            {
                if (ConditionOf(places[i], p) is not { } condition)
                {
                    return null;
                }

                if (!condition.IsNever)
                {
                    placed.Add((places[i][p].Number, new PlacedField(fields[i], condition)));
                }
            }
        }

        var order = new List<PlacedField>(placed.Count);
        foreach (var (_, field) in placed.OrderBy(p => p.Number))
        {
            if (order is [.., var last] && last.Field == field.Field)
            {
                order[^1] = last with { Condition = Condition.AnyOf([last.Condition, field.Condition]) };
            }
            else
            {
                order.Add(field);
            }
        }

        return order.Count > fields.Count ? order : null;
    }

    private static bool MayMove(List<SelectedField> places) => places.Exists(p => !places[0].Condition.Covers(p.Condition));

    /// <summary>When a place counts and none before it does; null when that depends on too much.</summary>
    private static Condition? ConditionOf(List<SelectedField> places, int number)
    {
        var condition = Condition.AnyOf([places[number].Condition]);
        for (var before = 0; before < number && condition.Alternatives.Count <= MaxAlternatives; before++)
        {
            condition = condition.Without(places[before].Condition);
        }

        return condition.Alternatives.Count <= MaxAlternatives ? condition : null;
    }
}

/// <summary>A field at one of its places.</summary>
/// <param name="Condition">When it stands there.</param>
internal readonly record struct PlacedField(FieldSelection Field, Condition Condition);
