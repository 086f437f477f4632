namespace TmfGraph.Gateway.Planning;

// What is required may take along what is asked for
// -------------------------------------------------
// A field that another fetch requires travels with the client's fields of the same object. When it fails and may not be null, its source answers
// with null in place of the object, and the client loses fields of which none has failed: over all data in one place, only the field that
// requires it would be null. To fetch each such field apart would cost every request for the sake of the few that fail. So a source that is
// known to leave nulls where they stand is asked to; from others the lost objects are fetched once more, without what is only required.
// In mutations and streams that cannot be, as what is done would be done twice.

/// <summary>Fields that only requirements of other fetches read, beside what the client asks for.</summary>
internal static class RequiredFields
{
    /// <summary>Whether one of a fetch may take along something else when it fails.</summary>
    public static bool MayTakeAlong(FetchStep step) => step.Source is not null && MayFail(step.View.Selection) && HasMore(step.View.Selection);

    private static bool MayFail(ViewSelection selection) =>
        selection.Fields.Exists(f => f.MayBeSpare ? f.Field.Type.IsNonNull : f.Children is not null && MayFail(f.Children));

    private static bool HasMore(ViewSelection selection) => selection.Fields.Exists(f => !f.MayBeSpare || f.Output is not null);
}
