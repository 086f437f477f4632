using TmfGraph.Composition.Composite;
using TmfGraph.Composition.FieldSelection;
using TmfGraph.GraphQL.Language;
using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

// Keys that the client gave
// -------------------------
// `customerById(id: $id)` is a lookup: by its contract the object it finds has the key it was asked with. Another source that finds the
// same object by the same key need not wait until the first one has answered with that key, so its fetch starts in the same round, with the
// client's own argument.
//
// What that may not change is the answer. Whether the object is there, and of which type, is still said by the source of the root field
// alone: when it answers null, or with an error, nothing of the early fetch is read, neither its data nor its errors. The early fetch asks
// for nothing that the client has not asked for, under the client's own credentials; what the second source does not want to show to this
// client it does not show, early or late. It costs one request in vain when the object does not exist. So only queries do this (a mutation or
// an event comes first), only with arguments that cannot be null, and only where the types of both arguments are the same.

/// <summary>Lets fetches start at once whose keys stand in the arguments of a lookup at the root.</summary>
internal static class KnownKeys
{
    public static void Apply(IReadOnlyList<FetchStep> steps, OperationDefinitionNode operation, CompositeSchema schema)
    {
        if (operation.Operation is not OperationKind.Query)
        {
            return;
        }

        ILookup<FetchStep, FetchStep>? dependents = null;
        foreach (var step in steps)
        {
            if (Find(step, operation, schema) is { } keys)
            {
                dependents ??= steps.SelectMany(s => s.DependsOn, (s, needed) => (s, needed)).ToLookup(e => e.needed, e => e.s);
                step.KnownKeys = keys;
                step.DependsOn.Clear();
                foreach (var later in dependents[step].Where(s => s.DependsOn.Contains(step)))
                {
                    later.DependsOn.Add(step.Target.Views[0].Step); // the way to its objects leads through the root field's answer
                }
            }
        }
    }

    /// <summary>The values of the step's variables, in their order; null when one of them is not known beforehand.</summary>
    private static KnownKey[]? Find(FetchStep step, OperationDefinitionNode operation, CompositeSchema schema)
    {
        if (step.Lookup is null
            || step.Contexts.Count > 0
            || step.Target is not { Parent.Field: null, Field: { } field } position
            || position.Views[0] is not { ParentView: >= 0, Selection.StaticType: ObjectType found, Step: { Lookup: null, Source: { } source } }
            || source.Schema.QueryType.GetField(field.Selection.Name) is not { } root
            || schema.Types[found.Name].Lookups.FirstOrDefault(l => ReferenceEquals(l.Field, root)) is not { } lookup)
        {
            return null;
        }

        if (step.IsEntities)
        {
            // a single plain key, and nothing required beside it
            var (type, representation) = step.Representations.Single();
            return representation.Shape.Fields is [{ Inner: null, TypeCondition: null } key]
                && step.Source!.Schema.GetType(type) is ObjectType entity // a lookup has a source
                && entity.GetField(key.Hidden) is { } keyField
                && Known(lookup, key.Hidden, keyField.Type, field.Selection, operation) is { } known
                    ? [known]
                    : null;
        }

        var keys = new List<KnownKey>();
        foreach (var variable in step.Variables)
        {
            var known = variable.Value.Alternatives
                .Select(a => PathOf(a) is { } path ? Known(lookup, path, variable.Input.Type, field.Selection, operation) : null)
                .FirstOrDefault(k => k is not null); // any of them finds the object
            if (known is null)
            {
                return null;
            }

            keys.Add(known);
        }

        return keys.Count == step.KeyVariables.Count ? [.. keys] : null; // beyond the keys there are requirements
    }

    /// <summary>The field that a value is, when it is a plain field of the object.</summary>
    private static string? PathOf(SelectedValueEntry value) =>
        value is { Path: [{ TypeCondition: null, Arguments.Count: 0 } segment], Object: null, List: null }
            ? segment.FieldName
            : null;

    /// <summary>The client's value for the argument that is the key field, when it is sure to have one of that type.</summary>
    private static KnownKey? Known(Lookup lookup, string keyField, GraphType type, FieldSelection field, OperationDefinitionNode operation)
    {
        foreach (var (name, value) in lookup.Arguments)
        {
            if (value.Alternatives is not [var only] || PathOf(only) != keyField || lookup.Field.GetArgument(name)!.Type.NullableType.ToString() != type.NullableType.ToString()) // lookups speak of their arguments
            {
                continue;
            }

            var given = field.Arguments.FirstOrDefault(a => a.Name == name)?.Value;
            var isSure = given switch
            {
                VariableNode variable => operation.Variables.Any(v => v.Name == variable.Name && v.Type is NonNullTypeNode),
                StringValueNode or IntValueNode or EnumValueNode => true,
                _ => false,
            };
            return isSure ? new KnownKey(given!, type.NamedType.Name == "ID") : null; // what is sure is there
        }

        return null;
    }
}

/// <summary>A key whose value stands in the client's operation.</summary>
/// <param name="Value">A literal or a variable.</param>
/// <param name="IsId">Whether numbers are written as text.</param>
internal sealed record KnownKey(ValueNode Value, bool IsId);
