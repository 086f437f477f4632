namespace TmfGraph.GraphQL.Types.Building;

/// <summary>What every schema has: the five scalars and the directives of the specification, with those of incremental delivery.</summary>
internal static class BuiltIns
{
    /// <summary>Their definitions.</summary>
    public const string Sdl =
        """"
        "A whole number of 32 bits with sign."
        scalar Int

        "A finite number of double precision (IEEE 754)."
        scalar Float

        "Text."
        scalar String

        "True or false."
        scalar Boolean

        "An identifier. It is written as text and means nothing to people; whole numbers are taken as input too."
        scalar ID

        "Leaves the selection out when the condition is true."
        directive @skip("The condition." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves the selection out unless the condition is true."
        directive @include("The condition." if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Lets the fields of the fragment be delivered after the rest of the response."
        directive @defer(
          "Whether they are; if not, the directive says nothing."
          if: Boolean! = true
          "Names the fragment in what is delivered. It is unique in the document."
          label: String
        ) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Lets the later items of the list be delivered after the rest of the response."
        directive @stream(
          "Whether they are; if not, the directive says nothing."
          if: Boolean! = true
          "Names the list in what is delivered. It is unique in the document."
          label: String
          "How many items are part of the response itself."
          initialCount: Int! = 0
        ) on FIELD

        "Marks what should not be used any more."
        directive @deprecated("Why, and what to use instead, as Markdown." reason: String! = "No longer supported")
          on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the document that specifies a scalar."
        directive @specifiedBy("The address of the document." url: String!) on SCALAR

        "Says that exactly one field of the input object must be given, and not be null."
        directive @oneOf on INPUT_OBJECT
        """";

    /// <summary>The reason of a deprecation that gives none.</summary>
    public const string DefaultDeprecationReason = "No longer supported";
}
