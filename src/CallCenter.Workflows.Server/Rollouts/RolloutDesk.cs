using System.Collections.Immutable;
using CallCenter.Kpis;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Persistence.Rollouts;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Rollouts;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Problems;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Rollouts;

/// <summary>Brings a version to all groups, wave by wave, and back.</summary>
public sealed class RolloutDesk(
    RolloutStore store, ProcessStore processes, PilotStore exposures, PilotDesk pilots, KpiDays days, CentreDirectory directory, CentreTime time)
{
    public async Task<RolloutRow> AddAsync(RolloutWanted wanted, string by, CancellationToken cancellationToken)
    {
        var version = string.IsNullOrWhiteSpace(wanted.Version) ? null : (await processes.FindVersionAsync(wanted.Version, cancellationToken))?.Version;
        var id = "rollout-" + Guid.CreateVersion7(time.Now).ToString("N")[^12..];
        var targets = version is null ? [] : (await processes.FindAsync(version.Process, cancellationToken))?.Process.Kpis ?? [];
        var waves = (wanted.Waves ?? []).Select(wave => wave.WithLimits(targets)).ToList();
        var plan = new RolloutPlan(id, version?.Process ?? "", version?.Id ?? "", [.. waves.Select(wave => wave.ToWave())]);
        var check = new InputCheck()
            .Require(wanted.Name?.Trim().Length is > 0 and <= 100, "name", "请填写名称，最多 100 个字。", "Give a name of up to 100 characters.")
            .Require(version is not null, "version", $"没有流程版本“{wanted.Version}”。", $"There is no process version \"{wanted.Version}\".");
        foreach (var problem in plan.Problems([.. directory.Facts.Groups.Select(group => group.Id)])) check.Require(false, "waves", problem.Zh, problem.En);
        foreach (var problem in waves.SelectMany((wave, i) => wave.Problems(i + 1))) check.Require(false, "waves", problem.Zh, problem.En);
        check.Done();

        if (await store.FindOpenAsync(version!.Process, cancellationToken) is { } open)
            throw Conflict(new($"流程“{version.Process}”已有推广“{open.Name}”未结束。", $"Process \"{version.Process}\" has a roll-out under way, \"{open.Name}\"."));
        foreach (var group in plan.Waves.SelectMany(wave => wave.Groups))
        {
            if (await pilots.RunningWithAsync(group, cancellationToken) is { } pilot && pilot.Process == version.Process)
                throw Conflict(new($"坐席组“{group}”还在试点“{pilot.Name}”中，先结束试点。", $"Group \"{group}\" is in pilot \"{pilot.Name}\"; end that first."));
        }

        var moved = Moved(version, new VersionMove.StartRollout(wanted.WithoutProof?.Trim()));
        var row = new RolloutRow
        {
            Id = id, Name = wanted.Name!.Trim(), Process = version.Process, Version = version.Id, Status = RolloutStatus.Planned, Plan = PlanJson.Write(plan),
            State = RolloutJson.Write(RolloutState.New), CreatedAt = time.Now, CreatedBy = by, WithoutProof = string.IsNullOrWhiteSpace(wanted.WithoutProof) ? null : wanted.WithoutProof.Trim(),
        };
        await WriteAsync(() => store.AddAsync(row, moved, Event(id, by, "Planned", row.WithoutProof), cancellationToken));
        return row;
    }

    /// <summary>What a command makes of a roll-out; bindings and the version's standing go with it.</summary>
    public async Task<RolloutRow> ApplyAsync(string id, RolloutCommand command, string by, CancellationToken cancellationToken)
    {
        var row = await FoundAsync(id, cancellationToken);
        var plan = PlanOf(row);
        var before = await WithFactsAsync(plan, RolloutJson.Read(row.State), cancellationToken);
        var now = time.Now;
        var step = Rollout.Apply(plan, before, command, now);
        if (step.Refusals.Count > 0) throw Refused(step.Refusals);

        var bound = step.Bind.Select(group => new VersionBinding(plan.Process, plan.Version, now, plan.Id) { Group = group }).ToList();
        var released = step.Release.Count == 0 ? null : command is RolloutCommand.RollBack { Groups.Count: 0 } ? [] : step.Release;
        await WriteAsync(async () => await store.StepAsync(
            row, (step.State.Status, RolloutJson.Write(step.State)), bound, released, await MovesAsync(plan, before.Status, step.State, cancellationToken),
            Event(id, by, command.GetType().Name, Detail(command, step)), cancellationToken));
        return await FoundAsync(id, cancellationToken);
    }

    public async Task<RolloutRow> FoundAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken) ?? throw new ProblemException(Problem.NotFound($"没有推广“{id}”。", $"There is no roll-out \"{id}\"."));

    public static RolloutPlan PlanOf(RolloutRow row) => PlanJson.Read<RolloutPlan>(row.Plan);

    /// <summary>With what the gates ask of: how many of each group have read the version and passed its quiz, by the receipts, and the KPIs, by the contacts' facts.</summary>
    public async Task<RolloutState> WithFactsAsync(RolloutPlan plan, RolloutState state, CancellationToken cancellationToken)
    {
        var trained = (await exposures.ExposuresAsync(plan.Version, cancellationToken)).Where(row => row.ReadAt is not null && row.QuizPassedAt is not null)
            .Select(row => row.AgentId).ToHashSet(StringComparer.Ordinal);
        var shares = plan.Waves.SelectMany(wave => wave.Groups).Distinct().Select(group =>
        {
            var agents = directory.Facts.Agents.Where(agent => agent.Groups.Contains(group)).ToList();
            return KeyValuePair.Create(group, agents.Count == 0 ? 1 : agents.Count(agent => trained.Contains(agent.Id)) / (double)agents.Count);
        });
        return state with { Trained = ImmutableDictionary.CreateRange(shares), Measures = await MeasuresAsync(plan, state, cancellationToken) };
    }

    /// <summary>From the first whole day after the wave before until yesterday.</summary>
    private async Task<ImmutableDictionary<string, GateMeasure>> MeasuresAsync(RolloutPlan plan, RolloutState state, CancellationToken cancellationToken)
    {
        if (state.LastWaveAt is not { } started || state.WavesStarted == 0 || state.WavesStarted >= plan.Waves.Count) return state.Measures;
        var limits = plan.Waves[state.WavesStarted].Gates.OfType<WaveGate.Kpi>().Where(gate => gate.Limit is not null).ToDictionary(gate => gate.Id, gate => gate.Limit!.Value);
        if (limits.Count == 0) return state.Measures;
        var range = new DayRange(time.DayOf(started).AddDays(1), time.Today);
        var groups = plan.Waves[state.WavesStarted - 1].Groups.Where(state.Bound.Contains).ToList();
        var series = await days.SeriesAsync(time.Rules, [.. limits.Keys.Select(KpiCatalogue.Find).OfType<KpiDefinition>()], range, time.Today, time.Zone, cancellationToken);
        return series.Values.ToImmutableDictionary(of => of.Kpi.Id, of => GateMeasure.Of(time.Rules, of, limits[of.Kpi.Id], groups, range));
    }

    /// <summary>When every group has it, the version is in force and the one before retires; a roll-out that ends otherwise leaves it released.</summary>
    private async Task<IReadOnlyList<(ProcessVersion Version, VersionStatus From)>> MovesAsync(
        RolloutPlan plan, RolloutStatus before, RolloutState after, CancellationToken cancellationToken)
    {
        if (before == after.Status || after.Status is RolloutStatus.Running or RolloutStatus.Paused) return [];
        var all = await processes.ListVersionsAsync(plan.Process, cancellationToken);
        if (all.FirstOrDefault(known => known.Version.Id == plan.Version)?.Version is not { Status: VersionStatus.RollingOut } version) return [];

        var moves = new List<(ProcessVersion, VersionStatus)> { (Moved(version, new VersionMove.EndRollout(after.Status == RolloutStatus.Finished)), VersionStatus.RollingOut) };
        if (after.Status == RolloutStatus.Finished)
        {
            moves.AddRange(all.Select(known => known.Version).Where(known => known.Status == VersionStatus.InForce && known.Id != plan.Version)
                .Select(known => (Moved(known, new VersionMove.Retire()), VersionStatus.InForce)));
        }

        return moves;
    }

    private RolloutEventRow Event(string id, string by, string what, string? detail) => new() { RolloutId = id, At = time.Now, By = by, What = what, Detail = detail };

    private static string? Detail(RolloutCommand command, RolloutStep step) => command switch
    {
        RolloutCommand.Agree agree => agree.Role,
        RolloutCommand.JudgeKpi judged => $"{judged.Id}: {(judged.IsGood ? "+" : "−")} {judged.Reason}",
        _ when step.Bind.Count > 0 => string.Join(", ", step.Bind),
        _ when step.Release.Count > 0 => string.Join(", ", step.Release),
        _ => null,
    };

    private static ProcessVersion Moved(ProcessVersion version, VersionMove move)
    {
        var step = VersionLifecycle.Apply(version, move);
        return step.Refusal is { } refusal ? throw Conflict(refusal) : step.Version;
    }

    private static async Task WriteAsync(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception failure) when (failure is PilotConflictException or DbUpdateConcurrencyException)
        {
            throw Conflict(new("别人同时改了它，请重新打开后再试。", "Somebody changed it meanwhile; open it again and repeat."));
        }
    }

    private static ProblemException Refused(IReadOnlyList<Why> reasons) =>
        Conflict(new(string.Concat(reasons.Select(why => why.Zh)), string.Join(" ", reasons.Select(why => why.En))));

    private static ProblemException Conflict(Why why) => new(new(ProblemType.Conflict, new(why.Zh, why.En)));
}
