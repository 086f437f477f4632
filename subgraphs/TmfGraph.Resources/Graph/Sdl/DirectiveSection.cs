namespace TmfGraph.Resources.Graph.Sdl;

/// <summary>The directives in use: cost, and those of the Composite Schemas specification.</summary>
internal static class DirectiveSection
{
    public static void Write(SdlText sdl)
    {
        sdl.Definition(
            "What resolving this costs, beside what is below it.",
            "directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR");
        sdl.Definition(
            "How long the list gets, for estimates of cost.",
            "directive @listSize(assumedSize: Int, slicingArguments: [String!], slicingArgumentDefaultValue: Int, sizedFields: [String!], "
            + "requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION");
        sdl.Definition(
            "The fields that identify the type in every subgraph.",
            "directive @key(fields: FieldSelectionSet!) repeatable on OBJECT | INTERFACE");
        sdl.Definition("Finds one entity by its key.", "directive @lookup on FIELD_DEFINITION");
        sdl.Definition("For gateways only: clients do not see it.", "directive @internal on OBJECT | FIELD_DEFINITION");
        sdl.Definition(
            "The gateway fills the argument from another subgraph.",
            "directive @require(field: FieldSelectionMap!) on ARGUMENT_DEFINITION");
        sdl.Definition("Other subgraphs serve the same.", "directive @shareable repeatable on OBJECT | FIELD_DEFINITION");
        sdl.Definition("Resumes a stream of events.", "directive @eventCursor on ARGUMENT_DEFINITION | FIELD_DEFINITION");
        sdl.Definition("A selection of fields, as text.", "scalar FieldSelectionSet");
        sdl.Definition("How a value is made of fields, as text.", "scalar FieldSelectionMap");
    }
}
