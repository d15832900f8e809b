using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Routing;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Queues and agents at this moment.</summary>
internal static class FloorEndpoints
{
    public static void MapFloor(this IEndpointRouteBuilder routes)
    {
        var floor = routes.MapGroup("/api").WithTags("Floor").RequireAuthorization(Policies.FloorRead);
        floor.MapGet("/queues", async ([AsParameters] Paging paging, ContactFloor floor, TimeProvider clock) =>
        {
            var now = clock.GetUtcNow();
            return paging.Of([.. (await floor.QueuesAsync()).Select(queue => Show(queue, now))]);
        });
        floor.MapGet("/agents", async ([AsParameters] Paging paging, ContactFloor floor, CentreDirectory directory) =>
        {
            var groups = directory.Facts.Groups.ToDictionary(group => group.Id, group => group.Name, StringComparer.Ordinal);
            return paging.Of([.. (await floor.AgentsAsync()).OrderBy(agent => agent.Agent.WorkNumber, StringComparer.Ordinal).Select(agent => Show(agent, groups))]);
        });
    }

    private static QueueShown Show(QueueSnapshot queue, DateTimeOffset now) => new(
        queue.Queue.Id, queue.Queue.Name, queue.Waiting.Count, queue.LongestWaitSince is { } since ? (int)(now - since).TotalSeconds : 0,
        (int)queue.Queue.ServiceLevelTarget.TotalSeconds, queue.Available, queue.SignedIn, queue.Busy,
        queue.ExpectedWait is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null, queue.Today, queue.Today.ServiceLevel.Value);

    private static AgentShown Show(AgentSnapshot agent, IReadOnlyDictionary<string, string> groups) => new(
        agent.Agent.Id, agent.Agent.WorkNumber, agent.Agent.Name, agent.Agent.Groups is [var first, ..] ? groups.GetValueOrDefault(first, first) : null,
        agent.State == AgentState.Break && agent.Reason is { } reason ? $"{agent.State}({reason})" : agent.State.ToString(), agent.Since,
        [.. agent.Agent.Skills.Select(skill => new SkillShown(skill.Skill, skill.Level))], agent.Contact?.Value,
        agent.State == AgentState.Break ? agent.Reason : null, agent.Queues,
        Show(agent.WrapUp),
        [.. agent.Messages.Select(message => message.Value)]);

    internal static WrapUpShown? Show(WrapUpSnapshot? wrapUp) =>
        wrapUp is null ? null : new(wrapUp.Contact.Value, wrapUp.Due, wrapUp.CodeDue, wrapUp.Code, wrapUp.Codes);

    /// <summary>A queue; agents counted are those signed in. The service level is of today, as a share; null when nobody was offered to agents.</summary>
    public sealed record QueueShown(
        string Id, string Name, int Waiting, int LongestWaitSeconds, int ServiceLevelTargetSeconds, int AgentsAvailable, int AgentsTotal, int AgentsBusy,
        int? ExpectedWaitSeconds, QueueDay Today, double? ServiceLevel);

    public sealed record AgentShown(
        string Id, string WorkNumber, string Name, string? Group, string State, DateTimeOffset StateSince, IReadOnlyList<SkillShown> Skills, string? ContactId,
        string? BreakReason, IReadOnlyList<string> Queues, WrapUpShown? WrapUp, IReadOnlyList<string> MessageIds);

    /// <summary>A wrap-up under way; with <c>CodeDue</c> it lasts until a code is given, whatever its limit.</summary>
    public sealed record WrapUpShown(string ContactId, DateTimeOffset? Deadline, bool CodeDue, string? Code, IReadOnlyList<string> Codes);

    public sealed record SkillShown(string Name, int Level);
}
