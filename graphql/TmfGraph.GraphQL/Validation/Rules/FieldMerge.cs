using TmfGraph.GraphQL.Execution;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.GraphQL.Validation.Rules;

/// <summary>The search of one operation for fields that cannot be merged.</summary>
/// <remarks>
/// The specification compares fields pair by pair, which grows with the square of a hostile document. Here the fields of a response name are
/// looked at as one group, and a member is compared with the first of its group only, since both relations are equivalences. Shapes are
/// compared within the whole group, whatever the parents are; the fields themselves within meetings, the parts of a group whose parents can be
/// one object. Most often there is one meeting, and so one way down for both questions. Where ways part, or fragments let one field be
/// reached by several, groups that were looked at are remembered and not looked at again. A budget bounds what is left.
/// </remarks>
internal sealed partial class FieldMerge(ValidationContext context)
{
    private readonly MergeEntries _entries = new(context);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly bool _hasFragments = context.AllFragments.Count > 0;
    private int _budget = context.Limits.MaxMergeChecks;
    private bool _isOver;

    [Flags]
    private enum Questions
    {
        None = 0,
        Shapes = 1,
        Fields = 2,
        Both = Shapes | Fields,
    }

    public void Check(OperationDefinitionNode operation)
    {
        if (Collect(operation.SelectionSet, context.Schema.GetRootType(operation.Operation)))
        {
            CheckSet(0, 0, Questions.Both, _hasFragments);
        }
    }

    /// <summary>Looks at the entries from one on as the fields of one object.</summary>
    /// <param name="questions">What has to be found out; a question that has found a conflict is not asked of the rest of the set.</param>
    /// <param name="isRepeated">Whether the same fields may come up again.</param>
    private void CheckSet(int from, int depth, Questions questions, bool isRepeated)
    {
        var to = _entries.Count;
        _entries.Group(from);
        for (var head = from; head < to && questions is not Questions.None && !_isOver; head++)
        {
            if (!_entries[head].IsHead)
            {
                continue;
            }

            if (_entries[head].Next < 0)
            {
                if (_entries[head].Node.SelectionSet is not null)
                {
                    Descend([head], depth, questions, isRepeated);
                }
            }
            else
            {
                questions &= ~CheckGroup(_entries.GroupOf(head), depth, questions, isRepeated);
            }
        }
    }

    /// <summary>Looks at fields of one response name; the answer is the questions that found a conflict.</summary>
    private Questions CheckGroup(int[] group, int depth, Questions questions, bool isRepeated)
    {
        var meetings = _entries.MeetingsOf(group);
        if (meetings is null)
        {
            return CheckMeeting(group, depth, questions, isRepeated);
        }

        var conflicts = Questions.None;
        if (questions.HasFlag(Questions.Shapes))
        {
            conflicts |= CheckMeeting(group, depth, Questions.Shapes, isRepeated: true);
        }

        foreach (var meeting in questions.HasFlag(Questions.Fields) ? meetings : [])
        {
            if (CheckMeeting(meeting, depth, Questions.Fields, isRepeated: true) is not Questions.None and var conflict)
            {
                return conflicts | conflict;
            }
        }

        return conflicts;
    }

    private Questions CheckMeeting(int[] members, int depth, Questions questions, bool isRepeated)
    {
        if (isRepeated && !_seen.Add($"{(int)questions}:{_entries.KeyOf(members)}"))
        {
            return Questions.None;
        }

        var conflicts = Questions.None;
        for (var i = 1; i < members.Length && conflicts != questions; i++)
        {
            if (!Spend())
            {
                return questions;
            }

            var (first, other) = (_entries[members[0]], _entries[members[i]]);
            if ((questions & ~conflicts).HasFlag(Questions.Shapes) && !HaveSameShape(first, other))
            {
                conflicts |= Questions.Shapes;
            }

            if ((questions & ~conflicts).HasFlag(Questions.Fields) && !AreSameField(first, other))
            {
                conflicts |= Questions.Fields;
            }
        }

        if (conflicts != questions && _entries.HaveSelections(members))
        {
            // already remembered as a group: what lies below needs no place of its own
            DescendInto(members, depth, questions & ~conflicts, isRepeated);
        }

        return conflicts;
    }

    private void Descend(ReadOnlySpan<int> members, int depth, Questions questions, bool isRepeated)
    {
        if (!isRepeated || _entries.IsNew(members[0], (int)questions))
        {
            DescendInto(members, depth, questions, isRepeated);
        }
    }

    private void DescendInto(ReadOnlySpan<int> members, int depth, Questions questions, bool isRepeated)
    {
        if (depth >= context.Limits.MaxDepth)
        {
            Stop($"The selections nest deeper than {context.Limits.MaxDepth} levels.", null);
            return;
        }

        var from = _entries.Count;
        _entries.BeginSet();
        foreach (var member in members)
        {
            var (node, definition) = (_entries[member].Node, _entries[member].Definition);
            if (node.SelectionSet is not null && !Collect(node.SelectionSet, definition?.Type.NamedType))
            {
                return;
            }
        }

        CheckSet(from, depth + 1, questions, isRepeated);
        _entries.Truncate(from);
    }

    private bool Collect(SelectionSetNode selections, NamedType? parent)
    {
        foreach (var selection in selections.Selections)
        {
            if (!Spend())
            {
                return false;
            }

            switch (selection)
            {
                case FieldNode field:
                    _entries.Add(field, parent);
                    break;
                case InlineFragmentNode inline:
                    if (!Collect(inline.SelectionSet, inline.TypeCondition is { } on ? context.Schema.GetType(on.Name) : parent))
                    {
                        return false;
                    }

                    break;
                case FragmentSpreadNode spread when context.Fragments.TryGetValue(spread.Name, out var fragment) && _entries.Visit(fragment):
                    if (!Collect(fragment.SelectionSet, context.Schema.GetType(fragment.TypeCondition.Name)))
                    {
                        return false;
                    }

                    break;
            }
        }

        return true;
    }

    private bool Spend()
    {
        if (_budget-- > 0)
        {
            return true;
        }

        Stop("The document takes too many comparisons to see whether its fields can be merged.", ErrorCodes.MergeBudget);
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
