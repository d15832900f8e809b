using CallCenter.Persistence.Centre.Audit;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Who did what to which thing, and when.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/audit", ListAsync).RequireAuthorization(Policies.AuditRead).WithTags("Audit");

    private static async Task<Page<EntryShown>> ListAsync(
        string? search, string? action, DateTimeOffset? from, DateTimeOffset? until, [AsParameters] Paging paging, AuditTrail trail, CancellationToken cancellationToken)
    {
        paging.Checked();
        new InputCheck().Require(!(until <= from), "until", "结束时间须晚于开始时间。", "The end must be later than the beginning.").Done();
        var filter = new AuditFilter { Search = search, Action = string.IsNullOrWhiteSpace(action) ? null : action.Trim(), From = from, Until = until };
        var (found, total) = await trail.ListAsync(filter, paging.Skip, paging.Size, cancellationToken);
        return new([.. found.Select(entry => new EntryShown(entry.Id, entry.At, entry.Person, entry.Action, entry.Subject, entry.SubjectName))], total, paging.Number, paging.Size);
    }

    public sealed record EntryShown(long Id, DateTimeOffset At, string Person, string Action, string Subject, string? SubjectName);
}
