using System.Collections.Concurrent;
using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Telephony.Floor;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>Which of their groups agents serve today. The choice holds until they sign off; without one it is all of them.</summary>
internal sealed class ServedGroups(CentreDirectory directory, ContactFloor floor)
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _chosen = new(StringComparer.Ordinal);

    /// <summary>Ids of those the agent serves: all of them, too, when they belong to none of those they chose any more.</summary>
    public IReadOnlyList<string> Of(Agent agent) =>
        _chosen.TryGetValue(agent.Id, out var chosen) && agent.Groups.Where(chosen.Contains).ToList() is { Count: > 0 } served ? served : agent.Groups;

    /// <summary>Null forgets the choice.</summary>
    public async Task ChooseAsync(string agentId, IReadOnlyList<string>? groups)
    {
        if (groups is not null) _chosen[agentId] = groups;
        else if (!_chosen.TryRemove(agentId, out _)) return;
        if (directory.Facts.Agents.FirstOrDefault(agent => agent.Id == agentId) is { } agent) await DefineAsync(agent);
    }

    /// <summary>Tells the floor of an agent who is new or changed, as they work today.</summary>
    public Task DefineAsync(Agent agent) => floor.DefineAsync(agent with { Groups = Of(agent) });

    public void Forget(string agentId) => _chosen.TryRemove(agentId, out _);
}
