using System.Security.Claims;
using CallCenter.Kpis;
using CallCenter.Persistence.Rollouts;
using CallCenter.Processes.Rollouts;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Rollouts;

/// <summary>Roll-outs: waves behind gates, and the way back.</summary>
internal static class RolloutEndpoints
{
    private const int LongestReason = 500;

    public static void MapRollouts(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/rollouts").WithTags("Rollouts").RequireAuthorization(Policies.PilotsRead);
        read.MapGet("/", ListAsync);
        read.MapGet("/{id}", async (string id, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken) =>
            await ShowAsync(await desk.FoundAsync(id, cancellationToken), desk, store, time, cancellationToken));
        var write = routes.MapGroup("/api/rollouts").WithTags("Rollouts").RequireAuthorization(Policies.PilotsWrite);
        write.MapPost("/", AddAsync);
        Command(write, "waves", _ => new RolloutCommand.StartWave());
        Command(write, "pause", _ => new RolloutCommand.Pause());
        Command(write, "resume", _ => new RolloutCommand.Resume());
        Command(write, "abort", _ => new RolloutCommand.Abort());
        write.MapPost("/{id}/sign-offs", AgreeAsync);
        write.MapPost("/{id}/kpis", JudgeAsync);
        write.MapPost("/{id}/roll-back", (string id, GroupsGiven given, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken) =>
            ApplyAsync(id, new RolloutCommand.RollBack(given.Groups ?? []), person, desk, store, time, cancellationToken));
        write.MapPost("/{id}/bind-again", (string id, GroupsGiven given, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken) =>
            ApplyAsync(id, new RolloutCommand.BindAgain(given.Groups ?? []), person, desk, store, time, cancellationToken));
    }

    private static void Command(RouteGroupBuilder routes, string path, Func<string, RolloutCommand> command) => routes.MapPost(
        "/{id}/" + path, (string id, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken) =>
            ApplyAsync(id, command(id), person, desk, store, time, cancellationToken));

    private static async Task<Page<RolloutShown>> ListAsync(string? process, [AsParameters] Paging paging, RolloutStore store, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await store.ListAsync(process, paging.Skip, paging.Size, cancellationToken);
        return new([.. rows.Select(RolloutShown.Of)], total, paging.Number, paging.Size);
    }

    private static async Task<Created<RolloutDetail>> AddAsync(
        RolloutWanted wanted, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken)
    {
        var row = await desk.AddAsync(wanted, NameOf(person), cancellationToken);
        return TypedResults.Created($"/api/rollouts/{row.Id}", await ShowAsync(row, desk, store, time, cancellationToken));
    }

    /// <summary>Agreement of one's own role to the next wave; administrators agree for any.</summary>
    private static Task<RolloutDetail> AgreeAsync(
        string id, RoleGiven given, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(Roles.All.Contains(given.Role ?? ""), "role", $"角色须为：{string.Join("、", Roles.All)}。", $"The role is one of: {string.Join(", ", Roles.All)}.")
            .Require(
                person.IsInRole(given.Role ?? "") || person.IsInRole(Roles.Administrator), "role", $"您不是 {given.Role}，不能代为同意。", $"You are no {given.Role} and cannot agree for one.")
            .Done();
        return ApplyAsync(id, new RolloutCommand.Agree(given.Role!, NameOf(person)), person, desk, store, time, cancellationToken);
    }

    /// <summary>A person's word on a KPI gate, where the facts say otherwise or too little.</summary>
    private static Task<RolloutDetail> JudgeAsync(
        string id, KpiJudged given, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(KpiCatalogue.Find(given.Kpi ?? "") is not null, "kpi", $"没有指标“{given.Kpi}”。", $"There is no KPI \"{given.Kpi}\".")
            .Require(given.IsGood is not null, "isGood", "请说明指标是否良好。", "Say whether the KPI is good.")
            .Require(given.Reason?.Trim().Length is > 0 and <= LongestReason, "reason", $"请写明理由，最多 {LongestReason} 字。", $"Give the reason in {LongestReason} characters or fewer.")
            .Done();
        return ApplyAsync(id, new RolloutCommand.JudgeKpi(given.Kpi!, given.IsGood!.Value, given.Reason!.Trim(), NameOf(person)), person, desk, store, time, cancellationToken);
    }

    private static async Task<RolloutDetail> ApplyAsync(
        string id, RolloutCommand command, ClaimsPrincipal person, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken) =>
        await ShowAsync(await desk.ApplyAsync(id, command, NameOf(person), cancellationToken), desk, store, time, cancellationToken);

    private static async Task<RolloutDetail> ShowAsync(RolloutRow row, RolloutDesk desk, RolloutStore store, CentreTime time, CancellationToken cancellationToken)
    {
        var plan = RolloutDesk.PlanOf(row);
        var state = await desk.WithFactsAsync(plan, RolloutJson.Read(row.State), cancellationToken);
        var events = await store.EventsAsync(row.Id, cancellationToken);
        return new(
            RolloutShown.Of(row),
            [.. plan.Waves.Select((wave, i) => new WaveShown(i + 1, wave.Groups, [.. wave.Gates.Select(gate => GateShown.Of(gate, state, i))], i < state.WavesStarted))],
            state.Trained, Rollout.Closed(plan, state, time.Now), [.. events.Select(line => new EventShown(line.At, line.By, line.What, line.Detail))]);
    }

    private static string NameOf(ClaimsPrincipal person) => person.Identity?.Name ?? "?";

    public sealed record RoleGiven(string? Role);

    public sealed record KpiJudged(string? Kpi, bool? IsGood, string? Reason);

    public sealed record GroupsGiven(IReadOnlyList<string>? Groups);
}
