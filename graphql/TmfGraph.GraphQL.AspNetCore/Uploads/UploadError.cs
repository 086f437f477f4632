using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.AspNetCore.Uploads;

/// <summary>What is wrong with a multipart request.</summary>
internal static class UploadError
{
    public const string NoPreflightCode = "HC0077";

    public const string NotAFormCode = "HC0033";

    public static OperationResult NoPreflight() => Fail(
        "A multipart request needs the header `GraphQL-Preflight: 1`, so that browsers ask before they send it from another site.", NoPreflightCode);

    public static OperationResult NotAForm() => Fail("The multipart form cannot be read.", NotAFormCode);

    public static OperationResult NoOperations() => Fail("The multipart form has no part `operations`.", "HC0034");

    public static OperationResult Misordered() => Fail("The parts come in the order `operations`, `map`, files.", "HC0035");

    public static OperationResult NoPath(string key) => Fail($"The key `{key}` of `map` names no variable.", "HC0037");

    public static OperationResult NoFile(string key) => Fail($"`map` speaks of the file `{key}`, which is not in the form.", "HC0038");

    public static OperationResult NoVariable(string path) => Fail($"There is no variable at `{path}`.", "HC0039");

    public static OperationResult NotNull(string path) => Fail($"Where a file goes, at `{path}`, the variables have null.", "HC0040");

    public static OperationResult NotAPath(string path) => Fail($"`{path}` is no path to a variable.", "HC0041");

    public static OperationResult NotVariables(string path) => Fail($"A path begins with `variables`, and `{path}` does not.", "HC0042");

    public static OperationResult NotAMap() => Fail("The part `map` is a JSON object of lists of paths.", "HC0043");

    public static OperationResult NoMap() => Fail("The multipart form has no part `map`.", "HC0044");

    public static OperationResult TooManyFiles(int limit) =>
        RequestErrors.Result(RequestFailure.TooLarge, $"The form has more than {limit} files, which is the limit.", ErrorCodes.RequestTooLarge);

    public static OperationResult FormTooLarge(long limit) =>
        RequestErrors.Result(RequestFailure.TooLarge, $"The form is larger than {limit} bytes, which is the limit.", ErrorCodes.RequestTooLarge);

    public static OperationResult PartTooLarge(long limit) => RequestErrors.Result(
        RequestFailure.TooLarge, $"A part of the form is larger than {limit} bytes, which is the limit.", ErrorCodes.RequestTooLarge);

    private static OperationResult Fail(string message, string code) => RequestErrors.Result(RequestFailure.BadRequest, message, code);
}
