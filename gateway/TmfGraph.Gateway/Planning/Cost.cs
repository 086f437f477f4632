namespace TmfGraph.Gateway.Planning;

/// <summary>What a way to fetch something costs, in the order of what counts: rounds one after the other, requests, fields.</summary>
internal readonly record struct Cost(int Rounds, int Requests, int Fields) : IComparable<Cost>
{
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
