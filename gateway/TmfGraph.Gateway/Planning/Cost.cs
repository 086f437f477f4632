namespace TmfGraph.Gateway.Planning;

/// <summary>What a way to fetch something costs, in the order of what counts: rounds one after the other, requests, fields.</summary>
internal readonly record struct Cost(int Rounds, int Requests, int Fields) : IComparable<Cost>
{
    /// <summary>More than any plan can have. What is selected twice at each of many levels comes to numbers that nothing holds.</summary>
    private const int Max = int.MaxValue;

    public static int Sum(int left, int right) => (int)Math.Min(Max, (long)left + right);

    public static int Sum(IEnumerable<int> numbers, int more) => numbers.Aggregate(more, Sum);

    public int CompareTo(Cost other)
    {
        var byRounds = Rounds.CompareTo(other.Rounds);
        if (byRounds != 0)
        {
            return byRounds;
        }

        var byRequests = Requests.CompareTo(other.Requests);
        return byRequests != 0 ? byRequests : Fields.CompareTo(other.Fields);
    }
}
