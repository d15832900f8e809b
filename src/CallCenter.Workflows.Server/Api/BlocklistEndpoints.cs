using System.Security.Claims;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Blocklist;
using CallCenter.Telephony;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Numbers whose calls are refused.</summary>
internal static class BlocklistEndpoints
{
    private const int LongestReason = 200;

    public static void MapBlocklist(this IEndpointRouteBuilder routes)
    {
        var blocklist = routes.MapGroup("/api/blocklist").WithTags("Block list");
        blocklist.MapGet("/", List).RequireAuthorization(Policies.FloorRead);
        blocklist.MapPost("/", BlockAsync).RequireAuthorization(Policies.FloorWrite);
        blocklist.MapDelete("/{number}", async Task<Results<NoContent, Problem>> (string number, BlocklistEditor editor, CancellationToken cancellationToken) =>
            await editor.UnblockAsync(number, cancellationToken)
                ? TypedResults.NoContent()
                : Problem.NotFound($"号码 {number} 不在黑名单中。", $"The number {number} is not on the block list.")).RequireAuthorization(Policies.FloorWrite);
    }

    private static Page<BlockedShown> List(string? search, [AsParameters] Paging paging, CentreDirectory directory)
    {
        var wanted = search?.Trim() ?? "";
        return paging.Of([.. directory.Facts.Blocked.Values
            .Where(entry => entry.Number.Contains(wanted, StringComparison.Ordinal) || entry.Reason?.Contains(wanted, StringComparison.OrdinalIgnoreCase) == true)
            .OrderByDescending(entry => entry.AddedAt).ThenBy(entry => entry.Number, StringComparer.Ordinal).Select(Show)]);
    }

    private static async Task<Created<BlockedShown>> BlockAsync(
        BlockedWanted wanted, ClaimsPrincipal person, BlocklistEditor editor, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        new InputCheck()
            .Require(
                wanted.Number is not null && PhoneNumber.IsDiallable(wanted.Number), "number",
                "请填写 2 到 20 位的电话号码，例如 13800138000。", "Give a telephone number of 2 to 20 digits, e.g. 13800138000.")
            .Require(
                wanted.Reason is null || wanted.Reason.Length <= LongestReason, "reason",
                $"原因最多 {LongestReason} 个字。", $"The reason may have {LongestReason} characters.")
            .Require(!(wanted.ExpiresAt <= now), "expiresAt", "到期时间须在将来；留空表示一直有效。", "The expiry must be in the future; leave it empty to block for good.")
            .Done();
        var entry = new BlockedNumber(PhoneNumber.Normalize(wanted.Number!), string.IsNullOrWhiteSpace(wanted.Reason) ? null : wanted.Reason.Trim(), wanted.ExpiresAt, now);
        await editor.BlockAsync(entry, person.Identity!.Name!, cancellationToken);
        return TypedResults.Created($"/api/blocklist/{Uri.EscapeDataString(entry.Number)}", Show(entry));
    }

    private static BlockedShown Show(BlockedNumber entry) => new(entry.Number, entry.Reason, entry.ExpiresAt);

    public sealed record BlockedWanted(string? Number, string? Reason, DateTimeOffset? ExpiresAt);

    public sealed record BlockedShown(string Number, string? Reason, DateTimeOffset? ExpiresAt);
}
