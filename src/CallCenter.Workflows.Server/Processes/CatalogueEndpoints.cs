using System.Security.Claims;
using CallCenter.Kpis;
using CallCenter.Persistence.Centre.Audit;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Processes;

/// <summary>What is seen of the catalogue as a whole: coverage, priorities, what runs already, and what forms choose from.</summary>
internal static class CatalogueEndpoints
{
    private static readonly TimeSpan UsualPeriod = TimeSpan.FromDays(30);

    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var catalogue = routes.MapGroup("/api/processes").WithTags("Processes");
        catalogue.MapGet("/choices", ChoicesAsync).RequireAuthorization(Policies.ProcessesRead);
        catalogue.MapGet("/axes", AxesAsync).RequireAuthorization(Policies.ProcessesRead);
        catalogue.MapPut("/axes", SaveAxesAsync).RequireAuthorization(Policies.ProcessesWrite);
        catalogue.MapGet("/coverage", CoverageAsync).RequireAuthorization(Policies.ProcessesRead);
        catalogue.MapGet("/priorities", PrioritiesAsync).RequireAuthorization(Policies.ProcessesRead);
        catalogue.MapGet("/inventory", InventoryAsync).RequireAuthorization(Policies.ProcessesRead);
    }

    /// <summary>Who may answer for a process.</summary>
    public static IEnumerable<OwnerChoice> Owners(IEnumerable<User> users) => users
        .Where(user => !user.IsDisabled && (user.Roles.Contains(Roles.ProcessOwner) || user.Roles.Contains(Roles.Administrator)))
        .Select(user => new OwnerChoice(user.UserName, user.DisplayName));

    private static async Task<ProcessChoices> ChoicesAsync(UserAccounts accounts, CancellationToken cancellationToken) => new(
        [.. Owners(await accounts.ListAsync(cancellationToken))],
        [.. MainGoals.All.Select(goal => new GoalChoice(goal.Id, goal.Name, goal.EnglishName, [.. goal.Drivers.Select(kpi => kpi.Id)]))],
        [.. KpiCatalogue.All.Select(kpi => new KpiChoice(kpi.Id, kpi.Name, kpi.EnglishName, kpi.Unit, kpi.Better, kpi.Formula))],
        CandidateScoring.Criteria);

    private static async Task<AxesShown> AxesAsync(ProcessStore store, CancellationToken cancellationToken)
    {
        var (axes, revision) = await store.ReadAxesAsync(cancellationToken);
        return new(axes, revision);
    }

    private static async Task<Results<Ok<AxesShown>, Problem>> SaveAxesAsync(
        AxesWanted wanted, ClaimsPrincipal person, ProcessStore store, AuditTrail trail, CancellationToken cancellationToken)
    {
        var revision = ProcessProblems.Required(wanted.Revision);
        AxesChecks.Check(wanted, await store.ListAsync(cancellationToken));
        var axes = wanted.ToAxes();
        if (await store.SaveAxesAsync(axes, revision, cancellationToken) is not { } saved) return ProcessProblems.Changed();
        await trail.WriteAsync(person.Identity!.Name!, AuditActions.CoverageAxesSaved, "axes", null, cancellationToken);
        return TypedResults.Ok(new AxesShown(axes, saved));
    }

    private static async Task<CoverageShown> CoverageAsync(ProcessStore store, CancellationToken cancellationToken)
    {
        var (axes, _) = await store.ReadAxesAsync(cancellationToken);
        var processes = await store.ListAsync(cancellationToken);
        var inForce = (await store.ListVersionsAsync(null, cancellationToken))
            .Where(version => version.Version.Status == VersionStatus.InForce).Select(version => version.Version.Process).ToHashSet(StringComparer.Ordinal);
        var cells = CoverageMap.Of(axes, processes.Select(process => process.Process), inForce);
        var counts = Enum.GetValues<CoverageState>().ToDictionary(state => state, state => cells.Count(cell => cell.State == state));
        return new(axes, cells, counts, NamesOf(processes));
    }

    /// <summary>All that have been scored, the most worthwhile first; dropped ones are left out.</summary>
    private static async Task<IReadOnlyList<PriorityShown>> PrioritiesAsync(ProcessStore store, CancellationToken cancellationToken) =>
    [
        .. (await store.ListAsync(cancellationToken)).Where(stored => stored.Process.Standing != ProcessStanding.Dropped)
            .Select(stored => new PriorityShown(
                stored.Process.Id, stored.Process.Name, stored.Process.EnglishName, stored.Process.Class, stored.Process.Standing, CandidateScoring.Rank(stored.Process.Score),
                stored.Process.Expected))
            .OrderByDescending(shown => shown.Rank?.Priority ?? 0),
    ];

    /// <summary>Runs are counted from <paramref name="from"/> to before <paramref name="until"/>; of the last 30 days when both are left out.</summary>
    private static async Task<InventoryShown> InventoryAsync(
        DateTimeOffset? from, DateTimeOffset? until, ProcessStore store, FlowRuns runs, DefinitionLibrary library, TimeProvider clock, CancellationToken cancellationToken)
    {
        var end = until ?? clock.GetUtcNow();
        var start = from ?? end - UsualPeriod;
        new InputCheck().Require(start < end, "until", "结束时间须晚于开始时间。", "The end must be later than the beginning.").Done();
        var counts = await runs.CountAsync(start, end, cancellationToken);
        var latest = (await library.ListAsync(new() { Version = VersionOptions.Latest }, cancellationToken)).Items;
        var published = (await library.ListAsync(new() { Version = VersionOptions.Published }, cancellationToken)).Items.Select(head => head.DefinitionId).ToHashSet(StringComparer.Ordinal);
        var flows = latest.Select(head => new FlowVolume(
            head.DefinitionId, head.Name ?? head.DefinitionId, published.Contains(head.DefinitionId), counts.GetValueOrDefault(head.DefinitionId))).ToList();
        var uses = (await store.ListVersionsAsync(null, cancellationToken))
            .Where(version => version.Version.Status is not (VersionStatus.Rejected or VersionStatus.Retired))
            .SelectMany(version => version.Version.Flows.Select(flow => (version.Version.Process, flow)));
        return new(start, end, flows.Sum(flow => flow.Runs), FlowInventory.Of(flows, uses), NamesOf(await store.ListAsync(cancellationToken)));
    }

    private static List<ProcessName> NamesOf(IReadOnlyList<StoredProcess> processes) =>
        [.. processes.Select(process => new ProcessName(process.Process.Id, process.Process.Name, process.Process.EnglishName))];

    /// <summary>A point of the priority matrix; without a rank it has not been scored yet.</summary>
    public sealed record PriorityShown(
        string Id, string Name, string? EnglishName, ProcessClass Class, ProcessStanding Standing, CandidateRank? Rank, ExpectedResult? Expected);
}
