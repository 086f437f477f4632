namespace TmfGraph.Composition.Comparison.Rules;

/// <summary>An argument that takes another type. To ask for less (null as well) is safe; all else is not, and breaks clients where they can write the argument.</summary>
internal sealed class ArgumentTypeChangedRule : ISchemaChangeRule
{
    public IEnumerable<SchemaChange> Find(SchemaPair pair) => pair.Arguments.Concat(pair.DirectiveArguments)
        .Where(a => !TypeChange.AreEqual(a.Old.Type, a.New.Type))
        .Select(a => TypeChange.IsSafeForInput(a.Old.Type, a.New.Type)
            ? new SchemaChange(ChangeSeverity.Safe, ChangeCodes.ArgChangedKindSafe, a.Coordinate, Message(a))
            : new SchemaChange(a.Weight, ChangeCodes.ArgChangedKind, a.Coordinate, Message(a)));

    private static string Message(InputPair argument) => $"The argument '{argument.Coordinate}' took '{argument.Old.Type}' and takes '{argument.New.Type}'.";
}
