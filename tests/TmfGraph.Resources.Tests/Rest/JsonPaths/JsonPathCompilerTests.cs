using TmfGraph.Resources.Rest.JsonPaths;
using TmfGraph.Resources.Tests.Graph.Filters;
using TmfGraph.Resources.Tests.Storage;

namespace TmfGraph.Resources.Tests.Rest.JsonPaths;

public sealed class JsonPathCompilerTests
{
    private static readonly JsonPathLimits Limits = new(MaxLength: 200, MaxSelectors: 8, MaxNesting: 4, MaxConditions: 5, MaxDescents: 1, MaxRegexLength: 20);

    [Theory]
    [InlineData("$[?(@.name=='a')]", "name Equal 'a'")]
    [InlineData("[?(@.name=='a')]", "name Equal 'a'")]
    [InlineData("$[*][?(@.name=='a')]", "name Equal 'a'")]
    [InlineData("$[?@.name=='a']", "name Equal 'a'")]
    [InlineData("$[?('a'==@.name)]", "name Equal 'a'")]
    [InlineData("$[?(5 < @.priority)]", "priority Greater '5'")]
    [InlineData("$[?(@.priority>='5')]", "priority GreaterOrEqual '5'")]
    [InlineData("$[?(@['name']!=\"it's\")]", "not name Equal 'it's'")]
    [InlineData("$[?(@.name=='\\u0041\\'\\n')]", "name Equal 'A'\n'")]
    [InlineData("$[?(@.name=~/^a\\/b/i)]", "name Matches '(?i)^a/b'")]
    [InlineData("$[?(@.orderDate<'2026-01-31')]", "orderDate Less '2026-01-31'")]
    [InlineData("$[?(@.setting==5)]", "setting Equal '5' as number")]
    [InlineData("$[?(@.setting=='5')]", "setting Equal '5'")]
    [InlineData("$[?(@.isUrgent==true)]", "isUrgent Equal 'true'")]
    [InlineData("$[?(@.name==null)]", "not not name is null")]
    [InlineData("$[?(@.name=='a' || @.name=='b' && !(@.priority<5))]", "(name Equal 'a' or (name Equal 'b' and not priority Less '5'))")]
    [InlineData("$.note", "not note is null")]
    [InlineData("$.tag[*]", "any tag")]
    [InlineData("relatedParty[?(@.id=='c1' && @.role=='Seller')]", "some relatedParty: (id Equal 'c1' and role Equal 'Seller')")]
    [InlineData("$.relatedParty[?(@.id=='c1')].role", "some relatedParty: (id Equal 'c1' and not role is null)")]
    [InlineData("item[?(@.product.id=='p1' && @.item[?(@.quantity>1)])]", "some item: (product.id Equal 'p1' and some item: quantity Greater '1')")]
    [InlineData("item.item[?(@.quantity>1)]", "some item.item: quantity Greater '1'")]
    [InlineData("item[?(@.price.value==$.price.value)]", "some item: @.price.value Equal $.price.value as Decimal")]
    [InlineData("item[?($.name=='a')]", "some item: has $: name Equal 'a'")]
    [InlineData("account[?(@.id=='c1')]", "has @.account: id Equal 'c1'")]
    [InlineData("tag[?(@=='a')]", "some tag:  Equal 'a'")]
    [InlineData("item[0].quantity", "has @.item[0].quantity: ()")]
    [InlineData("$[?(@.item[-1,2].quantity==1)]", "has @.item[-1,2].quantity:  Equal '1'")]
    [InlineData("$[?(@.item[1:].tag=='a')]", "has @.item[1::1].tag[*]:  Equal 'a'")]
    [InlineData("$..[?(@.id=='p1')]", "has @..: id Equal 'p1'")]
    [InlineData("$..quantity", "has @...quantity: ()")]
    [InlineData("$[?(@..quantity>1)]", "has @...quantity:  Greater '1'")]
    [InlineData("$.*[?(@.id=='c1')]", "has @.*{}: id Equal 'c1'")]
    [InlineData("$[?(@.item.length()>1)]", "Length of @.item Greater 1")]
    [InlineData("$[?(length(@.item[?(@.quantity>1)])==2)]", "Length of @.item[*][?quantity Greater '1'] Equal 2")]
    [InlineData("$[?(@.score.avg()<=1.5)]", "Average of @.score[*] LessOrEqual 1.5")]
    [InlineData("$[?(@.item.price.value.stddev()!=0)]", "not StandardDeviation of @.item[*].price.value Equal 0")]
    [InlineData("name, note", "(not name is null or not note is null)")]
    public void CompileFilter_TurnsPathsIntoPredicates(string path, string predicate) =>
        Assert.Equal(predicate, PredicateText.Of(JsonPathCompiler.CompileFilter(path, StoreModel.Order, Limits)));

