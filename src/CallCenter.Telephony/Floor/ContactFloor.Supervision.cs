using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>Team leads listen to a talk, whisper to the agent, or join in. It ends with the agent's part in the talk.</content>
public sealed partial class ContactFloor
{
    /// <summary>
    /// Rings the team lead's phone and lets them follow the contact's talk; for one that is followed already, changes how, and
    /// whom to ring is not looked at.
    /// </summary>
    /// <param name="id">The contact.</param>
    /// <param name="mode">What the team lead does.</param>
    /// <param name="phone">An agent's id or work number, or a number to dial.</param>
    public Task<SupervisionResult> SuperviseAsync(ContactId id, SupervisionMode mode, string? phone) => Ask(() =>
    {
        if (Find(id) is not { } contact) return SupervisionResult.NoContact;
        if (contact is not { State: ContactState.Talking, IsMessage: false, Leg: { Talking: true } leg }) return SupervisionResult.NotTalking;
        if (contact.Supervisor is { } supervisor)
        {
            supervisor.Mode = mode;
            if (supervisor.Leg.Talking) Follow(contact, supervisor);
            return SupervisionResult.Done;
        }

        var wanted = phone?.Trim() ?? "";
        var agent = _router.FindAgent(wanted) is { } found ? _router.AgentById(found) : null;
        if (agent is null && !PhoneNumber.IsDiallable(wanted)) return SupervisionResult.Unknown;
        if (agent is { State: AgentState.Reserved or AgentState.Busy or AgentState.WrapUp }) return SupervisionResult.Busy;
        var own = new Leg(NextSide(contact).Value, agent?.Agent, agent is null ? PhoneNumber.Normalize(wanted) : null);
        contact.Supervisor = new Supervisor(own, leg.Id) { Mode = mode };
        if (agent is not null) Route(new RoutingInput.AgentFollows(agent.Agent.Id, new(own.Id), contact.Id));
        Dial(contact, new Dial(own.Id, own.Agent?.Id, own.Number, contact.Record.From, _options.SideRing));
        return SupervisionResult.Done;
    });

    /// <summary>Who follows the contact's talk, and how; null when nobody does.</summary>
    public Task<SupervisionSnapshot?> SupervisionAsync(ContactId id) => Ask(() =>
        Find(id)?.Supervisor is { } supervisor ? new SupervisionSnapshot(supervisor.Name, supervisor.Mode, supervisor.Leg.Talking) : null);

    /// <summary>The team lead hangs up, or is rung no longer. False when nobody follows the contact.</summary>
    public Task<bool> EndSupervisionAsync(ContactId id) => Ask(() =>
    {
        if (Find(id) is not { Supervisor: not null } contact) return false;
        Dismiss(contact);
        return true;
    });

    private void SupervisorAnswered(LiveContact contact, Supervisor supervisor)
    {
        supervisor.Leg.Talking = true;
        Follow(contact, supervisor);
    }

    private void Follow(LiveContact contact, Supervisor supervisor)
    {
        var supervision = new Supervision(supervisor.Leg.Id, supervisor.Of, supervisor.Mode);
        var key = contact.NextKey();
        Note(contact, JournalKinds.Supervision, ConsultTexts.Supervised(supervisor.Name, supervisor.Mode));
        contact.Line.Add(
            () => _telephony.SuperviseAsync(contact.Id, supervision, key, default),
            result =>
            {
                if (result != TelephonyResult.Done) Post(() => EndOf(contact, supervisor));
            });
    }

    /// <summary>The adapter cannot let them follow: their phone must not be left in silence.</summary>
    private void EndOf(LiveContact contact, Supervisor supervisor)
    {
        if (contact.Supervisor == supervisor) Dismiss(contact);
    }

    private void SupervisorGone(LiveContact contact, Supervisor supervisor)
    {
        contact.Supervisor = null;
        Note(contact, JournalKinds.Supervision, supervisor.Leg.Talking
            ? ConsultTexts.SupervisionEnded(supervisor.Name)
            : ConsultTexts.SupervisorNotReached(supervisor.Name));
        Route(new RoutingInput.ContactGone(new(supervisor.Leg.Id)));
    }

    private void Dismiss(LiveContact contact)
    {
        if (contact.Supervisor is not { } supervisor) return;
        SupervisorGone(contact, supervisor);
        Disconnect(contact, supervisor.Leg);
    }
}

/// <param name="By">The team lead, or the number they are rung at.</param>
/// <param name="Mode">What they do.</param>
/// <param name="Answered">Their phone rings no longer.</param>
public sealed record SupervisionSnapshot(string By, SupervisionMode Mode, bool Answered);

/// <summary>What came of a team lead's wish to follow a talk.</summary>
public enum SupervisionResult
{
    /// <summary>The phone rings, or the mode is another one now.</summary>
    Done,

    /// <summary>The contact is over or was never there.</summary>
    NoContact,

    /// <summary>Nobody talks with the contact, or it has no line.</summary>
    NotTalking,

    /// <summary>There is no such agent, and it is no number.</summary>
    Unknown,

    /// <summary>That agent has a contact of their own, or wraps one up.</summary>
    Busy,
}
