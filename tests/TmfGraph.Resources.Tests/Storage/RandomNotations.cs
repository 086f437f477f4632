using System.Text.Json;
using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Tests.Storage;

/// <summary>One random condition over <see cref="StoreModel.Order"/>, written in the three notations clients have.</summary>
/// <param name="Attributes">As attribute filters of a query string.</param>
/// <param name="Path">As a JSONPath.</param>
/// <param name="Where">As a GraphQL <c>where</c>.</param>
internal sealed record RandomNotations(string Attributes, string Path, string Where)
{
    private static readonly string[] Leaves =
    [
        "id", "name", "state", "priority", "amount", "isUrgent", "orderDate", "due", "price.value", "price.unit", "account.id",
        "tag", "score", "item.quantity", "item.price.value", "item.tag", "item.item.quantity", "item.product.id", "relatedParty.id", "relatedParty.role",
    ];

    public static RandomNotations Next(Random random)
    {
        var alternatives = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Alternative(random)).ToList();
        return new RandomNotations(
            string.Join(';', alternatives.Select(a => a.Attributes)),
            $"$[?({string.Join(" || ", alternatives.Select(a => a.Path))})]",
            $"{{ \"or\": [{string.Join(", ", alternatives.Select(a => a.Where))}] }}");
    }

    /// <summary>Conditions on different attributes: on one, they would be alternatives.</summary>
    private static RandomNotations Alternative(Random random)
    {
        var leaves = random.GetItems(Leaves, random.Next(1, 4)).Distinct().Select(l => Leaf(random, l)).ToList();
        return new RandomNotations(
            string.Join('&', leaves.Select(l => l.Attributes)),
            $"({string.Join(" && ", leaves.Select(l => l.Path))})",
            $"{{ \"and\": [{string.Join(", ", leaves.Select(l => l.Where))}] }}");
    }

    private static RandomNotations Leaf(Random random, string leaf)
    {
        var path = RandomPredicates.Path(StoreModel.Order, leaf).Attributes;
        var attribute = path[^1];
        string[] values = [.. Enumerable.Range(0, random.Next(1, 3)).Select(_ => Value(random, attribute, leaf))];
        var hasOrder = attribute.Scalar is ScalarKind.Int or ScalarKind.Decimal or ScalarKind.DateTime or ScalarKind.Date;
        var (suffix, sign) = values.Length > 1 ? (Pick(random, ["", ".in"]), "==")
            : random.Next(hasOrder ? 6 : 2) switch { 0 => (Pick(random, ["", ".eq"]), "=="), 1 => (".ne", "!="), 2 => (".gt", ">"), 3 => (".gte", ">="), 4 => (".lt", "<"), _ => (".lte", "<=") };
        var quote = attribute.Scalar is ScalarKind.Int or ScalarKind.Decimal or ScalarKind.Boolean ? "" : "'";
        var written = values.Select(v => $"@.{leaf} {sign} {quote}{v.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}{quote}");
        return new RandomNotations(
            $"{leaf}{suffix}={string.Join(',', values.Select(v => Uri.EscapeDataString(random.Next(2) == 0 ? $"'{v}'" : v)))}",
            values.Length > 1 ? $"({string.Join(" || ", written)})" : written.Single(),
            WhereOf(path, 0, sign, values));
    }

    private static string WhereOf(IReadOnlyList<AttributeModel> path, int at, string sign, string[] values)
    {
        var negated = sign == "!=" && path.Any(a => a.IsList);
        var attribute = path[at];
        var quantifier = negated && !path.Take(at).Any(a => a.IsList) ? "none" : "some";
        var inner = at < path.Count - 1 ? WhereOf(path, at + 1, sign, values) : Operation(attribute, negated ? "==" : sign, values);
        return $"{{ \"{attribute.Name}\": {(attribute.IsList ? $"{{ \"{quantifier}\": {inner} }}" : inner)} }}";
    }

    private static string Operation(AttributeModel attribute, string sign, string[] values)
    {
        var literals = values.Select(v => attribute.Enum is { } members ? $"\"{members.Members.Single(m => m.Value == v).Name}\""
            : attribute.Scalar is ScalarKind.Int or ScalarKind.Decimal or ScalarKind.Boolean ? v : JsonSerializer.Serialize(v));
        var name = sign switch { "==" => "eq", "!=" => "neq", ">" => "gt", ">=" => "gte", "<" => "lt", _ => "lte" };
        return values.Length > 1 ? $"{{ \"in\": [{string.Join(", ", literals)}] }}" : $"{{ \"{name}\": {literals.Single()} }}";
    }

    private static string Value(Random random, AttributeModel attribute, string leaf) => Pick(random, attribute switch
    {
        { JsonName: "id" } => leaf == "id" ? [$"o{random.Next(40):D4}"] : RandomOrders.Ids,
        { Enum: not null } => RandomOrders.States,
        { JsonName: "role" } => ["Customer", "customer", "Seller"],
        { JsonName: "unit" } => ["EUR", "USD"],
        { Scalar: ScalarKind.Boolean } => ["true", "false"],
        { Scalar: ScalarKind.Int } => RandomOrders.Integers,
        { Scalar: ScalarKind.Decimal } => RandomOrders.Numbers,
        { Scalar: ScalarKind.DateTime } => RandomOrders.Instants,
        { Scalar: ScalarKind.Date } => RandomOrders.Dates,
        _ => RandomOrders.Texts,
    });

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
