using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Instances;
using CallCenter.Processes.HeatMaps;
using CallCenter.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.HeatMaps;

/// <summary>What the runs did that began on a day and count to a group.</summary>
public sealed class RunDay
{
    private readonly byte[] _tally;

    internal RunDay(RunDayRow row) => (DefinitionVersionId, Day, Group, _tally) =
        (row.DefinitionVersionId, DateOnly.FromDayNumber(row.Day), row.Group.Length == 0 ? null : row.Group, row.Tally);

    public string DefinitionVersionId { get; }
    public DateOnly Day { get; }

    /// <summary>Null when no agent took them.</summary>
    public string? Group { get; }

    public void AddTo(RunTally sum) => RunTallyPacking.AddTo(sum, _tally);
}

/// <summary>
/// What runs did, summed by version, day and group. Each run is counted when it has ended, once: it waits in a row that was
/// written with its end and leaves it with the count, so neither a stop of the server nor the retention of old runs loses one.
/// Whoever asks for weeks of a million runs reads a few hundred sums.
/// </summary>
public sealed class RunDays(IDbContextFactory<CallCenterDbContext> database, IWriteTurn? turn = null) : IDisposable
{
    /// <summary>How many runs are counted at once.</summary>
    public const int Batch = 200;

    private readonly SemaphoreSlim _counting = new(1, 1);

    /// <summary>Counts some of the runs that wait for it. Days are of the zone.</summary>
    /// <returns>How many; less than <see cref="Batch"/> when none is left.</returns>
    public async Task<int> CountAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await _counting.WaitAsync(cancellationToken);
        try
        {
            var ended = await ReadAsync(zone, cancellationToken);
            return ended.Count == 0 ? 0 : await turn.InTurnAsync(() => WriteAsync(ended, cancellationToken), cancellationToken);
        }
        finally
        {
            _counting.Release();
        }
    }

    /// <summary>How many runs have ended and wait to be counted.</summary>
    public async Task<int> UncountedAsync(CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        return await Ended(context).CountAsync(cancellationToken);
    }

    /// <summary>Runs that began in the period and are still under way.</summary>
    public async Task<int> UnderWayAsync(string definitionId, IReadOnlyCollection<string> definitionVersionIds, DayRange days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (from, until) = (BeginningOf(days.From, zone), BeginningOf(days.Until, zone));
        return await context.Set<InstanceRow>().CountAsync(
            row => row.DefinitionId == definitionId && row.Status == (int)InstanceStatus.Running && definitionVersionIds.Contains(row.DefinitionVersionId)
                && row.CreatedAt >= from && row.CreatedAt < until, cancellationToken);
    }

    public async Task<IReadOnlyList<RunDay>> ReadAsync(IReadOnlyCollection<string> definitionVersionIds, DayRange days, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (from, until) = (days.From.DayNumber, days.Until.DayNumber);
        var rows = await context.Set<RunDayRow>().AsNoTracking()
            .Where(row => definitionVersionIds.Contains(row.DefinitionVersionId) && row.Day >= from && row.Day < until).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new RunDay(row))];
    }

    /// <summary>The first and the last day of which runs are counted; null without any.</summary>
    public async Task<(DateOnly First, DateOnly Last)?> SpanAsync(IReadOnlyCollection<string> definitionVersionIds, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var days = context.Set<RunDayRow>().Where(row => definitionVersionIds.Contains(row.DefinitionVersionId)).Select(row => (int?)row.Day);
        return await days.MinAsync(cancellationToken) is { } first && await days.MaxAsync(cancellationToken) is { } last
            ? (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last)) : null;
    }

    public void Dispose() => _counting.Dispose();

    /// <summary>A run that goes on after a failure stays until it ends again.</summary>
    private static IQueryable<EndedRun> Ended(CallCenterDbContext context) => context.Set<UncountedRunRow>().AsNoTracking().OrderBy(row => row.InstanceId).Join(
        context.Set<InstanceRow>().Where(row => row.Status == (int)InstanceStatus.Finished), waiting => waiting.InstanceId, instance => instance.Id,
        (waiting, instance) => new EndedRun(
            waiting.InstanceId, waiting.Number, instance.DefinitionVersionId, instance.CreatedAt, instance.CorrelationId, instance.SubStatus == (int)InstanceSubStatus.Faulted));

    private async Task<IReadOnlyList<CountedRun>> ReadAsync(TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var ended = await Ended(context).Take(Batch).ToListAsync(cancellationToken);
        if (ended.Count == 0) return [];
        var tallies = await RunJournals.FoldAsync(context, [.. ended.Select(run => run.InstanceId)], cancellationToken);
        var contacts = ended.Select(run => run.CorrelationId).OfType<string>().Distinct().ToList();
        var groups = await context.Set<ContactVersionRow>().Where(row => contacts.Contains(row.ContactId) && row.Group != null)
            .ToDictionaryAsync(row => row.ContactId, row => row.Group!, StringComparer.Ordinal, cancellationToken);
        return [.. ended.Select(run => new CountedRun(
            run,
            new(run.DefinitionVersionId, FactRow.DayOf(new(run.CreatedAt, TimeSpan.Zero), zone), run.CorrelationId is { } contact ? groups.GetValueOrDefault(contact, "") : ""),
            tallies.GetValueOrDefault(run.InstanceId)))];
    }

    /// <summary>Writes nothing when a run has ended anew meanwhile; the next time it is read again.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One has.</exception>
    private async Task<int> WriteAsync(IReadOnlyList<CountedRun> runs, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        context.RemoveRange(runs.Select(run => new UncountedRunRow { InstanceId = run.Ended.InstanceId, Number = run.Ended.Number }));
        var sums = new DaySums(context);
        var ids = runs.Select(run => run.Ended.InstanceId).ToList();
        var faults = await context.Set<CountedFaultRow>().Where(row => ids.Contains(row.InstanceId)).ToDictionaryAsync(row => row.InstanceId, StringComparer.Ordinal, cancellationToken);
        foreach (var (ended, place, tally) in runs)
        {
            if (tally is null) continue;
            if (faults.Remove(ended.InstanceId, out var before))
            {
                (await sums.OfAsync(new(before.DefinitionVersionId, before.Day, before.Group), cancellationToken)).Take(RunTallyPacking.Unpack(before.Tally));
                if (!ended.IsFaulted) context.Remove(before);
            }

            (await sums.OfAsync(place, cancellationToken)).Add(tally);
            if (!ended.IsFaulted) continue;
            if (before is null) context.Add(place.Fault(ended.InstanceId, RunTallyPacking.Pack(tally)));
            else (before.DefinitionVersionId, before.Day, before.Group, before.Tally) = (place.DefinitionVersionId, place.Day, place.Group, RunTallyPacking.Pack(tally));
        }

        sums.Write();
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return runs.Count;
    }

    private static long BeginningOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight)).UtcTicks;
    }

    private sealed record EndedRun(string InstanceId, int Number, string DefinitionVersionId, long CreatedAt, string? CorrelationId, bool IsFaulted);

    /// <param name="Tally">Null when its journal is not there any more.</param>
    private sealed record CountedRun(EndedRun Ended, RunPlace Place, RunTally? Tally);
}
