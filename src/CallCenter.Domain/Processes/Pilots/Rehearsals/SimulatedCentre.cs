using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots.Rehearsals;

/// <summary>
/// How a KPI varies in a centre, in the KPI's own figures: contacts around their group's mean, groups around the centre's, both with
/// weeks of their own and a weekly cycle. Days are made as a whole; no contact is simulated.
/// </summary>
/// <param name="Kpi">Its id.</param>
/// <param name="Mean">The centre's.</param>
/// <param name="ContactDeviation">Of contacts within a group.</param>
/// <param name="GroupDeviation">Of groups, lasting.</param>
/// <param name="GroupWeekDeviation">Of a group's weeks.</param>
/// <param name="CentreWeekDeviation">Of the centre's weeks, the same for all groups.</param>
/// <param name="CycleHeight">How far the weekly cycle swings.</param>
public sealed record KpiBehaviour(
    string Kpi, double Mean, double ContactDeviation, double GroupDeviation, double GroupWeekDeviation, double CentreWeekDeviation, double CycleHeight)
{
    /// <summary>
    /// The true spread that a plan would have to estimate: both the lasting and the passing part of a group make its contacts
    /// alike, the lasting one alone makes the before foretell the during.
    /// </summary>
    public PowerInput Power(double contactsPerGroupDay, int weeks, int pilots, int controls, Estimator estimator)
    {
        var lasting = GroupDeviation * GroupDeviation;
        var group = lasting + (GroupWeekDeviation * GroupWeekDeviation / weeks);
        var all = (ContactDeviation * ContactDeviation) + group;
        var contacts = contactsPerGroupDay * 7 * weeks;
        var ofMean = Clusters.MeanVariance(Math.Sqrt(all), contacts, group / all);
        return new PowerInput(Math.Sqrt(all), contacts, group / all, lasting / ofMean, pilots, controls, estimator);
    }
}

/// <summary>A centre made of figures and chance.</summary>
/// <param name="Groups">Its groups.</param>
/// <param name="ContactsPerGroupDay">On average.</param>
/// <param name="VolumeVariation">How far a group's days stray from that, as a part of it.</param>
/// <param name="Kpis">How its KPIs vary.</param>
public sealed record SimulatedCentre(
    IReadOnlyList<string> Groups, double ContactsPerGroupDay, double VolumeVariation, IReadOnlyList<KpiBehaviour> Kpis)
{
    private const double HoursPerDay = 60;

    /// <summary>The contacts of each group on each day, from the baseline to the end of the measured time.</summary>
    public IReadOnlyDictionary<(string Group, DateOnly Day), long> Volumes(PilotPlan plan, Chance chance)
    {
        var volumes = new Dictionary<(string, DateOnly), long>();
        foreach (var group in Groups)
        {
            for (var day = plan.Baseline.From; day < plan.Measured.Until; day = day.AddDays(1))
                volumes[(group, day)] = Math.Max(2, (long)Math.Round(ContactsPerGroupDay * (1 + (VolumeVariation * chance.Normal()))));
        }

        return volumes;
    }

    /// <summary>A KPI's days under a plan; contacts on the pilot's version are shifted by the effect.</summary>
    public KpiSeries Series(PilotPlan plan, KpiBehaviour kpi, double effect, IReadOnlyDictionary<(string Group, DateOnly Day), long> volumes, Chance chance)
    {
        var days = plan.Measured.Until.DayNumber - plan.Baseline.From.DayNumber;
        var centre = Enumerable.Range(0, (days / 7) + 1).Select(_ => kpi.CentreWeekDeviation * chance.Normal()).ToArray();
        var series = new KpiSeries(KpiCatalogue.Find(kpi.Kpi)!);
        foreach (var group in Groups)
        {
            var lasting = kpi.Mean + (kpi.GroupDeviation * chance.Normal());
            var week = 0.0;
            for (var i = 0; i < days; i++)
            {
                var day = plan.Baseline.From.AddDays(i);
                if (i % 7 == 0) week = centre[i / 7] + (kpi.GroupWeekDeviation * chance.Normal());
                var cycle = kpi.CycleHeight * Math.Sin(2 * Math.PI * (int)day.DayOfWeek / 7);
                var mean = lasting + week + cycle + (plan.Design.IsPilot(plan, group, day) ? effect : 0);
                series.Add(group, day, Day(volumes[(group, day)], mean, kpi.ContactDeviation, chance));
            }
        }

        return series;
    }

    /// <summary>Contacts and hours by arm from the beginning of the measured time.</summary>
    public IReadOnlyList<ArmVolume> Arms(PilotPlan plan, IReadOnlyDictionary<(string Group, DateOnly Day), long> volumes, DateOnly until)
    {
        Span<long> contacts = stackalloc long[2];
        Span<double> hours = stackalloc double[2];
        foreach (var group in Groups)
        {
            for (var day = plan.Measured.From; day < until && day < plan.Measured.Until; day = day.AddDays(1))
            {
                var arm = plan.Design.IsPilot(plan, group, day) ? 1 : 0;
                contacts[arm] += volumes[(group, day)];
                hours[arm] += HoursPerDay;
            }
        }

        return [new("pilot", contacts[1], hours[1]), new("control", contacts[0], hours[0])];
    }

    /// <summary>By how much volumes vary more than contacts that come independently.</summary>
    public double Overdispersion => Math.Max(1, VolumeVariation * VolumeVariation * ContactsPerGroupDay);

    private static Tally Day(long contacts, double mean, double deviation, Chance chance)
    {
        var own = mean + (deviation * chance.Normal() / Math.Sqrt(contacts));
        return new Tally(contacts, contacts * own, (contacts * own * own) + ((contacts - 1) * deviation * deviation));
    }
}
