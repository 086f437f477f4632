using System.Numerics;

namespace TmfGraph.GraphQL.Execution.Plans;

/// <summary>
/// What the <c>@skip</c> and <c>@include</c> around one occurrence of a field ask for, as bits: bit i stands for the i-th Boolean variable
/// such directives use in the operation.
/// </summary>
/// <param name="On">Variables that must be true.</param>
/// <param name="Off">Variables that must be false.</param>
internal readonly record struct Condition(ulong On, ulong Off)
{
    /// <summary>Holds for all variable values.</summary>
    public static Condition Always => default;

    public bool IsAlways => (On | Off) == 0;

    /// <summary>Whether no variable values fulfil it.</summary>
    public bool IsNever => (On & Off) != 0;

    public bool Holds(ulong bits) => (bits & On) == On && (bits & Off) == 0;

    /// <summary>How many variables it asks for.</summary>
    public int Count => BitOperations.PopCount(On) + BitOperations.PopCount(Off);

    public Condition And(Condition other) => new(On | other.On, Off | other.Off);

    /// <summary>The same where that one is known to hold.</summary>
    public Condition Except(Condition known) => new(On & ~known.On, Off & ~known.Off);

    /// <summary>Whether it holds whenever the other one does.</summary>
    public bool Covers(Condition other) => (On & ~other.On) == 0 && (Off & ~other.Off) == 0;
}
