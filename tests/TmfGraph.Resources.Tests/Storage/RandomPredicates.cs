using TmfGraph.Resources.Model;
using TmfGraph.Resources.Storage;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>Conditions of every form over <see cref="StoreModel.Order"/>.</summary>
internal sealed class RandomPredicates(Random random)
{
    private static readonly StructuredType Order = StoreModel.Order;

    private static readonly string[] Leaves =
    [
        "id", "name", "note", "state", "priority", "amount", "weight", "isUrgent", "orderDate", "requested", "due", "setting", "price.value", "price.unit",
        "account.id", "account.name", "tag", "score", "item.quantity", "item.price.value", "item.tag", "item.item.quantity", "item.item.tag", "item.product.id",
        "item.product.name", "item.action", "relatedParty.id", "relatedParty.role", "relatedParty.name",
    ];

    private static readonly string[] ElementLeaves = ["action", "quantity", "price.value", "tag", "product.id", "item.quantity"];

    private static readonly string[] PartyLeaves = ["id", "role", "name"];

    private static readonly string[] Patterns = ["a", "^a", "b$", "^$", "a.b", "[a-c]+", "^(a|z)", "\\.", "o+"];

    public static AttributePath Path(StructuredType type, string path)
    {
        var attributes = new List<AttributeModel>();
        StructuredType? at = type;
        foreach (var name in path.Split('.'))
        {
            attributes.Add(at!.GetByJsonName(name) ?? throw new ArgumentException($"{at} has no {name}."));
            at = attributes[^1].Type;
        }

        return new AttributePath(attributes);
    }

    public Predicate Next(int depth = 0) => random.Next(depth < 3 ? 12 : 7) switch
    {
        < 5 => Compare(Order, Leaves),
        5 => In(Order, Leaves),
        6 => new Predicate.IsNull(Path(Order, Pick([.. Leaves, "price", "item", "relatedParty", "item.product", "account"]))),
        7 => new Predicate.And([.. Several(depth)]),
        8 => new Predicate.Or([.. Several(depth)]),
        9 => new Predicate.Not(Next(depth + 1)),
        10 => Quantified(depth),
        _ => new Predicate.Any(Path(Order, Pick(["tag", "score", "item", "item.tag", "item.item", "relatedParty"]))),
    };

    private Predicate Quantified(int depth)
    {
        var (list, inner) = random.Next(4) switch
        {
            0 => ("tag", (Predicate)new Predicate.Compare(AttributePath.Self, Operator(), Pick(RandomOrders.Texts))),
            1 => ("score", new Predicate.Compare(AttributePath.Self, Sign(), Pick(RandomOrders.Numbers))),
            2 => ("relatedParty", Inner(Path(Order, "relatedParty").Attributes[^1].Type!, PartyLeaves, depth)),
            _ => ("item", Inner(Path(Order, "item").Attributes[^1].Type!, ElementLeaves, depth)),
        };
        return random.Next(2) == 0 ? new Predicate.Some(Path(Order, list), inner) : new Predicate.All(Path(Order, list), inner);
    }

    private Predicate Inner(StructuredType type, string[] leaves, int depth) => random.Next(depth < 3 ? 4 : 2) switch
    {
        0 => Compare(type, leaves),
        1 => In(type, leaves),
        2 => new Predicate.And([Compare(type, leaves), Inner(type, leaves, depth + 1)]),
        _ => new Predicate.Not(Inner(type, leaves, depth + 1)),
    };

    private IEnumerable<Predicate> Several(int depth) => Enumerable.Range(0, random.Next(4)).Select(_ => Next(depth + 1));

    private Predicate.Compare Compare(StructuredType type, string[] leaves)
    {
        var path = Path(type, Pick(leaves));
        var comparison = Operator();
        return new Predicate.Compare(path, comparison, comparison == Comparison.Matches ? Pick(Patterns) : Value(path));
    }

    private Predicate.In In(StructuredType type, string[] leaves)
    {
        var path = Path(type, Pick(leaves));
        return new Predicate.In(path, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(path))]);
    }

    private string Value(AttributePath path) => random.Next(15) == 0 ? Pick(RandomOrders.Texts) : path.Attributes[^1] switch
    {
        { JsonName: "id" } when path.Attributes.Count == 1 => $"o{random.Next(40):D4}",
        { JsonName: "id" } => Pick(RandomOrders.Ids),
        { JsonName: "state" } => Pick(RandomOrders.States),
        { JsonName: "role" } => Pick(["Customer", "customer", "Seller"]),
        { JsonName: "setting" } => Pick(["5", "5.25", "true", "a"]),
        { Scalar: ScalarKind.Boolean } => Pick(["true", "false"]),
        { Scalar: ScalarKind.Int } => Pick(RandomOrders.Integers),
        { Scalar: ScalarKind.Decimal } => Pick(RandomOrders.Numbers),
        { Scalar: ScalarKind.DateTime } => Pick(RandomOrders.Instants),
        { Scalar: ScalarKind.Date } => Pick(RandomOrders.Dates),
        _ => Pick(RandomOrders.Texts),
    };

    private Comparison Operator() => (Comparison)random.Next((int)Comparison.Matches + 1);

    private Comparison Sign() => (Comparison)random.Next((int)Comparison.LessOrEqual + 1);

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
