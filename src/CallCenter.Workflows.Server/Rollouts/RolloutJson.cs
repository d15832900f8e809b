using System.Collections.Immutable;
using CallCenter.Persistence.Pilots;
using CallCenter.Processes.Rollouts;

namespace CallCenter.Workflows.Server.Rollouts;

/// <summary>A roll-out's state as JSON. What its gates ask of receipts is read anew each time and not kept.</summary>
internal static class RolloutJson
{
    public static string Write(RolloutState state) => PlanJson.Write(new Stored(
        state.Status, state.WavesStarted, state.LastWaveAt, state.PausedAt, [.. state.Bound], [.. state.SignOffs.Select(pair => new SignOff(pair.Key.Wave, pair.Key.Role, pair.Value))],
        state.Kpis.ToDictionary()));

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
            Kpis = stored.Kpis.ToImmutableDictionary(),
        };
    }

    private sealed record Stored(
        RolloutStatus Status, int WavesStarted, DateTimeOffset? LastWaveAt, DateTimeOffset? PausedAt, IReadOnlyList<string> Bound, IReadOnlyList<SignOff> SignOffs,
        Dictionary<string, bool> Kpis);

    private sealed record SignOff(int Wave, string Role, string By);
}