    [Theory]
    [InlineData("", "The expression ends where a name is expected. (at character 1 of '')")]
    [InlineData("$[?(@.name=='a']", "There is ']' where '&&', '||' or ')' is expected. (at character 16 of '$[?(@.name=='a']')")]
    [InlineData("$[?(@.name='a')]", "A single '=' is no comparison; write '=='. (at character 11 of '$[?(@.name='a')]')")]
    [InlineData("$[?(@.name=='a)]", "The quote is not closed. (at character 13 of '$[?(@.name=='a)]')")]
    [InlineData("$[?(@.name==a)]", "'a' is neither a path nor a value; a path begins with '@' or '$', a text stands in quotes. (at character 13 of '$[?(@.name==a)]')")]
    [InlineData("$[?('a'=='b')]", "Two values are compared; one side must be a path. (at character 8 of '$[?('a'=='b')]')")]
    [InlineData("$.item[(@.length-1)]", "Scripts are not run; write a condition as [?( )] or a position as [-1]. (at character 8 of '$.item[(@.length-1)]')")]
    [InlineData("$.item[0", "The expression ends where ']' is expected. (at character 9 of '$.item[0')")]
    [InlineData("$.item[1:4:0]", "The step of a slice must be 1 or more. (at character 13 of '$.item[1:4:0]')")]
    [InlineData("$['a\"b']", "'a\"b' cannot be the name of an attribute. (at character 2 of '$['a\"b']')")]
    [InlineData("$[?(@.name=~/a/x)]", "'x' is no flag of a regular expression; there is only 'i'. (at character 16 of '$[?(@.name=~/a/x)]')")]
    [InlineData("$[?(@.name=~/(/)]", "'(' is no regular expression that can be ")]
    [InlineData("$.colour", "Order has no attribute 'colour'; it has id, href, name, note, state,")]
    [InlineData("$.name.first", "The path goes on after 'name', which has no attributes. (at character 7 of '$.name.first')")]
    [InlineData("$.name[0]", "'name' is no list and has no positions. (at character 7 of '$.name[0]')")]
    [InlineData("$[0]", "A resource is no list and has no positions. (at character 2 of '$[0]')")]
    [InlineData("$[?(@.account=='c1')]", "'account' is no value to compare; name one of its attributes. (at character 14 of '$[?(@.account=='c1')]')")]
    [InlineData("$[?(@.priority>'many')]", "'priority' is compared with 'many'; it must be a whole number. (at character 15 of '$[?(@.priority>'many')]')")]
    [InlineData("$[?(@.state>'completed')]", "'state' has no order; compare it for equality. (at character 12 of '$[?(@.state>'completed')]')")]
    [InlineData("$[?(@.name==@.priority)]", "'name' and 'priority' hold values of different types and cannot be compared. (at character 11 of '$[?(@.name==@.priority)]')")]
    [InlineData("$.item.length()", "A function must be compared with something, inside of [?( )]. (at character 1 of '$.item.length()')")]
    [InlineData("$[?(@.item.size()>1)]", "There is no function 'size'; there are length(), min(), max(), avg() and stddev(). (at character 11 of '$[?(@.item.size()>1)]')")]
    [InlineData("$[?(@.item.length()>1.5)]", "A function is compared with '1.5'; it must be a whole number. (at character 20 of '$[?(@.item.length()>1.5)]')")]
    [InlineData("$[?(@.name.max()>1)]", "'name' holds no numbers; min(), max(), avg() and stddev() need them. (at character 17 of '$[?(@.name.max()>1)]')")]
    [InlineData("$..a..b", "There are more than 1 uses of '..'. (at character 5 of '$..a..b')")]
    [InlineData("$.item.item.item.item.item.item.item.item.item", "The path has more than 8 steps. (at character 47 of '$.item.item.item.item.item.item.item.item.item')")]
    [InlineData("$[?((((@.name))))]", "Brackets nest deeper than 4. (at character 8 of '$[?((((@.name))))]')")]
    [InlineData("$[?(@.name && @.name && @.name && @.name && @.name && @.name)]", "There are more than 5 conditions. (at character 55 of")]
    public void Refuses_AndSaysWhere(string path, string message) => Assert.StartsWith(
        message, Assert.Throws<JsonPathException>(() => JsonPathCompiler.CompileFilter(path, StoreModel.Order, Limits)).Message, StringComparison.Ordinal);
}
