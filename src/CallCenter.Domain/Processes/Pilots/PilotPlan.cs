using CallCenter.Kpis;
using CallCenter.Processes.Statistics;

namespace CallCenter.Processes.Pilots;

/// <summary>What a KPI decides in a pilot.</summary>
public enum KpiRole
{
    /// <summary>The one the version is meant to better.</summary>
    Primary,

    /// <summary>Must not get worse by its margin.</summary>
    Guardrail,

    /// <summary>Shown, decides nothing.</summary>
    Watch,
}

/// <summary>A KPI in a pilot.</summary>
/// <param name="Kpi">Its id.</param>
/// <param name="Role">What it decides.</param>
/// <param name="Margin">For a guardrail: how much worse is still bearable, in the KPI's unit.</param>
/// <param name="Target">For the primary: the change that would matter, in the KPI's unit; null asks only what can be seen.</param>
public sealed record KpiRule(string Kpi, KpiRole Role, double Margin = 0, double? Target = null);

/// <summary>A queue and the groups that serve it.</summary>
public sealed record QueueGroups(string Queue, IReadOnlyList<string> Groups);

/// <summary>All that is settled before a pilot begins.</summary>
public sealed record PilotPlan
{
    public required string Id { get; init; }
    public required string Process { get; init; }
    public required string PilotVersion { get; init; }
    public required string ControlVersion { get; init; }
    public required PilotDesign Design { get; init; }

    /// <summary>Drew the assignment, and draws the sample of a randomisation test.</summary>
    public required int Seed { get; init; }

    public required IReadOnlyList<KpiRule> Kpis { get; init; }

    /// <summary>The first day under the plan.</summary>
    public required DateOnly Launch { get; init; }

    /// <summary>Whole weeks before the launch that the groups are compared with.</summary>
    public int BaselineWeeks { get; init; } = 3;

    /// <summary>Whole weeks that count; designs in steps count their steps instead.</summary>
    public int Weeks { get; init; } = 3;

    /// <summary>Days after the launch that do not count: people learn.</summary>
    public int WashOutDays { get; init; } = 3;

    /// <summary>One-sided: how often a version without effect may be shipped, and one without harm rolled back.</summary>
    public double Alpha { get; init; } = 0.05;

    public double Power { get; init; } = 0.8;

    /// <summary>Changes as is: covariance pays only with many groups, see <see cref="PowerInput.StandardError"/>.</summary>
    public Estimator Estimator { get; init; } = Estimator.Changes;

    public SpendingFunction Spending { get; init; } = SpendingFunction.OBrienFleming;

    /// <summary>Below this part of the pilot's agents with read receipt and quiz the version has not been tried.</summary>
    public double LeastExposure { get; init; } = 0.8;

    /// <summary>Above this part of contacts on the other arm's version the arms are not two any more.</summary>
    public double MostContamination { get; init; } = 0.05;

    /// <summary>Which groups serve which queue: KPIs of a queue that both arms serve cannot be split.</summary>
    public IReadOnlyList<QueueGroups> Queues { get; init; } = [];

    public KpiRuleSet Rules { get; init; } = new() { Id = "standard", Version = 1 };

    public DayRange Baseline => new(Launch.AddDays(-7 * BaselineWeeks), Launch);

    public DayRange Measured => DayRange.Of(Launch.AddDays(WashOutDays), Design.MeasuredDays(this));

    /// <summary>The longest wait until a contact's contribution is known, in days.</summary>
    public int MaturationDays => Kpis.Select(rule => KpiCatalogue.Find(rule.Kpi)).OfType<KpiDefinition>()
        .Select(kpi => (int)Math.Ceiling(kpi.Matures(Rules).TotalDays)).DefaultIfEmpty(0).Max();

    /// <summary>The first day on which all that was measured is known.</summary>
    public DateOnly DecisionOn => Measured.Until.AddDays(MaturationDays);

    public KpiRule? Primary => Kpis.FirstOrDefault(rule => rule.Role == KpiRole.Primary);

    public IEnumerable<KpiRule> Guardrails => Kpis.Where(rule => rule.Role == KpiRole.Guardrail);

    /// <summary>Bonferroni: so much error for each guardrail that all together err no more than α.</summary>
    public double GuardrailAlpha => Alpha / Math.Max(1, Guardrails.Count());

    /// <summary>Bonferroni over all that can stop the pilot: the guardrails and the primary.</summary>
    public double HarmAlpha => Alpha / Math.Max(1, Kpis.Count(rule => rule.Role != KpiRole.Watch));
}
