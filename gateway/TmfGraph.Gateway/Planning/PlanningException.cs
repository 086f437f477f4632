namespace TmfGraph.Gateway.Planning;

/// <summary>An operation cannot be planned. The message is for clients.</summary>
public sealed class PlanningException : Exception
{
    /// <summary>The operation is larger than the planner's limits allow.</summary>
    public const string TooComplex = "PLAN_TOO_COMPLEX";

    /// <summary>No source schema can serve a field from where it is asked for.</summary>
    public const string Unsatisfiable = "PLAN_UNSATISFIABLE";

    /// <param name="code">One of the codes here.</param>
    public PlanningException(string message, string code) : base(message) => Code = code;

    /// <summary>The <c>extensions.code</c> of the error that the client sees.</summary>
    public string Code { get; }
}
