using System.Security.Claims;
using CallCenter.Persistence.Processes;
using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Rules;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Processes.Design;

/// <summary>The design check of a version, and the reasons for its warnings.</summary>
internal static class DesignEndpoints
{
    public static void MapDesign(this IEndpointRouteBuilder routes)
    {
        var design = routes.MapGroup("/api/processes/{id}/versions/{number:int}/design-check").WithTags("Processes");
        design.MapGet("/", CheckAsync).RequireAuthorization(Policies.ProcessesRead);
        design.MapPut("/reasons", ExplainAsync).RequireAuthorization(Policies.ProcessesWrite);
    }

    private static async Task<IResult> CheckAsync(string id, int number, ProcessStore store, VersionDesign design, CancellationToken cancellationToken) =>
        TypedResults.Ok(Findings.Of(await design.CheckAsync((await store.RequireVersionAsync(id, number, cancellationToken)).Version, cancellationToken)));

    private static async Task<IResult> ExplainAsync(
        string id, int number, ReasonWanted wanted, ClaimsPrincipal person, ProcessStore store, VersionDesign design, FindingReasonStore reasons, CancellationToken cancellationToken)
    {
        var stored = await store.RequireVersionAsync(id, number, cancellationToken);
        if (stored.Version.Status != VersionStatus.Draft)
        {
            throw new ProblemException(ProcessProblems.Conflict(
                $"版本 {number} 已冻结，不能再说明理由。", $"Version {number} is frozen; reasons are given before the release."));
        }

        var reason = wanted.Reason?.Trim() ?? "";
        var found = (await design.CheckAsync(stored.Version, cancellationToken)).FirstOrDefault(finding => finding.Id == wanted.Finding);
        new InputCheck()
            .Require(found is { Severity: Severity.Warning }, "finding", "检查结果中没有这条提醒；错误必须改正。", "The check has no such warning; errors have to be mended.")
            .Require(reason.Length is > 0 and <= FindingReasonStore.LongestReason, "reason", $"请写明理由，最多 {FindingReasonStore.LongestReason} 字。", $"Give the reason in {FindingReasonStore.LongestReason} characters or fewer.")
            .Done();
        await reasons.SaveAsync(id, number, found!.Id, reason, person.Identity!.Name!, cancellationToken);
        return TypedResults.Ok(Findings.Of(await design.CheckAsync(stored.Version, cancellationToken)));
    }

    /// <param name="Finding">Its id.</param>
    public sealed record ReasonWanted(string? Finding, string? Reason);

    /// <param name="Errors">They block the release.</param>
    /// <param name="WarningsWithoutReason">So do these.</param>
    public sealed record Findings(IReadOnlyList<VersionFinding> Items, int Errors, int WarningsWithoutReason)
    {
        public static Findings Of(IReadOnlyList<VersionFinding> items) => new(
            items, items.Count(finding => finding.Severity == Severity.Error), items.Count(finding => finding is { Severity: Severity.Warning, Reason: null }));
    }
}
