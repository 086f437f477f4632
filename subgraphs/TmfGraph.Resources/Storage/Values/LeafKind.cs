using TmfGraph.Resources.Model;

namespace TmfGraph.Resources.Storage.Values;

/// <summary>How the values of a leaf are compared.</summary>
internal enum LeafKind
{
    /// <summary>By code point.</summary>
    Text,

    /// <summary>As exact decimals.</summary>
    Number,

    /// <summary>As points in time, to the microsecond.</summary>
    Instant,

    /// <summary>As the words <c>false</c> and <c>true</c>.</summary>
    Boolean,

    /// <summary>Any scalar, by code point of its JSON text without quotes.</summary>
    Any,

    /// <summary>No leaf: every comparison is false.</summary>
    Object,
}

internal static class LeafKinds
{
    public static LeafKind Of(AttributeModel? attribute) => attribute switch
    {
        null => LeafKind.Any,
        { Enum: not null } => LeafKind.Text,
        { Type: not null } => LeafKind.Object,
        { Scalar: { } scalar } => Of(scalar),
        _ => LeafKind.Text,
    };

    public static LeafKind Of(ScalarKind scalar) => scalar switch
    {
        ScalarKind.Boolean => LeafKind.Boolean,
        ScalarKind.Int or ScalarKind.Long or ScalarKind.Float or ScalarKind.Decimal => LeafKind.Number,
        ScalarKind.DateTime or ScalarKind.Date => LeafKind.Instant,
        ScalarKind.Any => LeafKind.Any,
        _ => LeafKind.Text,
    };
}
