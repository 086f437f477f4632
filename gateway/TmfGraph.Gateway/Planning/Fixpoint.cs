namespace TmfGraph.Gateway.Planning;

// The problem: a question of the weigher (which sources do objects get to, what does a selection cost there) may lead back to itself through
// keys and requirements. Whatever is answered meanwhile rests on what is not known yet, and must not be remembered as if it were known.
//
// The idea: what leads back is answered with the least that is known of it, nothing at first. When the question is answered better than that,
// all that was found on the way is forgotten and found again, with the better answer in place of the first. Answers only ever get better, so
// this ends; and what has been found then needs no guess any more. It is the same answer, whichever question is asked first.
//
// The parts: this class counts what is open, a table for each kind of question (FixpointTable) remembers. The first question on the way that
// no guess reaches beyond is the head of its circle: only what was found below it is found again.

/// <summary>What the questions that are being answered have in common; see <see cref="FixpointTable{TKey,TAnswer}"/>.</summary>
internal sealed class Fixpoint
{
    private readonly List<IFixpointTable> _tables = [];

    /// <summary>How many questions are open: each waits for the answers to those after it.</summary>
    public int Depth { get; set; }

    /// <summary>The number of the first open question that was answered with a guess since this was last set; none when it is the largest number.</summary>
    public int Lowest { get; set; } = int.MaxValue;

    /// <summary>The first open question that any answer which is not sure rests on a guess of.</summary>
    public int Reach { get; set; } = int.MaxValue;

    /// <summary>How many answers have come out better than what was guessed of them.</summary>
    public int Improvements { get; set; }

    /// <summary>Numbers the answers that rest on guesses, in the order in which they are found.</summary>
    public int Answers { get; set; }

    public void Add(IFixpointTable table) => _tables.Add(table);

    /// <summary>Forgets the answers from one on that rest on guesses.</summary>
    public void Forget(int since)
    {
        foreach (var table in _tables)
        {
            table.Forget(since);
        }
    }

    /// <summary>Keeps them for good: the guesses have come true.</summary>
    public void Keep(int since)
    {
        if (Answers > since)
        {
            foreach (var table in _tables)
            {
                table.Keep(since);
            }
        }
    }
}

/// <summary>A table of answers, some of which may rest on guesses.</summary>
internal interface IFixpointTable
{
    void Forget(int since);

    void Keep(int since);
}
