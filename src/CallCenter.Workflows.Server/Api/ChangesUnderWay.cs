using CallCenter.Persistence.Deployment;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Persistence.Rollouts;
using CallCenter.Processes.Pilots;
using CallCenter.Processes.Rollouts;
using CallCenter.Workflows.Server.Deployment;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Rollouts;

namespace CallCenter.Workflows.Server.Api;

/// <summary>
/// The pilots and roll-outs that a person answers for, and the problems they are to solve. Who owns no process, a team lead say,
/// gets those of all processes.
/// </summary>
internal sealed class ChangesUnderWay(
    ProcessStore processes, PilotStore pilots, PilotMonitoring monitoring, RolloutStore rollouts, RolloutDesk desk, DeploymentStore deployment, CentreTime time)
{
    public async Task<Changes> OfAsync(string person, CancellationToken cancellationToken)
    {
        var owned = (await processes.ListAsync(cancellationToken)).Where(stored => stored.Process.Owner == person).Select(stored => stored.Process.Id).ToHashSet(StringComparer.Ordinal);
        bool IsTheirs(string process) => owned.Count == 0 || owned.Contains(process);

        var running = (await pilots.ListAsync([PilotStatus.Running], cancellationToken)).Where(row => IsTheirs(row.Process));
        var open = (await rollouts.ListOpenAsync(cancellationToken)).Where(row => IsTheirs(row.Process));
        var problems = await deployment.ListProblemsOfAsync(person, time.Now, cancellationToken);
        return new(
            await EachAsync(running, PilotAsync, cancellationToken), await EachAsync(open, RolloutAsync, cancellationToken),
            [.. problems.Select(row => ProblemShown.Of(row, time.Now))]);
    }

    private async Task<PilotUnderWay> PilotAsync(PilotRow row, CancellationToken cancellationToken)
    {
        var plan = PilotDesk.PlanOf(row);
        var view = await monitoring.ViewAsync(plan, time.Today, cancellationToken);
        return new(row.Id, row.Name, row.Process, row.PilotVersion, plan.Launch, view.Look, view.Looks, view.IsComplete, view.Proposal, view.Reasons);
    }

    private async Task<RolloutUnderWay> RolloutAsync(RolloutRow row, CancellationToken cancellationToken)
    {
        var plan = RolloutDesk.PlanOf(row);
        var state = await desk.WithFactsAsync(plan, RolloutJson.Read(row.State), cancellationToken);
        var next = plan.Waves.ElementAtOrDefault(state.WavesStarted);
        return new(
            row.Id, row.Name, row.Process, row.Version, row.Status, plan.Waves.Count, state.WavesStarted, next?.Groups ?? [],
            next is null ? [] : Rollout.Closed(plan, state, time.Now));
    }

    private static async Task<IReadOnlyList<TShown>> EachAsync<TRow, TShown>(
        IEnumerable<TRow> rows, Func<TRow, CancellationToken, Task<TShown>> show, CancellationToken cancellationToken)
    {
        var shown = new List<TShown>();
        foreach (var row in rows) shown.Add(await show(row, cancellationToken));
        return shown;
    }
}

/// <param name="Problems">The person's own: open, or due to be looked at again.</param>
internal sealed record Changes(IReadOnlyList<PilotUnderWay> Pilots, IReadOnlyList<RolloutUnderWay> Rollouts, IReadOnlyList<ProblemShown> Problems);

/// <summary>A running pilot as of today.</summary>
/// <param name="Day">Which measured day, of <paramref name="Days"/>; 0 before the first is over.</param>
/// <param name="IsComplete">Whether all that was planned is measured.</param>
/// <param name="Proposal">What the rules propose today.</param>
/// <param name="Reasons">Why.</param>
internal sealed record PilotUnderWay(
    string Id, string Name, string Process, string Version, DateOnly Launch, int Day, int Days, bool IsComplete, VerdictKind Proposal, IReadOnlyList<Why> Reasons);

/// <summary>A roll-out that is not over.</summary>
/// <param name="NextGroups">Of the next wave; empty when all have started.</param>
/// <param name="Closed">What keeps the next wave from starting; empty when it may.</param>
internal sealed record RolloutUnderWay(
    string Id, string Name, string Process, string Version, RolloutStatus Status, int Waves, int WavesStarted, IReadOnlyList<string> NextGroups, IReadOnlyList<Why> Closed);
