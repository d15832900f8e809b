using System.Security.Claims;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Bindings;
using CallCenter.Processes.Lifecycle;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Bindings;

/// <summary>Which version of a process serves whom: the history, a change, and the question with every why.</summary>
internal static class BindingEndpoints
{
    public static void MapBindings(this IEndpointRouteBuilder routes)
    {
        var bindings = routes.MapGroup("/api/bindings").WithTags("Bindings");
        bindings.MapGet("/", ListAsync).RequireAuthorization(Policies.PilotsRead);
        bindings.MapGet("/resolve", Resolve).RequireAuthorization(Policies.PilotsRead);
        bindings.MapPost("/", BindAsync).RequireAuthorization(Policies.BindingsWrite);
        bindings.MapPost("/{id:long}/withdraw", WithdrawAsync).RequireAuthorization(Policies.BindingsWrite);
    }

    /// <summary>The latest first; withdrawn ones stay in it.</summary>
    private static async Task<Page<BindingShown>> ListAsync(string? process, [AsParameters] Paging paging, BindingBook book, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await book.ListAsync(process, paging.Skip, paging.Size, cancellationToken);
        return new([.. rows.Select(Show)], total, paging.Number, paging.Size);
    }

    private static AnswerShown Resolve(
        string? process, string? group, string? entry, DateTimeOffset? at, string? agent, BindingBook book, CentreDirectory directory, CentreTime time)
    {
        var facts = directory.Facts;
        var known = facts.Agents.FirstOrDefault(one => one.Id == agent || one.WorkNumber == agent);
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(process), "process", "请选择流程。", "Choose a process.")
            .Require(string.IsNullOrEmpty(group) || facts.Groups.Any(one => one.Id == group), "group", $"没有坐席组“{group}”。", $"There is no group \"{group}\".")
            .Require(string.IsNullOrEmpty(agent) || known is not null, "agent", $"没有坐席“{agent}”。", $"There is no agent \"{agent}\".")
            .Done();
        var ofGroup = !string.IsNullOrEmpty(group) ? group : known is { Groups: [var first, ..] } ? first : null;
        var query = new BindingQuery(process!, at ?? time.Now, ofGroup, string.IsNullOrWhiteSpace(entry) ? null : PhoneNumber.Normalize(entry), known?.Id);
        var answer = book.Resolve(query);
        return new(query.Process, answer.Version, answer.Group, query.Entry, query.At, answer.Binding?.Source, answer.Binding?.From, answer.Because);
    }

    private static async Task<Created<BindingShown>> BindAsync(
        BindingWanted wanted, ClaimsPrincipal person, BindingBook book, ProcessStore processes, PilotDesk pilots, CentreDirectory directory, CentreTime time, CancellationToken cancellationToken)
    {
        var version = string.IsNullOrWhiteSpace(wanted.Version) ? null : (await processes.FindVersionAsync(wanted.Version, cancellationToken))?.Version;
        var entry = string.IsNullOrWhiteSpace(wanted.Entry) ? null : PhoneNumber.Normalize(wanted.Entry);
        var (group, now) = (string.IsNullOrEmpty(wanted.Group) ? null : wanted.Group, time.Now);
        var pilot = group is null ? null : await pilots.RunningWithAsync(group, cancellationToken);
        new InputCheck()
            .Require(version is not null, "version", $"没有流程版本“{wanted.Version}”，应形如“流程:号”。", $"There is no process version \"{wanted.Version}\"; name it as process:number.")
            .Require(
                version?.Status is null or not (VersionStatus.Draft or VersionStatus.Rejected or VersionStatus.Retired), "version",
                "草稿、已放弃和已停用的版本不能绑定；请先发布。", "A draft, rejected or retired version cannot be bound; release it first.")
            .Require(group is null || directory.Facts.Groups.Any(known => known.Id == group), "group", $"没有坐席组“{group}”。", $"There is no group \"{group}\".")
            .Require(entry is null || PhoneNumber.IsDiallable(entry), "entry", "请填写可以拨打的号码，例如 4008101992。", "Give a number that can be dialled, e.g. 4008101992.")
            .Require(wanted.From is null || wanted.From >= now, "from", "开始时间不能早于现在：已发生的不能改。", "It cannot begin before now: what was cannot be changed.")
            .Require(pilot is null, "group", $"坐席组“{group}”正在试点“{pilot?.Name}”中，此时不能另行绑定。", $"Group \"{group}\" is in pilot \"{pilot?.Name}\"; it cannot be bound apart while that runs.")
            .Done();
        var by = person.Identity?.Name ?? "?";
        await book.BindAsync(new(version!.Process, version.Id, wanted.From ?? now, by) { Group = group, Entry = entry }, by, cancellationToken);
        var (rows, _) = await book.ListAsync(version.Process, 0, 1, cancellationToken);
        return TypedResults.Created($"/api/bindings/{rows[0].Id}", Show(rows[0]));
    }

    private static async Task<Results<Ok<BindingShown>, Problem>> WithdrawAsync(
        long id, ClaimsPrincipal person, BindingBook book, PilotDesk pilots, CentreTime time, CancellationToken cancellationToken)
    {
        if (await book.FindAsync(id, cancellationToken) is not { } row) return Problem.NotFound($"没有绑定 {id}。", $"There is no binding {id}.");
        if (await pilots.FindAsync(row.Source, cancellationToken) is { } pilot)
        {
            return new Problem(ProblemType.Conflict, new(
                $"这是试点“{pilot.Name}”的绑定，请在试点页面停止试点。", $"Pilot \"{pilot.Name}\" made this binding; end the pilot on its page instead."));
        }

        if (!await book.WithdrawAsync(id, time.Now, person.Identity?.Name ?? "?", cancellationToken))
            return new Problem(ProblemType.Conflict, new("这个绑定已经撤回。", "This binding is withdrawn already."));
        return TypedResults.Ok(Show((await book.FindAsync(id, cancellationToken))!));
    }

    private static BindingShown Show(BindingRow row) =>
        new(row.Id, row.Process, row.Version, row.Group, row.Entry, row.From, row.Source, row.MadeAt, row.MadeBy, row.WithdrawnAt, row.WithdrawnBy);

    public sealed record BindingWanted(string? Version, string? Group, string? Entry, DateTimeOffset? From);

    public sealed record BindingShown(
        long Id, string Process, string Version, string? Group, string? Entry, DateTimeOffset From, string Source, DateTimeOffset MadeAt, string MadeBy,
        DateTimeOffset? WithdrawnAt, string? WithdrawnBy);

    /// <summary>The answer and the way to it, step by step.</summary>
    public sealed record AnswerShown(
        string Process, string? Version, string? Group, string? Entry, DateTimeOffset At, string? Source, DateTimeOffset? Since, IReadOnlyList<Why> Because);
}
