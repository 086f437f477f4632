namespace TmfGraph.Gateway.Tests.Random.Families;

/// <summary>What fields require: values of their own objects, of objects behind them, of what requires something itself.</summary>
internal sealed partial class RandomFamilies
{
    private readonly HashSet<(string Type, string Field, int Source)> _external = [];
    private int _inputs;

    private void MakeNeeds()
    {
        for (var round = 0; round < 2; round++)
        {
            foreach (var type in _types)
            {
                var source = Any(type.Sources);
                if (MakeNeed(type.Name, source, 2, isOuter: true) is { } need)
                {
                    type.Fields.Add(new FamilyField($"need{round}", "String", source) { Need = need });
                    Mark(type.Name, need, source);
                }
            }
        }
    }

    /// <summary>Something of an object that is not in a source; null when there is nothing.</summary>
    /// <param name="isOuter">Whether it may be two values.</param>
    private FamilyNeed? MakeNeed(string type, int source, int depth, bool isOuter)
    {
        if (isOuter && Chance(3) && MakeNeed(type, source, depth, false) is { } first && MakeNeed(type, source, depth, false) is { } second)
        {
            return new PairNeed($"Pair{_inputs++}", first, second, Chance(2));
        }

        if (type[0] is 'T')
        {
            var fields = Named(type).Fields.Where(f => !f.IsServedAt(source) || (!f.IsLeaf && _isApollo(source))).ToArray();
            var leaf = fields.Where(f => f.IsLeaf).OrderBy(_ => _random.Next()).FirstOrDefault();
            return (leaf is null || Chance(2)) && depth > 0 && fields.Where(f => !f.IsLeaf).OrderBy(_ => _random.Next()).FirstOrDefault() is { } field
                && (!_isApollo(source) || Groups.Any(g => g.Name == field.Base) || Named(field.Base).IsKnownAt(source))
                && MakeNeed(field.Base, source, depth - 1, isOuter && Chance(2)) is { } inner
                ? new PathNeed(field, inner)
                : leaf is null ? null : new LeafNeed(leaf);
        }

        var members = Possible(type, _isApollo(source) ? source : null).Select(m => (m, Need: MakeNeed(m, source, 0, false))).Where(m => m.Need is not null).ToArray();
        return members.Length == 0 ? null : new MemberNeed([.. members.Where(m => m.Need!.Type == members[0].Need!.Type).Select(m => (m.m, m.Need!))]); // just tested
    }

    /// <summary>What Apollo Federation wants to see in the source that requires.</summary>
    private void Mark(string type, FamilyNeed need, int source)
    {
        if (!_isApollo(source))
        {
            return;
        }

        switch (need)
        {
            case LeafNeed leaf:
                MarkField(type, leaf.Field, source);
                break;
            case PathNeed path:
                MarkField(type, path.Field, source);
                Mark(path.Field.Base, path.Inner, source);
                break;
            case MemberNeed members:
                members.Members.ToList().ForEach(m => Mark(m.Member, m.Need, source));
                break;
            case PairNeed pair:
                Mark(type, pair.First, source);
                Mark(type, pair.Second, source);
                break;
        }
    }

    private void MarkField(string type, FamilyField field, int source)
    {
        if (!field.IsServedAt(source))
        {
            _external.Add((type, field.Name, source));
        }
    }
}
