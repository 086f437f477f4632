using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace TmfGraph.Resources.Storage;

/// <summary>Counts what EF sends by itself; <see cref="StoreSession"/> counts the rest.</summary>
internal sealed class StatementInterceptor(StatementCounter counter) : DbCommandInterceptor
{
    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        counter.Add();
        return result;
    }
}
