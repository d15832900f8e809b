using System.Globalization;
using static CallCenter.Processes.Rollouts.RolloutCommand;

namespace CallCenter.Processes.Rollouts;

/// <summary>A roll-out as a function: plan, state, command and time give the next state and what to bind.</summary>
public static class Rollout
{
    public static RolloutStep Apply(RolloutPlan plan, RolloutState state, RolloutCommand command, DateTimeOffset now)
    {
        if (state.Status is RolloutStatus.Aborted or RolloutStatus.RolledBack && !(state.Status == RolloutStatus.Aborted && command is RollBack))
            return Refused(state, Ended(state.Status));

        return command switch
        {
            StartWave => Start(plan, state, now),
            Agree agree => Done(state with { SignOffs = state.SignOffs.SetItem((state.WavesStarted, agree.Role), agree.By) }),
            JudgeKpi judged => string.IsNullOrWhiteSpace(judged.Reason)
                ? Refused(state, NoReason)
                : Done(state with { Judgements = state.Judgements.SetItem(judged.Id, new(judged.IsGood, judged.Reason.Trim(), judged.By)) }),
            ReportTrained report => Done(state with { Trained = state.Trained.SetItem(report.Group, report.Share) }),
            Pause => state.Status == RolloutStatus.Running ? Done(state with { Status = RolloutStatus.Paused, PausedAt = now }) : Refused(state, NotRunning),
            Resume => Continue(state, now),
            Abort => state.Status == RolloutStatus.Finished
                ? Refused(state, AlreadyFinished)
                : Done(state with { Status = RolloutStatus.Aborted, PausedAt = null }),
            RollBack back => Release(state, back.Groups),
            BindAgain again => Again(plan, state, again.Groups),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "The roll-out does not know this command."),
        };
    }

    /// <summary>What keeps the next wave from starting; none when it may.</summary>
    public static IReadOnlyList<Why> Closed(RolloutPlan plan, RolloutState state, DateTimeOffset now) => state.WavesStarted >= plan.Waves.Count
        ? [new Why("所有批次都已开始。", "All waves have started.")]
        : [.. plan.Waves[state.WavesStarted].Gates.Select(gate => Closed(gate, plan.Waves[state.WavesStarted], state, now)).OfType<Why>()];

    private static RolloutStep Start(RolloutPlan plan, RolloutState state, DateTimeOffset now)
    {
        if (state.Status == RolloutStatus.Paused) return Refused(state, IsPaused);
        if (Closed(plan, state, now) is { Count: > 0 } reasons) return Refused(state, [.. reasons]);

        var wave = plan.Waves[state.WavesStarted];
        var started = state with
        {
            Status = RolloutStatus.Running,
            WavesStarted = state.WavesStarted + 1,
            LastWaveAt = now,
            Bound = state.Bound.Union(wave.Groups),

            // What was good before this wave says nothing of the groups it adds.
            Judgements = state.Judgements.Clear(),
            Measures = state.Measures.Clear(),
        };
        return new RolloutStep(Settled(plan, started), wave.Groups, [], []);
    }

    private static Why? Closed(WaveGate gate, Wave wave, RolloutState state, DateTimeOffset now) => gate switch
    {
        WaveGate.Time time when state.LastWaveAt is { } last && now - last < time.After => new Why(
            $"上一批之后至少等待到 {At(last + time.After)}。", $"The wave before must be {time.After.TotalDays:0.#} days old: wait until {At(last + time.After)}."),
        WaveGate.Kpi kpi when state.WavesStarted > 0 => Unproven(kpi, state),
        WaveGate.SignOff sign when !state.SignOffs.ContainsKey((state.WavesStarted, sign.Role)) => new Why(
            $"这一批还缺少“{sign.Role}”的同意。", $"\"{sign.Role}\" has not agreed to this wave yet."),
        WaveGate.Trained trained => Untrained(trained, wave, state),
        _ => null,
    };

    /// <summary>A person's word goes before the facts.</summary>
    private static Why? Unproven(WaveGate.Kpi gate, RolloutState state)
    {
        if (state.Judgements.TryGetValue(gate.Id, out var judged))
        {
            return judged.IsGood ? null : new Why(
                $"{judged.By} 判定指标“{gate.Id}”不良：{judged.Reason}。", $"{judged.By} judged KPI \"{gate.Id}\" not good: {judged.Reason}.");
        }

        return state.Measures.TryGetValue(gate.Id, out var measure) ? measure.Obstacle : new Why(
            $"指标“{gate.Id}”没有限值，需要人员判定并写明理由。", $"KPI \"{gate.Id}\" has no limit: a person has to judge it and say why.");
    }

    private static Why? Untrained(WaveGate.Trained gate, Wave wave, RolloutState state)
    {
        var behind = wave.Groups.Where(group => !(state.Trained.GetValueOrDefault(group) >= gate.Least)).ToList();
        return behind.Count == 0 ? null : new Why(
            $"以下组阅读并通过测验的人数不足 {gate.Least * 100:0.#} %：{string.Join("、", behind)}。",
            $"Less than {gate.Least * 100:0.#} % of {string.Join(", ", behind)} have read the version and passed its quiz.");
    }

    private static RolloutStep Continue(RolloutState state, DateTimeOffset now) => state is { Status: RolloutStatus.Paused, PausedAt: { } paused }
        ? Done(state with { Status = RolloutStatus.Running, PausedAt = null, LastWaveAt = state.LastWaveAt + (now - paused) })
        : Refused(state, new Why("没有暂停，无需继续。", "It is not paused."));

    private static RolloutStep Release(RolloutState state, IReadOnlyList<string> groups)
    {
        if (groups.Count == 0)
            return new RolloutStep(state with { Status = RolloutStatus.RolledBack, PausedAt = null, Bound = state.Bound.Clear() }, [], [.. state.Bound], []);
        if (groups.Where(group => !state.Bound.Contains(group)).ToList() is { Count: > 0 } strange)
            return Refused(state, new Why($"以下组没有新版本：{string.Join("、", strange)}。", $"{string.Join(", ", strange)} do not have the version."));

        var left = state with { Bound = state.Bound.Except(groups) };
        return new RolloutStep(left.Status == RolloutStatus.Finished ? left with { Status = RolloutStatus.Running } : left, [], groups, []);
    }

    private static RolloutStep Again(RolloutPlan plan, RolloutState state, IReadOnlyList<string> groups)
    {
        if (state.Status == RolloutStatus.Paused) return Refused(state, IsPaused);
        var had = plan.Waves.Take(state.WavesStarted).SelectMany(wave => wave.Groups).Except(state.Bound).ToList();
        if (groups.Count == 0 || groups.Except(had).Any())
            return Refused(state, new Why("只有被回退的组可以重新绑定。", "Only groups that were rolled back can get the version again."));
        return new RolloutStep(Settled(plan, state with { Bound = state.Bound.Union(groups) }), groups, [], []);
    }

    /// <summary>Finished is not when the last wave starts but when every group of every wave has the version.</summary>
    private static RolloutState Settled(RolloutPlan plan, RolloutState state) =>
        state.WavesStarted == plan.Waves.Count && plan.Waves.All(wave => wave.Groups.All(state.Bound.Contains))
            ? state with { Status = RolloutStatus.Finished }
            : state;

    private static RolloutStep Done(RolloutState state) => new(state, [], [], []);

    private static RolloutStep Refused(RolloutState state, params IReadOnlyList<Why> reasons) => new(state, [], [], reasons);

    private static readonly Why IsPaused = new("推广已暂停，请先继续。", "The roll-out is paused; resume it first.");
    private static readonly Why NoReason = new("判定指标须写明理由。", "Judging a KPI needs a reason.");
    private static readonly Why NotRunning = new("推广不在进行中，无法暂停。", "The roll-out is not running, so it cannot be paused.");
    private static readonly Why AlreadyFinished = new("推广已完成，不能中止；可以回退。", "The roll-out is finished and cannot be aborted; it can be rolled back.");

    private static Why Ended(RolloutStatus status) => status == RolloutStatus.Aborted
        ? new Why("推广已中止，只能回退。", "The roll-out was aborted; it can only be rolled back.")
        : new Why("推广已回退，请新建一个推广。", "The roll-out was rolled back; make a new one.");

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
