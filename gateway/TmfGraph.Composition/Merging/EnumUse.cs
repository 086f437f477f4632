using TmfGraph.GraphQL.Types;

namespace TmfGraph.Composition.Merging;

/// <summary>What an enum is used for.</summary>
[Flags]
internal enum EnumUse
{
    /// <summary>Nothing refers to it.</summary>
    None = 0,

    /// <summary>Fields return it.</summary>
    Output = 1,

    /// <summary>Arguments or fields of input objects take it.</summary>
    Input = 2,
}

/// <summary>
/// How the values of an enum merge whose definitions are all of Apollo Federation source schemas: those of an enum that is only returned add up, of
/// one that is only taken those count that all know, and one that is both has to be the same everywhere.
/// </summary>
internal static class EnumUses
{
    /// <summary>The use of an enum when its use decides; null when its values have to be the same everywhere.</summary>
    public static EnumUse? Decisive(SchemaSet schemas, TypeGroup group) =>
        group.Parts.All(p => p.Source.Apollo is not null) && schemas.UseOf(group.Name) is var use and not (EnumUse.Input | EnumUse.Output) ? use : null;

    /// <summary>The uses of all enums by their names.</summary>
    public static Dictionary<string, EnumUse> Collect(IEnumerable<TypeGroup> groups)
    {
        var uses = new Dictionary<string, EnumUse>();
        foreach (var group in groups)
        {
            foreach (var field in group.Fields.SelectMany(f => f.Parts).Select(p => p.Field))
            {
                Add(field.Type, EnumUse.Output);
                foreach (var argument in field.Arguments)
                {
                    Add(argument.Type, EnumUse.Input);
                }
            }

            foreach (var field in group.InputFields.SelectMany(f => f.Parts))
            {
                Add(field.Field.Type, EnumUse.Input);
            }
        }

        return uses;

        void Add(GraphType type, EnumUse use)
        {
            if (type.NamedType is EnumType named)
            {
                uses[named.Name] = uses.GetValueOrDefault(named.Name) | use;
            }
        }
    }
}
