using System.Security.Claims;
using System.Text;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Pilots;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Pilots;
using CallCenter.Workflows.Server.Announcements;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Pilots;

/// <summary>Pilots: planned, launched, watched, decided.</summary>
internal static class PilotEndpoints
{
    public static void MapPilots(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/pilots").WithTags("Pilots").RequireAuthorization(Policies.PilotsRead);
        read.MapGet("/", ListAsync);
        read.MapGet("/{id}", FindAsync);
        read.MapGet("/{id}/monitor", MonitorAsync);
        read.MapGet("/{id}/exposure", ExposureAsync);
        read.MapGet("/{id}/evidence", EvidenceAsync);
        read.MapGet("/choices", PilotChoices.ReadAsync);
        var write = routes.MapGroup("/api/pilots").WithTags("Pilots").RequireAuthorization(Policies.PilotsWrite);
        write.MapPost("/proposals", ProposeAsync);
        write.MapPost("/", AddAsync);
        write.MapPut("/{id}", ChangeAsync);
        write.MapPost("/{id}/launch", async (string id, ReasonGiven given, ClaimsPrincipal person, PilotDesk desk, CancellationToken cancellationToken) =>
            PilotShown.Of(await desk.LaunchAsync(id, given.Reason, NameOf(person), cancellationToken)));
        write.MapPost("/{id}/decision", DecideAsync);
        write.MapPost("/{id}/revision", ReviseAsync);
        write.MapDelete("/{id}", async (string id, ClaimsPrincipal person, PilotDesk desk, CancellationToken cancellationToken) =>
        {
            await desk.WithdrawAsync(id, NameOf(person), cancellationToken);
            return TypedResults.NoContent();
        });
        routes.MapPost("/api/exposures", NoteExposureAsync).WithTags("Pilots").RequireAuthorization(Policies.PilotsWrite);
        routes.MapGet("/api/exposures", async (string version, PilotStore store, CancellationToken cancellationToken) =>
            await store.ExposuresAsync(version, cancellationToken)).WithTags("Pilots").RequireAuthorization(Policies.PilotsRead);
    }

    private static async Task<Page<PilotShown>> ListAsync(string? process, [AsParameters] Paging paging, PilotStore store, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await store.ListAsync(process, paging.Skip, paging.Size, cancellationToken);
        return new([.. rows.Select(PilotShown.Of)], total, paging.Number, paging.Size);
    }

