using CallCenter.Kpis;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>The figures of a simulated day, by the KPIs' own formulas.</summary>
internal static class DayFigures
{
    public static DayResult Of(DayPlan plan, DayRecord record, int calls, int unserved, IReadOnlyDictionary<string, int> notDone)
    {
        var facts = record.Facts;
        var (handled, signedIn) = (facts.Sum(fact => (fact.Talk + fact.WrapUp).TotalSeconds), plan.Staff.Sum(shift => (shift.To - shift.From).TotalSeconds));
        return new(
            calls, Count(facts, ContactOutcome.ServedInFlow), facts.Count(fact => fact.Queue is not null), Count(facts, ContactOutcome.Answered), Count(facts, ContactOutcome.Abandoned),
            Count(facts, ContactOutcome.LeftInFlow), Count(facts, ContactOutcome.Overflowed), record.Faulted, unserved, Sum(KpiCatalogue.Containment, facts, Rules(null)),
            new(record.Scores.Count, record.Scores.Count > 0 ? record.Scores.Average() : null),
            new(plan.Staff.Select(shift => shift.AgentId).Distinct().Count(), handled, signedIn, new(handled, signedIn)),
            [.. facts.Where(fact => fact.Queue is not null).GroupBy(fact => fact.Queue!).Select(group => Queue(plan, group.Key, [.. group], record)).OrderByDescending(queue => queue.Offered)],
            HalfHours(plan, facts), [.. record.Nodes.OrderByDescending(node => node.Visits)], notDone);
    }

    private static QueueResult Queue(DayPlan plan, string id, List<ContactFact> facts, DayRecord record)
    {
        var queue = plan.QueueOf(id);
        var rules = Rules(queue?.ServiceLevelTarget);
        var answered = facts.Where(fact => fact.Outcome == ContactOutcome.Answered).ToList();
        var waits = answered.Select(fact => fact.Wait.TotalSeconds).Order().ToList();
        return new(
            id, queue?.Name ?? id, facts.Count, answered.Count, Count(facts, ContactOutcome.Abandoned), record.Refused.GetValueOrDefault(id), rules.ServiceLevelTarget.TotalSeconds,
            Sum(KpiCatalogue.ServiceLevel, facts, rules), Sum(KpiCatalogue.Abandonment, facts, rules),
            Sum(KpiCatalogue.SpeedOfAnswer, facts, rules).Value, waits.Count > 0 ? waits[(int)Math.Ceiling(waits.Count * 0.9) - 1] : null,
            waits.Count > 0 ? waits[^1] : null, Sum(KpiCatalogue.CallLength, facts, rules).Value);
    }

    private static List<HalfHourResult> HalfHours(DayPlan plan, IReadOnlyList<ContactFact> facts)
    {
        var byHalfHour = facts.ToLookup(fact => Math.Clamp((int)((fact.ArrivedAt - plan.Start) / DayPlan.HalfHour), 0, plan.Arrivals.Count - 1));
        return [.. Enumerable.Range(0, plan.Arrivals.Count).Select(index =>
        {
            var came = byHalfHour[index].ToList();
            return new HalfHourResult(
                index, plan.Arrivals[index], came.Count, Count(came, ContactOutcome.ServedInFlow), Count(came, ContactOutcome.Answered), Count(came, ContactOutcome.Abandoned),
                Sum(KpiCatalogue.SpeedOfAnswer, came, Rules(null)).Value);
        })];
    }

    private static int Count(IReadOnlyList<ContactFact> facts, ContactOutcome outcome) => facts.Count(fact => fact.Outcome == outcome);

    private static Ratio Sum(KpiDefinition kpi, IReadOnlyList<ContactFact> facts, KpiRuleSet rules)
    {
        var tally = default(Tally);
        foreach (var fact in facts)
        {
            if (kpi.Of(fact, rules) is { } contribution) tally = tally.With(contribution);
        }

        return new(tally.Sum, tally.Count);
    }

    private static KpiRuleSet Rules(TimeSpan? target)
    {
        var rules = new KpiRuleSet { Id = "simulated-day", Version = 1 };
        return target is { } own ? rules with { ServiceLevelTarget = own } : rules;
    }
}
