using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Telephony.Simulator;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>
/// The demo's agents, who work by themselves. Where a person sits down at an agent's desk the simulator no longer plays that
/// agent; when they have been gone for a while it does so again.
/// </summary>
internal sealed class SimulatedStaff(Simulator simulator, CentreDirectory directory)
{
    private static readonly TimeSpan Absence = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<string> _played = new(StringComparer.Ordinal);

    /// <summary>By agent: how many pages show their desk, and when the last was closed.</summary>
    private readonly Dictionary<string, Desk> _desks = new(StringComparer.Ordinal);

    /// <summary>Everybody works at their own pace, the same on each machine.</summary>
    public void Bring()
    {
        var agents = directory.Facts.Agents;
        for (var i = 0; i < agents.Count; i++)
        {
            lock (_gate) _played.Add(agents[i].Id);
            Play(agents[i], i);
        }
    }

    /// <summary>A person works as this agent from now on. They begin signed off.</summary>
    public void TakeOver(string agentId)
    {
        lock (_gate)
        {
            if (!_played.Contains(agentId) || !_desks.TryAdd(agentId, new Desk())) return;
            simulator.Dismiss(agentId);
            simulator.SignOff(agentId);
        }
    }

    /// <summary>A page shows the agent's desk.</summary>
    public void Open(string agentId)
    {
        TakeOver(agentId);
        lock (_gate)
        {
            if (!_desks.TryGetValue(agentId, out var desk)) return;
            desk.Pages++;
            desk.Left?.Dispose();
            desk.Left = null;
        }
    }

    /// <summary>A page that showed the desk is closed. A reload opens it again at once.</summary>
    public void Close(string agentId)
    {
        lock (_gate)
        {
            if (!_desks.TryGetValue(agentId, out var desk) || --desk.Pages > 0) return;
            desk.Left?.Dispose();
            desk.Left = new Timer(_ => GiveBack(agentId), null, Absence, Timeout.InfiniteTimeSpan);
        }
    }

    private void GiveBack(string agentId)
    {
        lock (_gate)
        {
            if (!_desks.TryGetValue(agentId, out var desk) || desk.Pages > 0) return;
            desk.Left?.Dispose();
            _desks.Remove(agentId);
            var agents = directory.Facts.Agents.ToList();
            var place = agents.FindIndex(agent => agent.Id == agentId);
            if (place >= 0) Play(agents[place], place);
        }
    }

    private void Play(Agent agent, int place)
    {
        simulator.Employ(new()
        {
            AgentId = agent.Id,
            AnswerAfter = TimeSpan.FromSeconds(2 + (place % 4)),
            TalkFor = TimeSpan.FromSeconds(30 + (place * 7 % 60)),
            WrapUpFor = TimeSpan.FromSeconds(5 + (place % 10)),
        });
        simulator.SignIn(agent.Id);
    }

    private sealed class Desk
    {
        public int Pages { get; set; }
        public Timer? Left { get; set; }
    }
}
