using CallCenter.Kpis;
using CallCenter.Persistence.Rollouts;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Rollouts;

namespace CallCenter.Workflows.Server.Rollouts;

/// <summary>A roll-out as it is asked for.</summary>
/// <param name="WithoutProof">The owner's reason to go on without a pilot that said ship.</param>
public sealed record RolloutWanted(string? Name, string? Version, IReadOnlyList<WaveWanted>? Waves, string? WithoutProof);

/// <summary>A wave and what must hold before it starts.</summary>
/// <param name="Groups">That get the version together.</param>
/// <param name="AfterDays">At least so long after the wave before.</param>
/// <param name="Kpis">That must have kept their limits since the wave before.</param>
/// <param name="SignOffs">Roles that must agree.</param>
/// <param name="Trained">The part of each of its groups that must have read the version and passed its quiz.</param>
/// <param name="Limits">By KPI, in its own scale; what is left out is the process's target.</param>
public sealed record WaveWanted(
    IReadOnlyList<string>? Groups, double? AfterDays, IReadOnlyList<string>? Kpis, IReadOnlyList<string>? SignOffs, double? Trained, IReadOnlyDictionary<string, double>? Limits = null)
{
    internal WaveWanted WithLimits(IReadOnlyList<KpiTarget> targets) => this with
    {
        Limits = (Kpis ?? []).Distinct().Select(kpi => (Kpi: kpi, Limit: Limits is not null && Limits.TryGetValue(kpi, out var own) ? own : targets.FirstOrDefault(target => target.Kpi == kpi)?.Target))
            .Where(known => known.Limit is not null).ToDictionary(known => known.Kpi, known => known.Limit!.Value),
    };

    internal IEnumerable<Why> Problems(int number)
    {
        if (AfterDays is < 0 or > 365) yield return new($"第 {number} 批的等待天数为 0 到 365。", $"Wave {number} waits 0 to 365 days.");
        if (Trained is < 0 or > 1) yield return new($"第 {number} 批的培训比例为 0 到 1。", $"The trained part of wave {number} lies between 0 and 1.");
        foreach (var problem in (Kpis ?? []).Select(kpi => Problem(number, kpi, CallCenter.Kpis.KpiCatalogue.Find(kpi))).OfType<Why>()) yield return problem;
        foreach (var role in (SignOffs ?? []).Except(SignIn.Roles.All)) yield return new($"没有角色“{role}”。", $"There is no role \"{role}\".");
    }

    internal Wave ToWave()
    {
        var gates = new List<WaveGate>();
        if (AfterDays is > 0 and <= 365) gates.Add(new WaveGate.Time(TimeSpan.FromDays(AfterDays.Value)));
        gates.AddRange((Kpis ?? []).Select(kpi => new WaveGate.Kpi(kpi, Limits is not null && Limits.TryGetValue(kpi, out var limit) ? limit : null)));
        gates.AddRange((SignOffs ?? []).Select(role => new WaveGate.SignOff(role)));
        if (Trained is > 0) gates.Add(new WaveGate.Trained(Trained.Value));
        return new(Groups ?? [], gates);
    }

    private Why? Problem(int number, string id, KpiDefinition? kpi) => kpi switch
    {
        null => new($"没有指标“{id}”。", $"There is no KPI \"{id}\"."),
        { Attribution: KpiAttribution.Centre } or { Better: KpiDirection.None } => new(
            $"指标“{kpi.Name}”不能按坐席组判断好坏，不能作为关口。", $"\"{kpi.EnglishName}\" cannot be judged by group and is no gate."),
        _ when Limits?.ContainsKey(id) != true => new(
            $"第 {number} 批的指标“{kpi.Name}”没有限值：请填写，或在流程概况中给出目标。", $"\"{kpi.EnglishName}\" of wave {number} has no limit: give one, or a target in the process's profile."),
        _ => null,
    };
}

