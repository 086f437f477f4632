namespace TmfGraph.Composition.Sources;

/// <summary>Names of the directives that composition acts on.</summary>
internal static class DirectiveNames
{
    public const string Key = "key";
    public const string Lookup = "lookup";
    public const string Internal = "internal";
    public const string Is = "is";
    public const string Require = "require";
    public const string Shareable = "shareable";
    public const string Provides = "provides";
    public const string External = "external";
    public const string Override = "override";

    /// <summary>Stands beside an override of Apollo Federation that has a label; translated schemas only.</summary>
    public const string OverrideLabel = "override__label";

    /// <summary><c>@authenticated</c> of Apollo Federation; translated schemas only, as others may call something else so. The next two likewise.</summary>
    public const string Authenticated = "access__authenticated";

    /// <summary><c>@requiresScopes</c>.</summary>
    public const string RequiresScopes = "access__scopes";

    /// <summary><c>@policy</c>.</summary>
    public const string Policy = "access__policies";

    /// <summary>Says which value of which context an argument gets; translated schemas only.</summary>
    public const string FromContext = "from__context";

    public const string Inaccessible = "inaccessible";
    public const string Tag = "tag";
    public const string Cost = "cost";
    public const string ListSize = "listSize";
    public const string RequiresOptIn = "requiresOptIn";
    public const string CacheControl = "cacheControl";
    public const string Deprecated = "deprecated";
    public const string SpecifiedBy = "specifiedBy";
    public const string OneOf = "oneOf";
}
