namespace TmfGraph.Resources.Tests.Storage;

/// <summary>JSONPath filters over <see cref="StoreModel.Order"/> that use everything the plain predicates do not have.</summary>
internal sealed class RandomPaths(Random random)
{
    public string Next() => $"$[?({Condition(0)})]";

    private string Condition(int depth) => random.Next(depth < 2 ? 14 : 10) switch
    {
        0 => $"@.item{Position()}.quantity {Sign()} {Pick(RandomOrders.Integers)}",
        1 => $"@.tag{Position()} {Pick(["==", "!="])} {Text()}",
        2 => $"@.{Pick(["item", "tag", "score", "item[?(@.quantity>1)]", "name", "item.tag", "item[0].tag", "note", "setting"])}.length() {Sign()} {random.Next(4)}",
        3 => $"{Pick(["min", "max", "avg", "stddev"])}(@.{Pick(["score", "item.quantity", "item.price.value", "item[?(@.action=='add')].quantity", ".value", "amount", "setting"])}) {Sign()} {Pick(RandomOrders.Numbers)}",
        4 => $"@..quantity {Sign()} {Pick(RandomOrders.Integers)}",
        5 => $"@..name == {Text()}",
        6 => $"@..[?(@.id=='{Pick(RandomOrders.Ids)}'{Pick(["", " && @.name", " && @.role=='Seller'"])})]",
        7 => $"@.{Pick(["item.price.value", "item[0].quantity", "amount", "weight", "score[-1]"])} {Pick(["==", "!=", "<", "<=", ">", ">="])} {Pick(["$.price.value", "@.priority", "$.weight", "@.score[0]", "$.item.quantity"])}",
        8 => $"@.item[?(@.{Pick(["item", "tag", "price", "product"])}{Pick(["", ".*", "[*]"])})].quantity {Sign()} 1".Replace("price[*]", "price", StringComparison.Ordinal).Replace("product[*]", "product", StringComparison.Ordinal),
        9 => $"@.*{Pick(["", "[?(@.id)]"])} {Sign()} {Pick(RandomOrders.Numbers)}",
        10 => $"@.item[?({Inner()} && {Inner()})]",
        11 => $"!({Condition(depth + 1)})",
        12 => $"({Condition(depth + 1)} || {Condition(depth + 1)})",
        _ => $"({Condition(depth + 1)} && {Condition(depth + 1)})",
    };

    private string Inner() => random.Next(6) switch
    {
        0 => $"@.quantity {Sign()} {Pick(RandomOrders.Integers)}",
        1 => $"@.action == '{Pick(["add", "modify"])}'",
        2 => $"@.price.value {Sign()} $.{Pick(["amount", "price.value"])}",
        3 => $"@.tag[?(@ == {Text()})]",
        4 => $"@.item[?(@.quantity {Sign()} $.priority)]",
        _ => "!@.product",
    };

    private string Position() => Pick(["[0]", "[-1]", "[1]", "[0,2]", "[1:]", "[:-1]", "[-2:]", "[::2]", "[1:3]", "[*]"]);

    private string Sign() => Pick(["==", "!=", "<", "<=", ">", ">="]);

    private string Text() => $"'{Pick(RandomOrders.Texts).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    private string Pick(string[] from) => from[random.Next(from.Length)];
}
