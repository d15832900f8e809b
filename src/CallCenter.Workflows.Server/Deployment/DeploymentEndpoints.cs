using System.Security.Claims;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Deployment;
using CallCenter.Processes.Deployment;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Facts;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Deployment;

/// <summary>Whether deployed versions are followed: spot checks, and the problems they bring to light.</summary>
internal static class DeploymentEndpoints
{
    private const int MostWeeks = 52;

    public static void MapDeployment(this IEndpointRouteBuilder routes)
    {
        var checks = routes.MapGroup("/api/spot-checks").WithTags("Deployment");
        checks.MapGet("/", ListChecksAsync).RequireAuthorization(Policies.PilotsRead);
        checks.MapPost("/draws", DrawAsync).RequireAuthorization(Policies.SpotChecksWrite);
        checks.MapPost("/{id}/result", NoteAsync).RequireAuthorization(Policies.SpotChecksWrite);
        var problems = routes.MapGroup("/api/deployment-problems").WithTags("Deployment");
        problems.MapGet("/", ListProblemsAsync).RequireAuthorization(Policies.PilotsRead);
        problems.MapGet("/{id}/goals", GoalsAsync).RequireAuthorization(Policies.PilotsRead);
        problems.MapPost("/", OpenAsync).RequireAuthorization(Policies.SpotChecksWrite);
        problems.MapPost("/{id}/close", CloseAsync).RequireAuthorization(Policies.SpotChecksWrite);
        problems.MapPost("/{id}/review", ReviewAsync).RequireAuthorization(Policies.SpotChecksWrite);
    }

    private static async Task<Page<SpotCheckShown>> ListChecksAsync(
        DateOnly? day, bool? looked, SpotResult? result, [AsParameters] Paging paging, DeploymentStore store, CentreDirectory directory, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await store.ListChecksAsync(new(day?.DayNumber, looked, result), paging.Skip, paging.Size, cancellationToken);
        return new([.. rows.Select(row => SpotCheckShown.Of(row, directory.Facts))], total, paging.Number, paging.Size);
    }

    private static async Task<Created<DrawShown>> DrawAsync(DrawWanted wanted, ClaimsPrincipal person, SpotCheckDesk desk, CancellationToken cancellationToken)
    {
        var draw = DrawShown.Of(await desk.DrawAsync(wanted.Day, wanted.Size, wanted.Seed, NameOf(person), cancellationToken));
        return TypedResults.Created($"/api/spot-checks?day={draw.Day:yyyy-MM-dd}", draw);
    }

    private static async Task<Results<Ok<SpotCheckShown>, Problem>> NoteAsync(
        string id, ResultGiven given, ClaimsPrincipal person, DeploymentStore store, CentreDirectory directory, CentreTime time, CancellationToken cancellationToken)
    {
        var remark = string.IsNullOrWhiteSpace(given.Remark) ? null : given.Remark.Trim();
        new InputCheck()
            .Require(given.Result is not null, "result", "请选择结果：Followed、NotFollowed 或 Unclear。", "Choose the result: Followed, NotFollowed or Unclear.")
            .Require(given.Result is SpotResult.Followed || remark is not null, "remark", "请写明发现了什么。", "Say what you found.")
            .Require((remark?.Length ?? 0) <= ProblemDesk.LongestText, "remark", $"最多 {ProblemDesk.LongestText} 个字。", $"At most {ProblemDesk.LongestText} characters.")
            .Done();
        return await store.NoteResultAsync(id, given.Result!.Value, remark, (time.Now, NameOf(person)), cancellationToken) is { } row
            ? TypedResults.Ok(SpotCheckShown.Of(row, directory.Facts))
            : Problem.NotFound($"没有抽查“{id}”。", $"There is no spot check \"{id}\".");
    }

    private static async Task<Page<ProblemShown>> ListProblemsAsync(
        ProblemStatus? status, ProblemKind? kind, [AsParameters] Paging paging, DeploymentStore store, CentreTime time, CancellationToken cancellationToken)
    {
        paging.Checked();
        var (rows, total) = await store.ListProblemsAsync(status, kind, paging.Skip, paging.Size, cancellationToken);
        return new([.. rows.Select(row => ProblemShown.Of(row, time.Now))], total, paging.Number, paging.Size);
    }

    private static async Task<Results<Ok<IReadOnlyList<GoalShown>>, Problem>> GoalsAsync(string id, DeploymentStore store, ProblemGoals goals, CancellationToken cancellationToken) =>
        await store.FindProblemAsync(id, cancellationToken) is { } row
            ? TypedResults.Ok(await goals.OfAsync(row, cancellationToken))
            : Problem.NotFound($"没有问题“{id}”。", $"There is no problem \"{id}\".");

    private static async Task<Created<ProblemShown>> OpenAsync(ProblemWanted wanted, ClaimsPrincipal person, ProblemDesk desk, CentreTime time, CancellationToken cancellationToken)
    {
        var row = await desk.OpenAsync(wanted, NameOf(person), null, cancellationToken);
        return TypedResults.Created($"/api/deployment-problems/{row.Id}", ProblemShown.Of(row, time.Now));
    }

    private static async Task<ProblemShown> CloseAsync(string id, ClosingGiven given, ClaimsPrincipal person, ProblemDesk desk, CentreTime time, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(ProblemDesk.IsText(given.Done), "done", $"请写明做了什么，最多 {ProblemDesk.LongestText} 个字。", $"Say what was done, in up to {ProblemDesk.LongestText} characters.")
            .Require(given.ReviewWeeks is >= 1 and <= MostWeeks, "reviewWeeks", $"1 到 {MostWeeks} 周后复查效果。", $"Its effect is reviewed after 1 to {MostWeeks} weeks.")
            .Done();
        return ProblemShown.Of(await desk.ApplyAsync(id, new ProblemMove.Close(given.Done!.Trim(), TimeSpan.FromDays(7 * given.ReviewWeeks!.Value)), NameOf(person), cancellationToken), time.Now);
    }

    private static async Task<ProblemShown> ReviewAsync(string id, ReviewGiven given, ClaimsPrincipal person, ProblemDesk desk, CentreTime time, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(given.IsEffective is not null, "isEffective", "请说明措施是否有效。", "Say whether it works.")
            .Require(ProblemDesk.IsText(given.Remark), "remark", "请写明看到了什么。", "Say what you saw.")
            .Done();
        return ProblemShown.Of(await desk.ApplyAsync(id, new ProblemMove.Review(given.IsEffective!.Value, given.Remark!.Trim(), given.DueAt), NameOf(person), cancellationToken), time.Now);
    }

    private static string NameOf(ClaimsPrincipal person) => person.Identity?.Name ?? "?";
}
