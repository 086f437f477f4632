namespace TmfGraph.Resources.Writes;

/// <summary>What is wrong with one attribute of a body.</summary>
/// <param name="Path">Where, in TMF names with dots and indexes: <c>productOrderItem[0].action</c>; empty for the body itself.</param>
/// <param name="Code">One of <see cref="AttributeProblemCodes"/>.</param>
/// <param name="Message">A sentence for people that says what would be right.</param>
public sealed record AttributeProblem(string Path, string Code, string Message);

/// <summary>Stable codes of <see cref="AttributeProblem"/>.</summary>
public static class AttributeProblemCodes
{
    /// <summary>A mandatory attribute is absent or null.</summary>
    public const string Missing = "missing";

    /// <summary>Another JSON type is needed.</summary>
    public const string WrongType = "wrongType";

    /// <summary>The type is right and the text is not: a date, a number's range, Base64.</summary>
    public const string InvalidFormat = "invalidFormat";

    /// <summary>Not one of the enum's values.</summary>
    public const string NotInEnum = "notInEnum";

    /// <summary>An attribute stands twice in one object.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Text that no store can keep: NUL, half a surrogate pair, broken UTF-8.</summary>
    public const string InvalidText = "invalidText";

    /// <summary>Only the server sets it.</summary>
    public const string SetByServer = "setByServer";

    /// <summary>It cannot change once set.</summary>
    public const string Immutable = "immutable";

    /// <summary>An operation of a JSON Patch cannot be read, or is beyond the limits.</summary>
    public const string InvalidPatch = "invalidPatch";

    /// <summary><c>@type</c> names something that this resource is not.</summary>
    public const string WrongResourceType = "wrongResourceType";

    /// <summary>A JSON Schema that the operator registered does not allow it.</summary>
    public const string ExtensionSchema = "extensionSchema";

    /// <summary>The lifecycle knows no such move.</summary>
    public const string IllegalMove = "illegalMove";

    /// <summary>The resource referred to is not there.</summary>
    public const string ReferenceNotFound = "referenceNotFound";

    /// <summary>Something stored is in a state that forbids it.</summary>
    public const string Conflict = "conflict";
}