    private static async Task<Results<Ok<PilotDetail>, Problem>> FindAsync(string id, PilotStore store, PilotPlanner planner, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } row) return None(id);
        var plan = PilotDesk.PlanOf(row);
        var findings = row.Status == PilotStatus.Planned ? (await planner.CheckAsync(plan, cancellationToken)).Findings : null;
        return TypedResults.Ok(new PilotDetail(PilotShown.Of(row, plan), PlanShown.Of(plan), findings));
    }

    /// <summary>Draws a plan and says what it can show, without keeping it.</summary>
    private static async Task<ProposalShown> ProposeAsync(PilotWanted wanted, PilotPlanner planner, CancellationToken cancellationToken)
    {
        var planned = await planner.PlanAsync("proposal", wanted, cancellationToken);
        return new(PlanShown.Of(planned.Plan), planned.Findings);
    }

    private static async Task<RevisionShown> ReviseAsync(string id, ClaimsPrincipal person, PilotDesk desk, CancellationToken cancellationToken)
    {
        var version = await desk.ReviseAsync(id, NameOf(person), cancellationToken);
        return new(version.Process, version.Number, version.Id);
    }

    private static async Task<Created<PilotDetail>> AddAsync(PilotWanted wanted, ClaimsPrincipal person, PilotDesk desk, CancellationToken cancellationToken)
    {
        var (row, planned) = await desk.AddAsync(wanted, NameOf(person), cancellationToken);
        return TypedResults.Created($"/api/pilots/{row.Id}", new PilotDetail(PilotShown.Of(row, planned.Plan), PlanShown.Of(planned.Plan), planned.Findings));
    }

    private static async Task<PilotDetail> ChangeAsync(string id, PilotWanted wanted, PilotDesk desk, CancellationToken cancellationToken)
    {
        var (row, planned) = await desk.ChangeAsync(id, wanted, cancellationToken);
        return new(PilotShown.Of(row, planned.Plan), PlanShown.Of(planned.Plan), planned.Findings);
    }

    /// <summary>As of now while it runs; as of its end afterwards.</summary>
    private static async Task<Results<Ok<MonitorView>, Problem>> MonitorAsync(
        string id, PilotStore store, PilotMonitoring monitoring, CentreTime time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } row) return None(id);
        return TypedResults.Ok(await ViewAsync(row, monitoring, time, cancellationToken));
    }

    private static async Task<MonitorView> ViewAsync(PilotRow row, PilotMonitoring monitoring, CentreTime time, CancellationToken cancellationToken) =>
        row.Evidence is { } kept ? PlanJson.Read<MonitorView>(kept) : await monitoring.ViewAsync(PilotDesk.PlanOf(row), time.Today, cancellationToken);

    private static async Task<Results<Ok<IReadOnlyList<ExposureShown>>, Problem>> ExposureAsync(
        string id, PilotStore store, PilotMonitoring monitoring, CentreDirectory directory, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } row) return None(id);
        var names = directory.Facts.Agents.ToDictionary(agent => agent.Id, agent => agent.Name, StringComparer.Ordinal);
        return TypedResults.Ok<IReadOnlyList<ExposureShown>>([.. (await monitoring.ExposuresAsync(PilotDesk.PlanOf(row), cancellationToken)).Select(record =>
            new ExposureShown(record.AgentId, names.GetValueOrDefault(record.AgentId, record.AgentId), record.Group, record.ReadAt, record.QuizPassedAt, record.TreatedFrom))]);
    }

    private static async Task<Results<ContentHttpResult, Problem>> EvidenceAsync(
        string id, string? format, HttpContext http, PilotStore store, PilotMonitoring monitoring, CentreDirectory directory, CentreTime time, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(id, cancellationToken) is not { } row) return None(id);
        new InputCheck().Require(format is null or "html" or "markdown", "format", "格式须为 html 或 markdown。", "The format is html or markdown.").Done();
        var pack = new EvidencePack(
            row, PilotDesk.PlanOf(row), await ViewAsync(row, monitoring, time, cancellationToken), http.Language() == RequestLanguage.Chinese,
            directory.Facts.Groups.ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal));
        return format == "markdown"
            ? TypedResults.Content(pack.Markdown(), "text/markdown; charset=utf-8", Encoding.UTF8)
            : TypedResults.Content(pack.Html(), "text/html; charset=utf-8", Encoding.UTF8);
    }

    private static async Task<PilotShown> DecideAsync(string id, DecisionGiven given, ClaimsPrincipal person, PilotDesk desk, CancellationToken cancellationToken)
    {
        new InputCheck().Require(given.Decision is not null, "decision", "请选择 Ship、RollBack、Hold 或 Invalid。", "Choose Ship, RollBack, Hold or Invalid.").Done();
        return PilotShown.Of(await desk.DecideAsync(id, given.Decision!.Value, given.Reason, NameOf(person), cancellationToken));
    }

    private static async Task<ExposureRow> NoteExposureAsync(
        ExposureGiven given, AnnouncementDesk announcements, ProcessStore processes, CentreDirectory directory, CancellationToken cancellationToken)
    {
        var version = string.IsNullOrWhiteSpace(given.Version) ? null : await processes.FindVersionAsync(given.Version, cancellationToken);
        new InputCheck()
            .Require(version is not null, "version", $"没有流程版本“{given.Version}”。", $"There is no process version \"{given.Version}\".")
            .Require(directory.Facts.Agents.Any(agent => agent.Id == given.AgentId), "agentId", $"没有坐席“{given.AgentId}”。", $"There is no agent \"{given.AgentId}\".")
            .Require(given.QuizScore is null or (>= 0 and <= 1), "quizScore", "测验得分为 0 到 1。", "A quiz score lies between 0 and 1.")
            .Require(given.Read == true || given.QuizScore is not null, "read", "请给出已阅读或测验得分。", "Give a read receipt or a quiz score.")
            .Done();
        return await announcements.NoteAsync(version!.Version.Id, given.AgentId!, given.Read == true, given.QuizScore, cancellationToken);
    }

    private static string NameOf(ClaimsPrincipal person) => person.Identity?.Name ?? "?";

    private static Problem None(string id) => Problem.NotFound($"没有试点“{id}”。", $"There is no pilot \"{id}\".");

    public sealed record ReasonGiven(string? Reason);

    public sealed record DecisionGiven(VerdictKind? Decision, string? Reason);

    public sealed record ExposureGiven(string? Version, string? AgentId, bool? Read, double? QuizScore);

    public sealed record ProposalShown(PlanShown Plan, IReadOnlyList<PilotFinding> Findings);

    public sealed record RevisionShown(string Process, int Number, string Version);

    public sealed record ExposureShown(string AgentId, string AgentName, string Group, DateTimeOffset? ReadAt, DateTimeOffset? QuizPassedAt, DateTimeOffset? TreatedFrom);
}
