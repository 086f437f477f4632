using TmfGraph.GraphQL.Types;

namespace TmfGraph.Gateway.Planning;

/// <summary>
/// A variable set, or a representation, that is made of leaves of one object alone, as most are: text and leaves in turn. An equal one can be looked for
/// before anything is written.
/// </summary>
internal sealed class SetTemplate
{
    private SetTemplate(TemplateLeaf[] leaves, byte[] end)
    {
        Leaves = leaves;
        End = end;
        TextLength = leaves.Sum(l => l.Before.Length) + end.Length;
    }

    /// <summary>The leaves, at least one, in the order in which they are written.</summary>
    public TemplateLeaf[] Leaves { get; }

    /// <summary>The text after the last leaf.</summary>
    public byte[] End { get; }

    /// <summary>The length of all text beside the leaves.</summary>
    public int TextLength { get; }

    /// <summary>What a fetch is told of objects of one type; null when that is more than leaves, or depends on which of them are there.</summary>
    public static SetTemplate? Of(FetchStep step, TypeVariant variant) =>
        step.KnownKeys is not null || step.Contexts.Count > 0 || step.Apart.Count > 0 ? null
        : !step.IsEntities ? OfVariables(step, variant)
        : step.Representations.TryGetValue(variant.TypeName, out var representation) ? OfRepresentation(representation, variant)
        : null;

    private static SetTemplate? OfRepresentation(Representation representation, TypeVariant variant)
    {
        var leaves = new List<TemplateLeaf>();
        foreach (var field in representation.Shape.Fields)
        {
            if (field.Inner is not null || field.IsList || field.TypeCondition is not null || LeafOf(field.Hidden, variant) is not { } leaf)
            {
                return null;
            }

            leaves.Add(new TemplateLeaf([.. leaves.Count == 0 ? representation.Start : [], (byte)',', .. field.NameJson], leaf));
        }

        return representation.Shape.Fields.Any(f => f.IsKey) ? new SetTemplate([.. leaves], "}"u8.ToArray()) : null;
    }

    private static SetTemplate? OfVariables(FetchStep step, TypeVariant variant)
    {
        var leaves = new List<TemplateLeaf>();
        for (var i = 0; i < step.Variables.Count; i++)
        {
            var variable = step.Variables[i];
            if (variable.Value.Alternatives is not [{ Path: [{ TypeCondition: null } segment], Object: null, List: null }]
                || variable.Input.Type.NullableType is ListType
                || LeafOf(Requirements.KeyOf(segment), variant) is not { } leaf)
            {
                return null;
            }

            leaves.Add(new TemplateLeaf([(byte)(i == 0 ? '{' : ','), .. step.VariableNames[i]], leaf));
        }

        return leaves.Count > 0 ? new SetTemplate([.. leaves], []) : null; // what all sets have in common comes after them
    }

    private static OutputField? LeafOf(string hidden, TypeVariant variant) =>
        variant.Hidden.TryGetValue(hidden, out var field) && field is { Child: null, View: >= 0, Type.NullableType: not ListType } ? field : null;
}

/// <summary>A leaf of a <see cref="SetTemplate"/>.</summary>
/// <param name="Before">The text before it.</param>
/// <param name="Field">The leaf, read from a view.</param>
internal readonly record struct TemplateLeaf(byte[] Before, OutputField Field);
