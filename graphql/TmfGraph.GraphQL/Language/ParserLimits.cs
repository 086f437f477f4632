namespace TmfGraph.GraphQL.Language;

/// <summary>How much a document may hold. What exceeds a limit is a <see cref="SyntaxException"/>, thrown as soon as it is seen.</summary>
public sealed record ParserLimits
{
    /// <summary>For documents of our own, such as schema files: only nesting is limited tightly.</summary>
    public static ParserLimits Default { get; } = new();

    /// <summary>For documents that clients send.</summary>
    public static ParserLimits Request { get; } = new()
    {
        MaxTokens = 50_000,
        MaxFields = 2_048,
        MaxAliases = 1_024,
        MaxDirectives = 4,
        MaxDefinitions = 1_024,
        MaxVariables = 256,
        MaxListItems = 10_000,
    };

    /// <summary>Tokens in the document. Whatever is set here, 67,108,863 are the most.</summary>
    public int MaxTokens { get; init; } = 20_000_000;

    /// <summary>Nesting of selection sets, of values and of list types. Whatever is set here, 40,000 are the most, and a document cannot exhaust the stack.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>Selected fields in the document, fragments counted once.</summary>
    public int MaxFields { get; init; } = int.MaxValue;

    /// <summary>Selected fields with an alias in the document.</summary>
    public int MaxAliases { get; init; } = int.MaxValue;

    /// <summary>Operations, fragments and other definitions in the document.</summary>
    public int MaxDefinitions { get; init; } = int.MaxValue;

    /// <summary>Variables of one operation.</summary>
    public int MaxVariables { get; init; } = int.MaxValue;

    /// <summary>Items of one list literal.</summary>
    public int MaxListItems { get; init; } = int.MaxValue;

    /// <summary>Directives in one place.</summary>
    public int MaxDirectives { get; init; } = int.MaxValue;
}
