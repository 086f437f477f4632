using TmfGraph.GraphQL.Execution;

namespace TmfGraph.GraphQL.Tests.Execution;

/// <summary>What a pool of arrays gives, keeps and gives up.</summary>
public sealed class RequestArraysTests
{
    [Theory]
    [InlineData(0, 16)]
    [InlineData(1, 16)]
    [InlineData(16, 16)]
    [InlineData(17, 32)]
    [InlineData(1000, 1024)]
    [InlineData(1024, 1024)]
    [InlineData(1025, 2048)]
    public void Rent_GivesTheNextPowerOfTwo(int wanted, int length) => Assert.Equal(length, new RequestArrays<int>(1, 1 << 20).Rent(wanted).Length);

    [Fact]
    public void Rent_GivesWhatWasReturned_HoweverManyThatAre()
    {
        var pool = new RequestArrays<byte>(1, 1 << 20);
        var arrays = Enumerable.Range(0, 100).Select(_ => pool.Rent(5000)).ToHashSet();
        Assert.Equal(100, arrays.Count);
        foreach (var array in arrays)
        {
            pool.Return(array);
        }

        Assert.All(Enumerable.Range(0, 100).Select(_ => pool.Rent(5000)).ToList(), array => Assert.True(arrays.Remove(array)));
        Assert.Empty(arrays);
    }

    [Fact]
    public void Return_KeepsNoMoreThanItMay()
    {
        var pool = new RequestArrays<long>(1, 20_000);
        var (first, second, third) = (pool.Rent(1024), pool.Rent(1024), pool.Rent(1024)); // 8 kB each
        pool.Return(first);
        pool.Return(second);
        pool.Return(third);
        Assert.Same(second, pool.Rent(1024));
        Assert.Same(first, pool.Rent(1024));
        Assert.NotSame(third, pool.Rent(1024));
    }

    [Fact]
    public void Rent_TakesFromTheShelvesOfOtherCores()
    {
        var pool = new RequestArrays<byte>(64, 1 << 20);
        var array = pool.Rent(100);
        pool.Return(array);
        Assert.Same(array, pool.Rent(100));
    }

    [Fact]
    public void Return_TakesNothingThatItWouldNotGive()
    {
        var pool = new RequestArrays<byte>(1, 1 << 20);
        pool.Return([]);
        var odd = new byte[100];
        pool.Return(odd);
        Assert.NotSame(odd, pool.Rent(100));
    }

    [Fact]
    public void Return_ClearsWhatIsToBeCleared()
    {
        var pool = new RequestArrays<byte>(1, 1 << 20);
        var array = pool.Rent(16);
        array[3] = 7;
        pool.Return(array, clearArray: true);
        Assert.Equal(0, pool.Rent(16)[3]);
    }

    [Fact]
    public void LargeArrays_AreThoseOfTheSharedPool()
    {
        var pool = new RequestArrays<byte>(1, int.MaxValue);
        var large = pool.Rent(RequestArrays<byte>.MaxLength + 1);
        Assert.True(large.Length > RequestArrays<byte>.MaxLength);
        pool.Return(large);
        Assert.Equal(1024 * 1024, RequestArrays<byte>.MaxLength);
        Assert.Equal(65_536, RequestArrays<decimal>.MaxLength);
    }

    [Fact]
    public void Trim_GivesUpWhatNobodyNeededSinceTheLastTime()
    {
        var pool = new RequestArrays<byte>(1, 1 << 20);
        var (first, second) = (pool.Rent(100), pool.Rent(100));
        pool.Return(first);
        pool.Return(second);
        pool.Trim(); // there were none for a while
        Assert.Same(second, pool.Rent(100));
        pool.Return(second);
        pool.Trim(); // one was enough
        Assert.Same(first, pool.Rent(100));
        Assert.NotSame(second, pool.Rent(100));
    }

    [Fact]
    public void Trim_KeepsToItsCount()
    {
        var pool = new RequestArrays<byte>(1, 1024);
        for (var i = 0; i < 3; i++)
        {
            var array = pool.Rent(1024);
            pool.Return(array);
            pool.Trim();
            pool.Trim();
            var next = pool.Rent(1024);
            Assert.NotSame(array, next);
        }
    }
}
