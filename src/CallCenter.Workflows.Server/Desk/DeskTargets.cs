using CallCenter.Agents;
using CallCenter.Telephony.Floor;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>Where an agent can transfer to, with who is free there.</summary>
internal static class DeskTargets
{
    private const int Most = 20;

    /// <summary>Queues and colleagues whose name or number holds the text; who can take it first.</summary>
    public static async Task<TargetList> FindAsync(Me me, string? search, ContactFloor floor)
    {
        var text = search?.Trim() ?? "";
        bool Holds(string value) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
        var queues = (await floor.QueuesAsync()).Where(queue => Holds(queue.Queue.Name))
            .Select(queue => new Target("Queue", queue.Queue.Id, queue.Queue.Name, null, null, queue.Available, queue.Waiting.Count, queue.SignedIn > 0));
        var agents = (await floor.AgentsAsync())
            .Where(agent => agent.Agent.Id != me.AgentId && agent.State != AgentState.Offline && (Holds(agent.Agent.Name) || Holds(agent.Agent.WorkNumber)))
            .OrderBy(agent => agent.State != AgentState.Available).ThenBy(agent => agent.Agent.WorkNumber, StringComparer.Ordinal)
            .Select(agent => new Target("Agent", agent.Agent.WorkNumber, agent.Agent.Name, agent.Agent.WorkNumber, agent.State.ToString(), null, null, agent.State == AgentState.Available));
        return new([.. queues.Concat(agents).Take(Most)]);
    }

    public sealed record TargetList(IReadOnlyList<Target> Items);

    /// <param name="Kind">Queue or Agent.</param>
    /// <param name="Id">What a transfer names.</param>
    /// <param name="Name">For people.</param>
    /// <param name="WorkNumber">Of an agent.</param>
    /// <param name="State">Of an agent.</param>
    /// <param name="Free">Of a queue: how many agents are free.</param>
    /// <param name="Waiting">Of a queue: how many wait.</param>
    /// <param name="CanTake">Whether a transfer there has a chance now.</param>
    public sealed record Target(string Kind, string Id, string Name, string? WorkNumber, string? State, int? Free, int? Waiting, bool CanTake);
}
