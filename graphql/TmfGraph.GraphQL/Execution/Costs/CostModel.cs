using System.Collections.Concurrent;
using System.Globalization;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Execution.Costs;

/// <summary>What a field costs by itself.</summary>
/// <param name="Weight">Once for each object that has it.</param>
/// <param name="ItemWeight">Once for each item of its list; once when it is no list.</param>
/// <param name="TypeWeight">Of an object of its type.</param>
internal sealed record FieldPrice(double Weight, double ItemWeight, double TypeWeight, ListSize? ListSize);

/// <summary>What <c>@listSize</c> says.</summary>
/// <param name="SizedFields">Fields below, whose lists it is about; empty when it is about the field's own list.</param>
internal sealed record ListSize(int? Assumed, SlicingArgument[] SlicingArguments, int? DefaultValue, string[] SizedFields, bool RequiresOne);

/// <summary>Reads prices off a schema's <c>@cost</c> and <c>@listSize</c>, each once.</summary>
/// <seealso href="https://ibm.github.io/graphql-specs/cost-spec.html"/>
internal sealed class CostModel(GraphSchema schema, CostOptions options)
{
    private readonly ConcurrentDictionary<Field, FieldPrice> _fields = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<InputValue, double> _inputs = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<NamedType, double> _types = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<NamedType, bool> _pricedInputs = new(ReferenceEqualityComparer.Instance);

    public FieldPrice PriceOf(Field field) => _fields.GetOrAdd(field, Read);

    /// <summary>The weight of an argument or input field that is given.</summary>
    public double WeightOf(InputValue input) => _inputs.GetOrAdd(input, static i => ReadWeight(i.Directives) ?? 0);

    /// <summary>Whether values of an input type can cost anything.</summary>
    public bool IsPriced(GraphType type) =>
        type.NamedType is InputObjectType input && (_pricedInputs.TryGetValue(input, out var known) ? known : IsPriced(input));

    /// <summary>The weight of an object of a type; for abstract types of the dearest one.</summary>
    public double WeightOf(NamedType type) => _types.GetOrAdd(type, ReadType);

    private double ReadType(NamedType type) =>
        ReadWeight(type.Directives)
        ?? (type is ObjectType ? 1 : type.IsComposite ? schema.GetPossibleTypes(type).Max(t => (double?)WeightOf(t)) ?? 1 : 0);

    private FieldPrice Read(Field field)
    {
        var explicitWeight = ReadWeight(field.Directives)
            ?? (field.Resolver is BatchResolver or StreamResolver ? options.DefaultResolverCost : null);
        return new FieldPrice(
            explicitWeight ?? 0,
            explicitWeight is null && field.Type.IsComposite ? 1 : 0,
            WeightOf(field.Type.NamedType),
            field.Directives.FirstOrDefault(static d => d.Name == "listSize") is { } directive ? ReadListSize(directive) : null);
    }

    private bool IsPriced(InputObjectType root)
    {
        var seen = new HashSet<InputObjectType> { root };
        var open = new Stack<InputObjectType>([root]);
        var isPriced = false;
        while (!isPriced && open.TryPop(out var next))
        {
            foreach (var field in next.Fields)
            {
                isPriced |= WeightOf(field) != 0;
                if (field.Type.NamedType is InputObjectType below && seen.Add(below))
                {
                    open.Push(below);
                }
            }
        }

        _pricedInputs.TryAdd(root, isPriced);
        return isPriced;
    }

    // weights are strings; gateways of others write numbers
    private static double? ReadWeight(IReadOnlyList<DirectiveNode> directives)
    {
        var text = directives.FirstOrDefault(static d => d.Name == "cost")?.Argument("weight") switch
        {
            StringValueNode value => value.Value,
            IntValueNode value => value.Text,
            FloatValueNode value => value.Text,
            _ => null,
        };
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && double.IsFinite(weight) ? weight : null;
    }

    private static ListSize ReadListSize(DirectiveNode directive)
    {
        var slicing = Array.ConvertAll(Names(directive.Argument("slicingArguments")), SlicingArgument.Read);
        return new ListSize(
            Number(directive.Argument("assumedSize")),
            slicing,
            Number(directive.Argument("slicingArgumentDefaultValue")),
            Names(directive.Argument("sizedFields")),
            slicing.Length > 0 && directive.Argument("requireOneSlicingArgument") is not BooleanValueNode { Value: false });
    }

    private static int? Number(ValueNode? value) => value is IntValueNode literal && int.TryParse(literal.Text, out var number) ? number : null;

    private static string[] Names(ValueNode? value) => value switch
    {
        ListValueNode list => [.. list.Items.OfType<StringValueNode>().Select(static s => s.Value)],
        StringValueNode single => [single.Value],
        _ => [],
    };
}
