using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <content>What came of a contact: the codes agents choose from, and the one they give.</content>
public sealed partial class Router
{
    /// <summary>Codes that were asked for, by contact, until it is over.</summary>
    private readonly Dictionary<ContactId, IReadOnlyList<string>> _codes = [];

    /// <summary>Whether an agent who has the contact or wraps it up has yet to choose one of the codes that were asked for.</summary>
    public bool AwaitsCode(ContactId contact) => _codes.ContainsKey(contact) && HoldersOf(contact).Any(agent => agent.Code is null);

    private void Ask(RoutingInput.CodesAsked asked, DateTimeOffset now)
    {
        if (asked.Codes.Count > 0) _codes[asked.Contact] = asked.Codes;
        else _codes.Remove(asked.Contact);
        foreach (var agent in HoldersOf(asked.Contact).ToList())
        {
            if (agent.Code is { } code && asked.Codes.Count > 0 && !asked.Codes.Contains(code)) agent.Code = null;
            _decisions.Add(new RoutingDecision.CodesChanged(asked.Contact, agent.Agent.Id));
            if (agent.WrapUp is not { } wrapUp) continue;
            var (codes, mode) = asked.Codes.Count > 0
                ? (asked.Codes, WrapUpMode.Mandatory)
                : (null, agent.ServedQueue?.Queue.WrapUpMode ?? WrapUpMode.Optional);
            agent.WrapUp = wrapUp with { Codes = codes, Mode = mode };
            if (!NeedsCode(agent) && (wrapUp.Due is null || wrapUp.Due <= now)) EndWrapUp(agent, now);
        }
    }

    private void Code(RoutingInput.WrapUpCoded coded, DateTimeOffset now)
    {
        if (!_agents.TryGetValue(coded.AgentId, out var agent)) return;
        if ((agent.State == AgentState.Busy ? agent.Contact?.Contact : agent.WrapUp?.Contact) is not { } contact) return;
        agent.Code = coded.Code;
        _decisions.Add(new RoutingDecision.ContactCoded(contact, coded.AgentId, coded.Code));
        if (agent is not { State: AgentState.WrapUp, WrapUp: { Mode: WrapUpMode.Mandatory } wrapUp }) return;
        if (agent.Pending is not null || wrapUp.Due is null || wrapUp.Due <= now) EndWrapUp(agent, now);
    }

    /// <summary>Those who talk with the contact or wrap it up. Who is asked about it, or has it as a message beside other work, wraps nothing up.</summary>
    private IEnumerable<AgentSlot> HoldersOf(ContactId contact) => _agents.Values.Where(agent =>
        agent.WrapUp?.Contact == contact || agent is { State: AgentState.Busy, Contact: { About: null } at } && at.Contact == contact);

    /// <summary>The codes asked for; null lets the queue's count.</summary>
    private IReadOnlyList<string>? AskedOf(WaitingContact contact) => contact.About is null ? _codes.GetValueOrDefault(contact.Contact) : null;

    /// <summary>What there is to choose from for the contact at hand; none means any text.</summary>
    private IReadOnlyList<string> CodesOf(AgentSlot agent) =>
        (agent.Contact is { } contact ? AskedOf(contact) : agent.WrapUp?.Codes) ?? agent.ServedQueue?.Queue.WrapUpCodes ?? [];

    private static bool NeedsCode(AgentSlot agent) => agent is { WrapUp.Mode: WrapUpMode.Mandatory, Code: null };
}