/// <summary>A roll-out in a list.</summary>
/// <param name="Progress">The part of all groups that has the version.</param>
public record RolloutShown(
    string Id, string Name, string Process, string Version, RolloutStatus Status, int Waves, int WavesStarted, IReadOnlyList<string> Bound, double Progress, DateTimeOffset? LastWaveAt,
    DateTimeOffset CreatedAt, string CreatedBy, string? WithoutProof)
{
    public static RolloutShown Of(RolloutRow row)
    {
        var (plan, state) = (RolloutDesk.PlanOf(row), RolloutJson.Read(row.State));
        var all = plan.Waves.Sum(wave => wave.Groups.Count);
        return new(
            row.Id, row.Name, row.Process, row.Version, row.Status, plan.Waves.Count, state.WavesStarted, [.. state.Bound], all == 0 ? 0 : state.Bound.Count / (double)all,
            state.LastWaveAt, row.CreatedAt, row.CreatedBy, row.WithoutProof);
    }
}

/// <summary>A roll-out with its waves, what keeps the next from starting, and what was done.</summary>
public sealed record RolloutDetail : RolloutShown
{
    public RolloutDetail(RolloutShown shown, IReadOnlyList<WaveShown> board, IReadOnlyDictionary<string, double> trained, IReadOnlyList<Why> closed, IReadOnlyList<EventShown> events)
        : base(shown) => (Board, Trained, Closed, Events) = (board, trained, closed, events);

    public IReadOnlyList<WaveShown> Board { get; }

    /// <summary>The part of each group that has read the version and passed its quiz.</summary>
    public IReadOnlyDictionary<string, double> Trained { get; }

    public IReadOnlyList<Why> Closed { get; }

    public IReadOnlyList<EventShown> Events { get; }
}

public sealed record WaveShown(int Number, IReadOnlyList<string> Groups, IReadOnlyList<GateShown> Gates, bool HasStarted);

/// <param name="Kind">Time, Kpi, SignOff or Trained.</param>
/// <param name="Days">Of time.</param>
/// <param name="Name">The KPI or the role.</param>
/// <param name="Least">Of training.</param>
/// <param name="By">Who agreed, or judged the KPI.</param>
/// <param name="IsGood">Whether the KPI is good since the last wave: by a person's word, else by the facts; null while that is not known.</param>
/// <param name="Limit">Of a KPI.</param>
/// <param name="Reason">Of a person's word.</param>
/// <param name="Measure">What the facts say, of the next wave.</param>
public sealed record GateShown(
    string Kind, double? Days, string? Name, double? Least, string? By, bool? IsGood, double? Limit = null, string? Reason = null, MeasureShown? Measure = null)
{
    internal static GateShown Of(WaveGate gate, RolloutState state, int wave) => gate switch
    {
        WaveGate.Time time => new("Time", time.After.TotalDays, null, null, null, null),
        WaveGate.Kpi kpi => wave == state.WavesStarted ? Of(kpi, state) : new("Kpi", null, kpi.Id, null, null, null, kpi.Limit),
        WaveGate.SignOff sign => new("SignOff", null, sign.Role, null, state.SignOffs.GetValueOrDefault((wave, sign.Role)), null),
        WaveGate.Trained trained => new("Trained", null, null, trained.Least, null, null),
        _ => throw new ArgumentOutOfRangeException(nameof(gate), gate, "The page does not know this gate."),
    };

    private static GateShown Of(WaveGate.Kpi kpi, RolloutState state)
    {
        var (judged, measure) = (state.Judgements.GetValueOrDefault(kpi.Id), state.Measures.GetValueOrDefault(kpi.Id));
        return new("Kpi", null, kpi.Id, null, judged?.By, judged?.IsGood ?? measure?.Holds, kpi.Limit, judged?.Reason, measure is null ? null : MeasureShown.Of(measure));
    }
}

/// <summary>A KPI as the facts have it.</summary>
/// <param name="Pending">Contacts that cannot be counted yet.</param>
/// <param name="Until">The first day that does not count.</param>
/// <param name="Holds">Whether the limit is kept; null while too little is known.</param>
public sealed record MeasureShown(
    double? Value, double Numerator, long Denominator, long Pending, KpiMaturity Maturity, string RuleSet, int RuleSetVersion, DateOnly From, DateOnly Until, bool? Holds)
{
    internal static MeasureShown Of(GateMeasure measure) => new(
        measure.Value.Value, measure.Value.Numerator, measure.Value.Denominator, measure.Pending, measure.Value.Maturity, measure.Value.RuleSet, measure.Value.RuleSetVersion,
        measure.Days.From, measure.Days.Until, measure.Holds);
}

public sealed record EventShown(DateTimeOffset At, string By, string What, string? Detail);
