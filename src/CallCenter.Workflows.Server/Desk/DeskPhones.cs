using CallCenter.Telephony.Simulator;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>Where agents take calls: simulated phones are picked up on the screen, real ones where they ring.</summary>
internal sealed class DeskPhones(Simulator? simulator = null)
{
    public bool AnswerOnScreen => simulator is not null;

    /// <summary>False when it does not ring, or cannot be picked up from here.</summary>
    public bool Answer(string agentId) => simulator?.AgentAnswers(agentId) ?? false;
}
