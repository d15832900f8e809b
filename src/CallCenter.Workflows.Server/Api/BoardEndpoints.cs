using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Board;
using CallCenter.Queues;
using CallCenter.Workflows.Server.Live;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The wall board, and from when its figures have a colour: for the centre (<c>default</c>) and for single queues.</summary>
internal static class BoardEndpoints
{
    private const int Most = 86_400;

    public static void MapBoard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/board", (BoardViews boards) => boards.FindAsync()).WithTags("Floor").RequireAuthorization(Policies.FloorRead);
        var limits = routes.MapGroup("/api/board-limits").WithTags("Floor");
        limits.MapGet("/", (CentreDirectory directory) => List(directory.Facts)).RequireAuthorization(Policies.FloorRead);
        limits.MapPut("/{queueId}", SaveAsync).RequireAuthorization(Policies.FloorWrite);
    }

    private static LimitList List(CentreFacts facts)
    {
        var centre = facts.BoardLimits.GetValueOrDefault(BoardLimitsRow.Centre, new()).Or(BoardLimits.Usual);
        return new([
            new(BoardLimitsRow.Centre, null, centre, centre),
            .. facts.Queues.Select(queue =>
            {
                var own = facts.BoardLimits.GetValueOrDefault(queue.Id, new());
                return new LimitsShown(queue.Id, queue.Name, own, own.Or(centre));
            }),
        ]);
    }

    private static async Task<Results<Ok<LimitsShown>, Problem>> SaveAsync(
        string queueId, BoardLimits wanted, CentreDirectory directory, BoardLimitsEditor editor, CancellationToken cancellationToken)
    {
        if (queueId != BoardLimitsRow.Centre && directory.Facts.Queues.All(queue => queue.Id != queueId))
            return Problem.NotFound($"没有队列“{queueId}”。", $"There is no queue \"{queueId}\".");
        var check = new InputCheck();
        Check(check, "waiting", wanted.Waiting, Most, falls: false);
        Check(check, "longestWaitSeconds", wanted.LongestWaitSeconds, Most, falls: false);
        Check(check, "serviceLevelPercent", wanted.ServiceLevelPercent, 100, falls: true);
        Check(check, "abandonedPercent", wanted.AbandonedPercent, 100, falls: false);
        check.Done();
        await editor.SaveAsync(queueId, wanted, cancellationToken);
        return TypedResults.Ok(List(directory.Facts).Items.Single(shown => shown.QueueId == queueId));
    }

    private static void Check(InputCheck check, string field, BoardLimit? limit, int most, bool falls)
    {
        if (limit is not { } both) return;
        check
            .Require(both is { Warning: >= 0, Alarm: >= 0 } && both.Warning <= most && both.Alarm <= most, field, $"请填写 0 到 {most}。", $"Give 0 to {most}.")
            .Require(
                falls ? both.Alarm <= both.Warning : both.Alarm >= both.Warning, field,
                falls ? "告警值不能高于预警值。" : "告警值不能低于预警值。", falls ? "The alarm must not be above the warning." : "The alarm must not be below the warning.");
    }

    public sealed record LimitList(IReadOnlyList<LimitsShown> Items);

    /// <param name="QueueId">Or <c>default</c> for the centre.</param>
    /// <param name="QueueName">Null for the centre.</param>
    /// <param name="Own">What is set here.</param>
    /// <param name="Effective">What holds.</param>
    public sealed record LimitsShown(string QueueId, string? QueueName, BoardLimits Own, BoardLimits Effective);
}
