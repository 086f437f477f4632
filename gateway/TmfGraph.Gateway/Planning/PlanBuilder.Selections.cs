using TmfGraph.Composition.Composite;

namespace TmfGraph.Gateway.Planning;

/// <summary>What is selected in views: fields, and the objects below them.</summary>
internal sealed partial class PlanBuilder
{
    /// <summary>Selects a field in a view, and plans what is below it.</summary>
    /// <param name="visible">Whether the client asks for it; else only the gateway reads it.</param>
    /// <param name="isOfFetch">Whether it is read for fetches that are noted, and so needed only when they are.</param>
    /// <param name="isKey">Whether it is, or is below, a key that comes along with its object.</param>
    /// <param name="other">Where the answer reads it from this view, when it may come from several; null for the field itself.</param>
    private OutputField Assign(
        Position position,
        string type,
        FieldSelection field,
        SourceField sourceField,
        PlanView view,
        IReadOnlyList<(string Argument, string Variable)> filled,
        bool visible,
        bool isOfFetch = false,
        bool isKey = false,
        OutputField? other = null)
    {
        context.CountNode();
        var output = other ?? OutputFor(position, type, field, sourceField, visible);
        var argumentsKey = filled.Count == 0
            ? field.ArgumentsKey
            : string.Join(", ", filled.Select(f => $"{f.Argument}: ${f.Variable}").Prepend(field.ArgumentsKey));
        if (field.Children is null)
        {
            var leaf = Select(view, type, sourceField, field, argumentsKey, filled, null, output, visible, isOfFetch, isKey);
            if (output.View < 0)
            {
                output.View = view.Index;
                output.Key = leaf.JsonName;
                output.Leaf = facts.LeafOf(output.Type);
            }

            return output;
        }

        var child = ChildView(position, type, field, sourceField, view, argumentsKey, filled, output, visible, isOfFetch, isKey);
        child.Position.IsReadByGateway |= !visible;
        TellTypes(child);
        foreach (var objectType in facts.TypesOf(view.Step.Source!, sourceField.Field.Type.NamedType, field.Children))
        {
            if (visible)
            {
                PlanObject(child.Position, objectType.Name, child, field.Children, field.Usages);
            }
            else
            {
                PlanHidden(child.Position, objectType.Name, child, field.Children, isKey);
            }
        }

        return output;
    }

    /// <summary>The view of the objects below a field: a new one, or the one that another type or selection has made already.</summary>
    private PlanView ChildView(
        Position position,
        string type,
        FieldSelection field,
        SourceField sourceField,
        PlanView view,
        string argumentsKey,
        IReadOnlyList<(string Argument, string Variable)> filled,
        OutputField output,
        bool visible,
        bool isOfFetch,
        bool isKey)
    {
        var provides = weigher.Combine(sourceField.Provides, weigher.Provided(view.Provides, type, field.Name)?.SelectionSet);
        if (output.Child is { } taken)
        {
            // a further part of a field that another view has begun
            var part = taken.Views.Find(v => v.ParentView == view.Index);
            if (part is null)
            {
                var selected = Select(view, type, sourceField, field, argumentsKey, filled, new ViewSelection(sourceField.Field.Type.NamedType), output, visible, isOfFetch, isKey);
                part = AddView(taken, view.Step, selected.Children!, view.Index, selected.JsonName, provides);
            }
            else
            {
                Ask(view, part, type, field, output, isOfFetch, isKey); // a fetch may have been the first to read it that is needed less often
            }

            return part;
        }

        // types whose field is another one have it under names of their own: a source refuses one name for `F!` and `F`; and where a field is divided, each type
        // may have its own way to the rest
        var place = (field.Original, view.Index, $"{sourceField.Field.Type} {provides}{(field.IsDivided ? type : "")}");
        if (position.Children.TryGetValue(place, out var shared))
        {
            // another type asks for the very same
            var asked = Ask(view, shared.Views[0], type, field, output, isOfFetch, isKey);
            if (visible)
            {
                asked.ReadFor(type, output);
            }

            Link(output, view, shared, shared.Views[0].Key!); // it lies in an object above
            return shared.Views[0];
        }

        var viewField = Select(view, type, sourceField, field, argumentsKey, filled, new ViewSelection(sourceField.Field.Type.NamedType), output, visible, isOfFetch, isKey);
        if (_bySelection.TryGetValue(viewField.Children!, out var reused))
        {
            // what the client sees and what only the gateway reads stand in the same objects
            position.Children.TryAdd(place, reused);
            Link(output, view, reused, viewField.JsonName);
            return reused.Views[0];
        }

        var child = NewPosition(position, output);
        position.Children.TryAdd(place, child);
        var made = AddView(child, view.Step, viewField.Children!, view.Index, viewField.JsonName, provides);
        Link(output, view, child, viewField.JsonName);
        return made;
    }

    /// <summary>Asks for objects that a view has already: for a further type, or for someone else.</summary>
    private static ViewField Ask(PlanView view, PlanView objects, string type, FieldSelection field, OutputField output, bool isOfFetch, bool isKey)
    {
        var asked = view.Selection.FieldOf(objects.Selection);
        asked.NeedWhen(type, field.Condition, isOfFetch ? output : null);
        asked.IsKey |= isKey;
        return asked;
    }

    private static void Link(OutputField output, PlanView view, Position child, JsonName key)
    {
        output.View = view.Index;
        output.Key = key;
        output.Child = child;
    }

    private ViewField Select(
        PlanView view,
        string type,
        SourceField sourceField,
        FieldSelection field,
        string argumentsKey,
        IReadOnlyList<(string Argument, string Variable)> filled,
        ViewSelection? children,
        OutputField output,
        bool visible,
        bool isOfFetch,
        bool isKey)
    {
        var added = view.Selection.Add(
            type, sourceField.Field, field, argumentsKey, children, isOfFetch ? output : null, existing => MayShare(view, existing, field, visible));
        if (added.Filled.Count == 0)
        {
            added.Filled.AddRange(filled);
        }

        added.IsKey |= isKey;
        if (visible)
        {
            added.ReadFor(type, output);
        }

        return added;
    }

    /// <summary>Objects that the client asks for are never mixed with each other, but may serve what only the gateway reads.</summary>
    private bool MayShare(PlanView view, ViewField existing, FieldSelection field, bool visible)
    {
        if (field.IsDivided && existing.Types.Count > 1)
        {
            return false; // each type may have its own way to the rest
        }

        var client = visible ? field : existing.Output?.Selection;
        var read = visible ? existing.Selection : field;
        return client is null
            || (!(visible && existing.Output is not null)
                && RequiredObjects.MayBeRead(facts, view.Step.Source!, existing.Field.Type, client.Children!, read.Children!)); // only fields with children come here
    }

    private static OutputField OutputFor(Position position, string type, FieldSelection field, SourceField sourceField, bool visible)
    {
        var variant = position.GetVariant(type);
        if (visible)
        {
            return variant.Find(field)!; // AddOutputFields has been there
        }

        var key = Requirements.KeyOf(field);
        if (!variant.Hidden.TryGetValue(key, out var output))
        {
            output = new OutputField(field, sourceField.Field.Type, $"{type}.{field.Name}");
            variant.Hidden.Add(key, output);
        }

        return output;
    }
}
