using System.Collections.Immutable;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Rollouts;

namespace CallCenter.Workflows.Server.Rollouts;

/// <summary>A roll-out's state as JSON. What its gates ask of receipts and facts is read anew each time and not kept.</summary>
internal static class RolloutJson
{
    public static string Write(RolloutState state) => PlanJson.Write(new Stored(
        state.Status, state.WavesStarted, state.LastWaveAt, state.PausedAt, [.. state.Bound], [.. state.SignOffs.Select(pair => new SignOff(pair.Key.Wave, pair.Key.Role, pair.Value))],
        Judgements: [.. state.Judgements.Select(pair => new Judgement(pair.Key, pair.Value.IsGood, pair.Value.Reason, pair.Value.By))]));

    public static RolloutState Read(string json)
    {
        var stored = PlanJson.Read<Stored>(json);
        return RolloutState.New with
        {
            Status = stored.Status,
            WavesStarted = stored.WavesStarted,
            LastWaveAt = stored.LastWaveAt,
            PausedAt = stored.PausedAt,
            Bound = RolloutState.New.Bound.Union(stored.Bound),
            SignOffs = stored.SignOffs.ToImmutableDictionary(sign => (sign.Wave, sign.Role), sign => sign.By),
            Judgements = (stored.Judgements ?? []).Concat((stored.Kpis ?? []).Select(before => new Judgement(before.Key, before.Value, "", "")))
                .DistinctBy(judged => judged.Kpi).ToImmutableDictionary(judged => judged.Kpi, judged => new KpiJudgement(judged.IsGood, judged.Reason, judged.By)),
        };
    }

    /// <param name="Kpis">How KPIs were judged before reasons were asked for; not written any more.</param>
    private sealed record Stored(
        RolloutStatus Status, int WavesStarted, DateTimeOffset? LastWaveAt, DateTimeOffset? PausedAt, IReadOnlyList<string> Bound, IReadOnlyList<SignOff> SignOffs,
        Dictionary<string, bool>? Kpis = null, IReadOnlyList<Judgement>? Judgements = null);

    private sealed record Judgement(string Kpi, bool IsGood, string Reason, string By);

    private sealed record SignOff(int Wave, string Role, string By);
}
