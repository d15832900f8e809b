using System.Globalization;
using CallCenter.Kpis;
using CallCenter.Persistence.Centre.People;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>
/// The facts of the demo centre's last weeks, so that a pilot has something to compare with: groups that differ a little for good,
/// weeks that differ a little for all. The same on every machine but for the day.
/// </summary>
internal static class DemoFacts
{
    private const int Days = 42;
    private const int ContactsPerGroupDay = 14;
    private const int Seed = 1992;

    private static readonly string[] Queues = ["presales", "presales", "technical", "technical", "repair", "repair", "complaints", "complaints"];

    public static IEnumerable<(string ContactId, ContactFact Fact)> Of(IReadOnlyList<AgentRow> agents, DateOnly today, TimeZoneInfo zone)
    {
        var groups = agents.GroupBy(agent => agent.Groups[0]).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        for (var g = 0; g < groups.Count; g++)
        {
            var (chance, people) = (new Chance(Seed, g), groups[g].ToList());
            var usual = 255 + (12 * chance.Normal());
            for (var back = Days; back >= 1; back--)
            {
                var day = today.AddDays(-back);
                var count = Math.Max(6, (int)Math.Round(ContactsPerGroupDay + (2 * chance.Normal())));
                for (var i = 0; i < count; i++)
                {
                    var id = string.Create(CultureInfo.InvariantCulture, $"demo-fact-{groups[g].Key}-{day.DayNumber}-{i}");
                    yield return (id, Fact(people[i % people.Count], Queues[g], At(day, i, count, zone), usual, chance));
                }
            }
        }
    }

    private static ContactFact Fact(AgentRow agent, string queue, DateTimeOffset arrived, double usual, Chance chance)
    {
        var offered = arrived.AddSeconds(30);
        var wait = TimeSpan.FromSeconds(Math.Round(chance.Exponential(TimeSpan.FromSeconds(18)).TotalSeconds));
        var talk = TimeSpan.FromSeconds(Math.Round(Math.Max(20, usual + (90 * chance.Normal()) - 45)));
        var wrapUp = TimeSpan.FromSeconds(Math.Round(Math.Max(5, 45 + (12 * chance.Normal()))));
        var isAsked = chance.Of(0.5);
        return new()
        {
            ArrivedAt = arrived,
            OfferedAt = offered,
            EndedAt = offered + wait + talk + wrapUp,
            Outcome = ContactOutcome.Answered,
            Queue = queue,
            AgentId = agent.Id,
            Group = agent.Groups[0],
            Wait = wait,
            Talk = talk,
            WrapUp = wrapUp,
            Transferred = chance.Of(0.08),
            AskedExpert = chance.Of(0.05),
            Complained = chance.Of(0.004),
            RepeatAfter = chance.Of(0.14) ? TimeSpan.FromHours(1 + (chance.Part() * 160)) : null,
            SurveyInvited = isAsked,
            Satisfaction = isAsked && chance.Of(0.6) ? (chance.Of(0.82) ? 5 : 3) : null,
        };
    }

    /// <summary>Spread over the hours from nine to eight in the evening.</summary>
    private static DateTimeOffset At(DateOnly day, int i, int count, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(new TimeOnly(9, 0)).AddMinutes(660.0 * i / count);
        return new(local, zone.GetUtcOffset(local));
    }
}
