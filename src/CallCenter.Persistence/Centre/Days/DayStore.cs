using System.Text.Json;
using CallCenter.Routing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Centre.Days;

/// <summary>Today's figures of queues and agents, so that they outlive the server's run.</summary>
public sealed class DayStore(IDbContextFactory<CallCenterDbContext> database, IWriteTurn? turn = null)
{
    public async Task<KnownDays> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var rows = await context.Set<DayRow>().AsNoTracking().ToListAsync(cancellationToken);
        return new(Of<QueueDay>(rows, DayOf.Queue), Of<AgentDay>(rows, DayOf.Agent));
    }

    /// <summary>Writes those given over what is stored of them.</summary>
    public async Task SaveAsync(KnownDays days, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var stored = await context.Set<DayRow>().ToDictionaryAsync(row => (row.Of, row.Id), cancellationToken);
        foreach (var (id, day) in days.Queues) Put(DayOf.Queue, id, JsonSerializer.Serialize(day));
        foreach (var (id, day) in days.Agents) Put(DayOf.Agent, id, JsonSerializer.Serialize(day));
        await turn.InTurnAsync(() => context.SaveChangesAsync(cancellationToken), cancellationToken);

        void Put(DayOf of, string id, string figures)
        {
            if (stored.TryGetValue((of, id), out var row)) row.Figures = figures;
            else context.Add(new DayRow { Of = of, Id = id, Figures = figures });
        }
    }

    private static Dictionary<string, T> Of<T>(IEnumerable<DayRow> rows, DayOf of) =>
        rows.Where(row => row.Of == of).ToDictionary(row => row.Id, row => JsonSerializer.Deserialize<T>(row.Figures)!, StringComparer.Ordinal);
}

/// <summary>Figures by the id of the queue and the agent.</summary>
public sealed record KnownDays(IReadOnlyDictionary<string, QueueDay> Queues, IReadOnlyDictionary<string, AgentDay> Agents);
