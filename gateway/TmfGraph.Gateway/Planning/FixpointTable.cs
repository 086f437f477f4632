namespace TmfGraph.Gateway.Planning;

/// <summary>Remembers the answers to one kind of question, which may lead back to itself; see the essay in <see cref="Fixpoint"/>.</summary>
internal sealed class FixpointTable<TKey, TAnswer> : IFixpointTable
    where TKey : notnull
{
    private readonly Fixpoint _fixpoint;
    private readonly Func<TKey, TAnswer> _answer;
    private readonly Func<TKey, TAnswer> _least;
    private readonly Func<TAnswer, TAnswer, bool> _isBetter;
    private readonly Dictionary<TKey, Known> _known = [];
    private readonly Dictionary<TKey, TAnswer> _guesses = [];
    private readonly Dictionary<TKey, Question> _open = [];
    private readonly List<(TKey Key, int Number)> _unsure = [];

    /// <param name="answer">Answers a question. It may ask others, of any table of the same <paramref name="fixpoint"/>.</param>
    /// <param name="least">What is known of an answer before anything is.</param>
    /// <param name="isBetter">Whether an answer says more than another one. No answer can be made better without end.</param>
    public FixpointTable(Fixpoint fixpoint, Func<TKey, TAnswer> answer, Func<TKey, TAnswer> least, Func<TAnswer, TAnswer, bool> isBetter)
    {
        (_fixpoint, _answer, _least, _isBetter) = (fixpoint, answer, least, isBetter);
        fixpoint.Add(this);
    }

    public TAnswer this[TKey key]
    {
        get
        {
            if (_known.TryGetValue(key, out var known))
            {
                _fixpoint.Lowest = known.IsSure ? _fixpoint.Lowest : Math.Min(_fixpoint.Lowest, _fixpoint.Reach);
                return known.Answer;
            }

            if (_open.TryGetValue(key, out var open))
            {
                _fixpoint.Lowest = Math.Min(_fixpoint.Lowest, open.Depth);
                _open[key] = open with { IsGuessed = true };
                return GuessOf(key);
            }

            return Find(key);
        }
    }

    public void Forget(int since) => Take(since, forget: true);

    public void Keep(int since) => Take(since, forget: false);

    private TAnswer Find(TKey key)
    {
        var (lowestBefore, reachBefore) = (_fixpoint.Lowest, _fixpoint.Reach);
        var (since, improvements) = (_fixpoint.Answers, _fixpoint.Improvements);
        while (true)
        {
            _fixpoint.Lowest = int.MaxValue;
            var found = FindOnce(key);
            var lowest = _fixpoint.Lowest;
            if (lowest < _fixpoint.Depth)
            {
                _fixpoint.Lowest = Math.Min(lowest, lowestBefore); // a question above is the head of the circle
                _fixpoint.Reach = Math.Min(lowest, _fixpoint.Reach);
                _known.Add(key, new Known(found, false));
                _unsure.Add((key, _fixpoint.Answers++));
                return found;
            }

            if (_fixpoint.Improvements == improvements)
            {
                _fixpoint.Keep(since);
                (_fixpoint.Lowest, _fixpoint.Reach) = (lowestBefore, reachBefore);
                _known.Add(key, new Known(found, true));
                return found;
            }

            _fixpoint.Forget(since);
            (_fixpoint.Improvements, _fixpoint.Reach) = (improvements, reachBefore);
        }
    }

    private TAnswer FindOnce(TKey key)
    {
        _open.Add(key, new Question(_fixpoint.Depth++, false));
        var found = _answer(key);
        _fixpoint.Depth--;
        _open.Remove(key, out var question);
        if (question.IsGuessed && _isBetter(found, GuessOf(key)))
        {
            _guesses[key] = found;
            _fixpoint.Improvements++;
        }

        return found;
    }

    private TAnswer GuessOf(TKey key) => _guesses.TryGetValue(key, out var guess) ? guess : _least(key);

    private void Take(int since, bool forget)
    {
        while (_unsure is [.., var (key, number)] && number >= since)
        {
            _unsure.RemoveAt(_unsure.Count - 1);
            _known.Remove(key, out var known);
            if (!forget)
            {
                _known.Add(key, known with { IsSure = true });
            }
        }
    }

    /// <param name="IsSure">Whether it rests on no guess.</param>
    private readonly record struct Known(TAnswer Answer, bool IsSure);

    /// <param name="Depth">How many questions were open before it.</param>
    /// <param name="IsGuessed">Whether it has been asked again since.</param>
    private readonly record struct Question(int Depth, bool IsGuessed);
}
