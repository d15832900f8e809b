using CallCenter.Kpis;
using CallCenter.Persistence.Rollouts;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Rollouts;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Rollouts;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Processes.Lifecycle;

/// <summary>Deploy: waves are judged, started and taken back.</summary>
internal sealed class RolloutSteps(RolloutStore store, RolloutDesk desk, CentreTime time)
{
    public async Task<LifecycleAnswer> EvaluateAsync(AskRollout ask, string by, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Rollout, cancellationToken);
        foreach (var (kpi, isGood) in ask.Judged)
        {
            new InputCheck().Require(KpiCatalogue.Find(kpi) is not null, "kpi", $"没有指标“{kpi}”。", $"There is no KPI \"{kpi}\".").Done();
            if (await ReasonAsync(row, kpi, isGood, ask.Reason, cancellationToken) is { } reason)
                row = await desk.ApplyAsync(row.Id, new RolloutCommand.JudgeKpi(kpi, isGood, reason, by), by, cancellationToken);
        }

        return await StandingAsync(row, cancellationToken);
    }

    public async Task<LifecycleAnswer> StartAsync(AskWave ask, string by, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Rollout, cancellationToken);
        if (RolloutJson.Read(row.State).WavesStarted >= ask.Wave) return Started(row, ask.Wave);
        if (ask.SignedOff is { } role) row = await AgreeAsync(row, role, ask.SignedOffBy ?? by, cancellationToken);
        var standing = await StandingAsync(row, cancellationToken);
        if (standing.Outcome == "Waiting") return standing with { Outcome = "GatesClosed" };
        await desk.ApplyAsync(row.Id, new RolloutCommand.StartWave(), by, cancellationToken);
        return Started(row, ask.Wave);
    }

    public async Task<LifecycleAnswer> RollBackAsync(AskRollBack ask, string by, CancellationToken cancellationToken)
    {
        var row = await FindAsync(ask.Process, ask.Rollout, cancellationToken);
        var bound = RolloutJson.Read(row.State).Bound;
        var isBack = ask.Groups.Count == 0 ? row.Status == RolloutStatus.RolledBack : !ask.Groups.Any(bound.Contains);
        if (!isBack) await desk.ApplyAsync(row.Id, new RolloutCommand.RollBack(ask.Groups), by, cancellationToken);
        return new("RolledBack") { Id = row.Id };
    }

    /// <summary>Why a judgement is taken down; null when it is known already, says what the facts say, or says "good" against them without a reason.</summary>
    private async Task<string?> ReasonAsync(RolloutRow row, string kpi, bool isGood, string? given, CancellationToken cancellationToken)
    {
        var state = await desk.WithFactsAsync(RolloutDesk.PlanOf(row), RolloutJson.Read(row.State), cancellationToken);
        var known = state.Judgements.TryGetValue(kpi, out var judged) ? judged.IsGood : state.Measures.GetValueOrDefault(kpi)?.Holds;
        if (known == isGood) return null;
        return given ?? (isGood ? null : "流程中的判定 / judged in the flow");
    }

    private async Task<LifecycleAnswer> StandingAsync(RolloutRow row, CancellationToken cancellationToken)
    {
        var plan = RolloutDesk.PlanOf(row);
        var state = await desk.WithFactsAsync(plan, RolloutJson.Read(row.State), cancellationToken);
        var answer = new LifecycleAnswer("Finished")
        {
            Id = row.Id, Number = Math.Min(state.WavesStarted + 1, plan.Waves.Count), Version = plan.Version, Groups = plan.Waves.ElementAtOrDefault(state.WavesStarted)?.Groups ?? [],
        };
        if (state.Status == RolloutStatus.Finished) return answer;
        if (state.Status is not (RolloutStatus.Planned or RolloutStatus.Running))
            return answer with { Outcome = "Stopped", Words = new($"推广“{row.Name}”已暂停、中止或回退。", $"Roll-out \"{row.Name}\" was paused, aborted or rolled back.") };
        var closed = Rollout.Closed(plan, state, time.Now);
        return closed.Count == 0
            ? answer with { Outcome = "Ready" }
            : answer with { Outcome = "Waiting", Words = new(string.Join("\n", closed.Select(why => why.Zh)), string.Join("\n", closed.Select(why => why.En))) };
    }

    private async Task<RolloutRow> AgreeAsync(RolloutRow row, string role, string by, CancellationToken cancellationToken)
    {
        new InputCheck().Require(Roles.All.Contains(role), "role", $"角色须为：{string.Join("、", Roles.All)}。", $"The role is one of: {string.Join(", ", Roles.All)}.").Done();
        var state = RolloutJson.Read(row.State);
        return state.SignOffs.ContainsKey((state.WavesStarted, role)) ? row : await desk.ApplyAsync(row.Id, new RolloutCommand.Agree(role, by), by, cancellationToken);
    }

    private async Task<RolloutRow> FindAsync(string process, string? id, CancellationToken cancellationToken)
    {
        var row = id is not null ? await desk.FoundAsync(id, cancellationToken)
            : (await store.ListAsync(process, 0, 1, cancellationToken)).Rows is [var latest, ..] ? latest : null;
        if (row is not null && row.Process == process) return row;
        throw new ProblemException(Problem.NotFound(
            $"流程“{process}”没有{(id is null ? "推广计划" : $"推广“{id}”")}；请在推广页面制定。", $"The process \"{process}\" has no {(id is null ? "roll-out" : $"roll-out \"{id}\"")}; plan one on the page of roll-outs."));
    }

    private static LifecycleAnswer Started(RolloutRow row, int wave) => new("Started") { Id = row.Id, Number = wave };
}
