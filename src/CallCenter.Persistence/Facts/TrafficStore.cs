using CallCenter.Kpis;
using CallCenter.Staffing;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Persistence.Facts;

/// <summary>What joined the queues, from the facts of contacts that are over: those that gave up among it, as they wanted to be answered too.</summary>
public sealed class TrafficStore(IDbContextFactory<CallCenterDbContext> database)
{
    /// <summary>Days from the first to before the last one on which anything joined any queue: on the others the centre was closed, or not here yet.</summary>
    public async Task<IReadOnlyList<DateOnly>> DaysAsync(DateOnly from, DateOnly until, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var (first, last) = (from.DayNumber, until.DayNumber);
        var days = await context.Set<FactRow>().AsNoTracking().Where(fact => fact.OfferedDay >= first && fact.OfferedDay < last)
            .Select(fact => fact.OfferedDay!.Value).Distinct().ToListAsync(cancellationToken);
        return [.. days.Order().Select(DateOnly.FromDayNumber)];
    }

    /// <summary>What joined a queue, or any, on each of the days, by half hour of the zone.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, IReadOnlyList<int>>> ArrivalsAsync(
        string? queue, IReadOnlyCollection<DateOnly> days, TimeZoneInfo zone, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var counts = days.ToDictionary(day => day, _ => new int[TrafficForecast.HalfHours]);
        var joined = Of(context, queue, days).Select(fact => new { Day = fact.OfferedDay!.Value, At = fact.OfferedAt!.Value }).AsAsyncEnumerable();
        await foreach (var fact in joined.WithCancellation(cancellationToken))
            counts[DateOnly.FromDayNumber(fact.Day)][(int)(TimeZoneInfo.ConvertTime(fact.At, zone).TimeOfDay / TrafficForecast.HalfHour)]++;
        return counts.ToDictionary(day => day.Key, day => (IReadOnlyList<int>)day.Value);
    }

    /// <summary>How long an agent was taken up by a contact on those days, on average; null when none was answered.</summary>
    public async Task<TimeSpan?> HandlingTimeAsync(string? queue, IReadOnlyCollection<DateOnly> days, CancellationToken cancellationToken)
    {
        await using var context = await database.CreateDbContextAsync(cancellationToken);
        var mean = await Of(context, queue, days).Where(fact => fact.Outcome == ContactOutcome.Answered)
            .AverageAsync(fact => (double?)(fact.TalkSeconds + fact.HoldSeconds + fact.WrapUpSeconds), cancellationToken);
        return mean is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static IQueryable<FactRow> Of(CallCenterDbContext context, string? queue, IReadOnlyCollection<DateOnly> days)
    {
        var numbers = days.Select(day => (int?)day.DayNumber).ToList();
        var facts = context.Set<FactRow>().AsNoTracking().Where(fact => fact.OfferedAt != null && numbers.Contains(fact.OfferedDay));
        return queue is null ? facts : facts.Where(fact => fact.Queue == queue);
    }
}
