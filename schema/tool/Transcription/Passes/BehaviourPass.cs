using TmfGraph.Transcriber.Model;
using TmfGraph.Transcriber.Overlays;

namespace TmfGraph.Transcriber.Transcription.Passes;

/// <summary>Adds defaults, lifecycles, indexes and what the server keeps up to date.</summary>
internal sealed class BehaviourPass(BehaviourOverlay overlay, Findings findings) : IPass
{
    public void Apply(TypeSet types)
    {
        foreach (var (coordinate, value) in overlay.Defaults.Where(entry => entry.Key.Contains('.')))
        {
            Find(types, coordinate)?.Mark("default", ("value", value));
        }

        foreach (var coordinate in overlay.Refused)
        {
            if (Find(types, coordinate) is { } field)
            {
                field.Directives.RemoveAll(directive => directive.Name == "setByServer");
                field.Mark("setByServer", ("refused", true));
            }
        }

        foreach (var (coordinate, reason) in overlay.Deprecated)
        {
            Find(types, coordinate)?.Mark("deprecated", ("reason", reason));
        }

        foreach (var (coordinate, name) in overlay.Follows.Where(entry => entry.Key.Contains('.')))
        {
            if (Find(types, coordinate) is { } field)
            {
                MarkLifecycle(types, field, name);
            }
        }

        foreach (var field in types.All.Where(type => type.Resource is not null).SelectMany(type => type.Model.Fields))
        {
            MarkByName(types, field);
        }
    }

    private void MarkByName(TypeSet types, ModelField field)
    {
        if (overlay.UpdatedByServer.Contains(field.Attribute))
        {
            field.Mark("default", ("value", "$now"));
            field.Mark("updatedByServer");
        }

        if (overlay.Defaults.TryGetValue(field.Attribute, out var value))
        {
            field.Mark("default", ("value", value));
        }

        if (overlay.Follows.TryGetValue(field.Attribute, out var lifecycle) && field.Shape.Type == "String")
        {
            MarkLifecycle(types, field, lifecycle);
        }

        var isPlain = !field.Shape.IsList && (field.Shape.IsScalar || types.Find(field.Shape.Type)?.Model.IsEnum == true);
        if (isPlain && overlay.Indexes.Contains(field.Attribute))
        {
            field.Mark("index");
        }
    }

    private void MarkLifecycle(TypeSet types, ModelField field, string name)
    {
        if (!overlay.Lifecycles.TryGetValue(name, out var lifecycle))
        {
            findings.Error($"The overlay's behaviour has no lifecycle '{name}'.");
            return;
        }

        var values = types.Find(field.Shape.Type)?.Model.Values.Select(value => value.Value).ToHashSet();
        var arguments = new List<(string, object)>();
        if (lifecycle.Initial is not null && values?.Contains(lifecycle.Initial) == false)
        {
            findings.Error($"The lifecycle '{name}' begins with a state that {field.Shape.Type} does not have.");
        }

        if (lifecycle.Initial is not null)
        {
            arguments.Add(("initial", lifecycle.Initial));
        }

        arguments.Add(("moves", lifecycle.Moves.Select(move => Trim(move, values)).OfType<string>().ToList()));
        field.Mark("lifecycle", arguments);
    }

    /// <summary>The move without the states that the enum lacks; null when nothing of it is left.</summary>
    private static string? Trim(string move, HashSet<string>? values)
    {
        if (move.Split(" -> ") is not [var from, var to])
        {
            throw new InvalidDataException($"'{move}' is no move.");
        }

        var known = to.Split(" | ").Where(IsKnown).ToList();
        return IsKnown(from) && known.Count > 0 ? $"{from} -> {string.Join(" | ", known)}" : null;

        bool IsKnown(string state) => values is null || values.Contains(state);
    }

    private ModelField? Find(TypeSet types, string coordinate)
    {
        var field = types.FindField(coordinate);
        if (field is null)
        {
            findings.Error($"The overlay's behaviour names {coordinate}, which is not there.");
        }

        return field;
    }
}
