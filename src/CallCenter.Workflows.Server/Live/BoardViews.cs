using System.Text.Json.Serialization;
using CallCenter.Agents;
using CallCenter.Routing;
using CallCenter.Telephony.Floor;

namespace CallCenter.Workflows.Server.Live;

/// <summary>The wall board at a moment: what changes from second to second, and of the rest only ids.</summary>
internal sealed class BoardViews(ContactFloor floor, TimeProvider clock)
{
    public async Task<Board> FindAsync()
    {
        var agents = await floor.AgentsAsync();
        var queues = await floor.QueuesAsync();
        return new(clock.GetUtcNow(), [.. queues.Select(queue => Show(queue, agents))], [.. agents.Select(Show)]);
    }

    private static BoardQueue Show(QueueSnapshot queue, IReadOnlyList<AgentSnapshot> agents)
    {
        var today = queue.Today;
        return new(
            queue.Queue.Id, queue.Queue.Name, (int)queue.Queue.ServiceLevelTarget.TotalSeconds, queue.Waiting.Count, queue.LongestWaitSince,
            queue.ExpectedWait is { } wait ? (int)Math.Ceiling(wait.TotalSeconds) : null, today.ServiceLevel.Value, today.Abandonment.Value,
            today.Answered, today.Abandoned, today.Overflowed, today.Refused,
            agents.Where(agent => agent.State != AgentState.Offline && agent.Queues.Contains(queue.Queue.Id)).CountBy(agent => agent.State)
                .ToDictionary(state => state.Key.ToString(), state => state.Value, StringComparer.Ordinal));
    }

    private static BoardAgent Show(AgentSnapshot agent) => new(
        agent.Agent.Id, agent.State.ToString(), agent.Since, agent.State == AgentState.Break ? agent.Reason : null, agent.Contact?.Value,
        agent.Messages.Count == 0 ? null : agent.Messages.Count);
}

/// <param name="At">By the centre's clock.</param>
/// <param name="Queues">In their order.</param>
/// <param name="Agents">All of them.</param>
internal sealed record Board(DateTimeOffset At, IReadOnlyList<BoardQueue> Queues, IReadOnlyList<BoardAgent> Agents);

/// <param name="Id">Of the queue.</param>
/// <param name="Name">Its name.</param>
/// <param name="TargetSeconds">Answered within this time counts for the service level.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="LongestWaitSince">Since when the one who waits longest.</param>
/// <param name="ExpectedWaitSeconds">Of who would join now.</param>
/// <param name="ServiceLevel">Of today, as a share; see <see cref="QueueDay.ServiceLevel"/>.</param>
/// <param name="Abandonment">Of today, as a share.</param>
/// <param name="Answered">Today.</param>
/// <param name="Abandoned">Today.</param>
/// <param name="Overflowed">Today.</param>
/// <param name="Refused">Today.</param>
/// <param name="Agents">Those who serve it and are signed in, by state.</param>
internal sealed record BoardQueue(
    string Id, string Name, int TargetSeconds, int Waiting, DateTimeOffset? LongestWaitSince, int? ExpectedWaitSeconds, double? ServiceLevel, double? Abandonment,
    int Answered, int Abandoned, int Overflowed, int Refused, IReadOnlyDictionary<string, int> Agents);

/// <summary>Who they are is in <c>/api/agents</c>; what says nothing is left out, for there may be hundreds.</summary>
internal sealed record BoardAgent(
    string Id, string State, DateTimeOffset Since, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ContactId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Messages);
