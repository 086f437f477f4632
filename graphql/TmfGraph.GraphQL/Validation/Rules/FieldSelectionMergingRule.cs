using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>Fields with one response name can be merged: same shape always, same field and arguments where they may meet in one object.</summary>
/// <remarks>
/// The specification compares fields pair by pair, which grows with the square of a hostile document. Here the fields of a response name are
/// looked at as one set: sets of equal members are checked once, and a member is compared with the first of its set only, since both
/// relations are equivalences. First the shapes of the whole set, whatever the parents are; then, in subsets of fields whose parents can be
/// one object, the fields themselves. A budget bounds what is left.
/// </remarks>
/// <seealso href="https://spec.graphql.org/September2025/#sec-Field-Selection-Merging"/>
internal sealed class FieldSelectionMergingRule : IValidationRule
{
    public string Section => "sec-Field-Selection-Merging";

    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            new Merge(context).Check(operation);
        }
    }

    private sealed record Entry(FieldNode Node, NamedType? Parent, Field? Definition);

    private sealed class Merge(ValidationContext context)
    {
        private readonly HashSet<string> _seenShapes = new(StringComparer.Ordinal);
        private readonly HashSet<string> _seenFields = new(StringComparer.Ordinal);
        private readonly Dictionary<(FieldNode, NamedType?), (Entry Entry, int Number)> _entries = [];
        private int _budget = context.Limits.MaxMergeChecks;
        private bool _isOver;

        public void Check(OperationDefinitionNode operation)
        {
            var fields = new List<Entry>();
            Collect(operation.SelectionSet, context.Schema.GetRootType(operation.Operation), fields, []);
            CheckShapes(fields, 0);
            CheckFields(fields, 0);
        }

        private void CheckShapes(List<Entry> fields, int depth)
        {
            foreach (var group in GroupByResponseName(fields))
            {
                if (_seenShapes.Add(KeyOf(group)))
                {
                    if (!group.Skip(1).All(other => Spend() && HaveSameShape(group[0], other)))
                    {
                        return;
                    }

                    Descend(group, depth, CheckShapes);
                }
            }
        }

        private void CheckFields(List<Entry> fields, int depth)
        {
            foreach (var meeting in GroupByResponseName(fields).SelectMany(GroupByCommonParent))
            {
                if (_seenFields.Add(KeyOf(meeting)))
                {
                    if (!meeting.Skip(1).All(other => Spend() && AreSameField(meeting[0], other)))
                    {
                        return;
                    }

                    Descend(meeting, depth, CheckFields);
                }
            }
        }

        private void Descend(List<Entry> group, int depth, Action<List<Entry>, int> check)
        {
            if (_isOver || group.TrueForAll(e => e.Node.SelectionSet is null))
            {
                return;
            }

            if (depth >= context.Limits.MaxDepth)
            {
                Stop($"The selections nest deeper than {context.Limits.MaxDepth} levels.", null);
                return;
            }

            var children = new List<Entry>();
            var visited = new HashSet<(string, NamedType?)>();
            foreach (var entry in group)
            {
                if (entry.Node.SelectionSet is { } selections)
                {
                    Collect(selections, entry.Definition?.Type.NamedType, children, visited);
                }
            }

            check(children, depth + 1);
        }

        private void Collect(SelectionSetNode selections, NamedType? parent, List<Entry> fields, HashSet<(string, NamedType?)> visited)
        {
            foreach (var selection in selections.Selections)
            {
                if (!Spend())
                {
                    return;
                }

                switch (selection)
                {
                    case FieldNode field:
                        fields.Add(EntryOf(field, parent));
                        break;
                    case InlineFragmentNode inline:
                        Collect(inline.SelectionSet, inline.TypeCondition is { } on ? context.Schema.GetType(on.Name) : parent, fields, visited);
                        break;
                    case FragmentSpreadNode spread when context.Fragments.TryGetValue(spread.Name, out var fragment):
                        var type = context.Schema.GetType(fragment.TypeCondition.Name);
                        if (visited.Add((spread.Name, type)))
                        {
                            Collect(fragment.SelectionSet, type, fields, visited);
                        }

                        break;
                }
            }
        }

        private Entry EntryOf(FieldNode node, NamedType? parent)
        {
            if (!_entries.TryGetValue((node, parent), out var known))
            {
                known = (new Entry(node, parent, parent is null ? null : context.Schema.GetField(parent, node.Name)), _entries.Count);
                _entries[(node, parent)] = known;
            }

            return known.Entry;
        }

        /// <summary>What tells a set of fields apart from others: its members' numbers.</summary>
        private string KeyOf(List<Entry> group) =>
            string.Join(',', group.Select(e => _entries[(e.Node, e.Parent)].Number).Distinct().Order());

        private static IEnumerable<List<Entry>> GroupByResponseName(List<Entry> fields) =>
            fields.Distinct(ReferenceEqualityComparer.Instance).Cast<Entry>().GroupBy(e => e.Node.ResponseName).Select(g => g.ToList());

        /// <summary>Fields of different object types never meet; those of interfaces and unions may meet any.</summary>
        private static IEnumerable<List<Entry>> GroupByCommonParent(List<Entry> group)
        {
            var anywhere = group.Where(e => e.Parent is not ObjectType).ToList();
            var byObject = group.Where(e => e.Parent is ObjectType).GroupBy(e => e.Parent).ToList();
            return byObject.Count == 0 ? [anywhere] : byObject.Select(g => g.Concat(anywhere).ToList());
        }

        private bool AreSameField(Entry first, Entry other)
        {
            if (first.Node.Name != other.Node.Name)
            {
                return Conflict(first, other, $"`{first.Node.Name}` and `{other.Node.Name}` are different fields");
            }

            return HaveSameArguments(first.Node, other.Node) || Conflict(first, other, "their arguments differ");
        }

        private bool HaveSameShape(Entry first, Entry other)
        {
            if (!ReferenceEquals(first.Node, other.Node) && (IsStreamed(first.Node) || IsStreamed(other.Node)))
            {
                return Conflict(first, other, "a streamed list is selected in one place only");
            }

            if (first.Definition is null || other.Definition is null)
            {
                return true; // an unknown field has been reported already
            }

            return SameShape(first.Definition.Type, other.Definition.Type)
                || Conflict(first, other, $"they return the different types `{first.Definition.Type}` and `{other.Definition.Type}`");
        }

        private static bool SameShape(GraphType first, GraphType other) => (first, other) switch
        {
            (NonNullType a, NonNullType b) => SameShape(a.Inner, b.Inner),
            (NonNullType, _) or (_, NonNullType) => false,
            (ListType a, ListType b) => SameShape(a.Item, b.Item),
            (ListType, _) or (_, ListType) => false,
            _ => first.IsLeaf || other.IsLeaf ? ReferenceEquals(first, other) : true,
        };

        private static bool IsStreamed(FieldNode node) => node.Directives.Any(static d => d.Name == "stream");

        private static bool HaveSameArguments(FieldNode first, FieldNode other) =>
            first.Arguments.Count == other.Arguments.Count
            && first.Arguments.All(a => other.Arguments.FirstOrDefault(b => b.Name == a.Name) is { } b && AreSameValues(a.Value, b.Value));

        private static bool AreSameValues(ValueNode first, ValueNode other) => (first, other) switch
        {
            (ListValueNode a, ListValueNode b) =>
                a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreSameValues(pair.First, pair.Second)),
            (ObjectValueNode a, ObjectValueNode b) => a.Fields.Count == b.Fields.Count
                && a.Fields.All(f => b.Fields.FirstOrDefault(g => g.Name == f.Name) is { } g && AreSameValues(f.Value, g.Value)),
            (StringValueNode a, StringValueNode b) => a.Value == b.Value,
            (VariableNode a, VariableNode b) => a.Name == b.Name,
            (IntValueNode a, IntValueNode b) => a.Text == b.Text,
            (FloatValueNode a, FloatValueNode b) => a.Text == b.Text,
            (BooleanValueNode a, BooleanValueNode b) => a.Value == b.Value,
            (EnumValueNode a, EnumValueNode b) => a.Name == b.Name,
            (NullValueNode, NullValueNode) => true,
            _ => false,
        };

        private bool Conflict(Entry first, Entry other, string reason)
        {
            context.Report(
                $"The fields named `{first.Node.ResponseName}` cannot be merged: {reason}. Give one of them an alias.", first.Node, other.Node);
            return false;
        }

        private bool Spend()
        {
            if (_budget-- > 0)
            {
                return true;
            }

            Stop("The document takes too many comparisons to see whether its fields can be merged.", Execution.ErrorCodes.MergeBudget);
            return false;
        }

        private void Stop(string message, string? code)
        {
            if (!_isOver)
            {
                _isOver = true;
                context.Report(code, message, []);
            }
        }
    }
}
