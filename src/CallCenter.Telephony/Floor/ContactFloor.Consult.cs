using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>
/// Agents ask a colleague, or somebody outside, about the caller they talk with: the caller hears music, and is then handed over,
/// taken back, or talks with both. Whoever hangs up, the others stay: when the agent goes, who was asked has the caller; when
/// who was asked goes, the agent has the caller again.
/// </content>
public sealed partial class ContactFloor
{
    /// <summary>Who asks, by what the router knows the asking by.</summary>
    private readonly Dictionary<ContactId, LiveContact> _consultations = [];

    /// <summary>Puts the caller on hold and rings an agent, a member of a group or a number.</summary>
    private TransferResult Consult(LiveContact contact, string agentId, string wanted)
    {
        if (contact.IsMessage) return TransferResult.NotTalking;
        var colleagues = ColleaguesNamed(wanted, agentId);
        if (colleagues is null ? !PhoneNumber.IsDiallable(wanted) : colleagues.Count == 0) return TransferResult.Unknown;
        if (colleagues is not null && !AnyIsFree(colleagues)) return TransferResult.Busy;

        var consultation = new Consultation(NextSide(contact), wanted);
        contact.Consultation = consultation;
        Note(contact, JournalKinds.Consult, ConsultTexts.Asked(contact.Leg!.Agent!, wanted));
        Hold(contact, true);
        _consultations[consultation.Id] = contact;
        if (colleagues is not null) Route(new RoutingInput.ContactTargeted(consultation.Id, colleagues, _options.SideRing) { About = contact.Id });
        else DialOutside(contact, consultation, PhoneNumber.Normalize(wanted));
        return TransferResult.Done;
    }

    /// <summary>Who was asked gets the caller, and the agent wraps up. For the flow the talk goes on.</summary>
    public Task<TransferResult> CompleteTransferAsync(string agentId) => WithColleague(agentId, (contact, consultation) =>
    {
        var left = contact.Leg!;
        TakeOver(contact, consultation);
        Disconnect(contact, left);
    });

    /// <summary>The caller comes back to the agent, and who was asked or still rings is let go.</summary>
    public Task<TransferResult> CancelConsultAsync(string agentId) => Ask(() =>
    {
        if (TalkOf(agentId) is not { Consultation: not null } contact) return TransferResult.NotConsulting;
        EndConsultation(contact, ConsultTexts.Cancelled);
        return TransferResult.Done;
    });

    /// <summary>The caller talks with both.</summary>
    public Task<TransferResult> ConferenceAsync(string agentId) => WithColleague(agentId, (contact, consultation) =>
    {
        Note(contact, JournalKinds.Consult, ConsultTexts.Conference(consultation.Target));
        Hold(contact, false);
    });

    private Task<TransferResult> WithColleague(string agentId, Action<LiveContact, Consultation> action) => Ask(() =>
    {
        if (TalkOf(agentId) is not { Consultation: { } consultation } contact) return TransferResult.NotConsulting;
        if (!consultation.IsTalking) return TransferResult.NotAnswered;
        action(contact, consultation);
        return TransferResult.Done;
    });

    private LiveContact? Consulting(ContactId consultation) => _consultations.GetValueOrDefault(consultation);

    private static ContactId NextSide(LiveContact contact) => new(FormattableString.Invariant($"{contact.Id}-side-{++contact.SideLegs}"));

    private void RingColleague(LiveContact contact, RoutingDecision.ContactOffered offered)
    {
        var leg = new Leg(FormattableString.Invariant($"{offered.Contact}-{offered.Offer}"), offered.Agent, null) { Deadline = offered.Deadline };
        contact.Consultation!.Leg = leg;
        Note(contact, JournalKinds.Offered, offered.Why);
        Ring(contact, leg, offered.Deadline - Now);
    }

    private void DialOutside(LiveContact contact, Consultation consultation, string number)
    {
        var leg = new Leg(consultation.Id.Value, null, number);
        consultation.Leg = leg;
        Dial(contact, new Dial(leg.Id, null, number, contact.Record.From, _options.SideRing));
    }

    private void StopRinging(LiveContact contact)
    {
        if (contact.Consultation is not { Leg: { } leg } consultation) return;
        consultation.Leg = null;
        Disconnect(contact, leg);
    }

    private void ColleagueAnswered(LiveContact contact, Consultation consultation)
    {
        if (consultation.Leg is { Agent: { } agent }) Route(new RoutingInput.OfferAccepted(consultation.Id, agent.Id));
        else Consult(contact, consultation);
    }

    private void Consult(LiveContact contact, Consultation consultation)
    {
        consultation.Leg!.Talking = true;
        Note(contact, JournalKinds.Consult, ConsultTexts.Answered(consultation.Target));

        // The agent may have taken the caller back while it rang.
        if (contact.OnHold) Talk(contact);
        else Hold(contact, true);
    }

    private void ColleagueGone(LiveContact contact, Consultation consultation, LegEnd reason)
    {
        if (consultation.Leg is { Talking: false, Agent: { } agent })
        {
            consultation.Leg = null;
            Route(new RoutingInput.OfferDeclined(consultation.Id, agent.Id, WhyNotTaken(reason)));
            return;
        }

        var why = consultation.IsTalking ? ConsultTexts.Left(consultation.Target) : ConsultTexts.NotReached(consultation.Target);
        consultation.Leg = null;
        EndConsultation(contact, why);
    }

    /// <summary>The agent who is asked hangs up or declines on the screen.</summary>
    private void LeaveConsultation(LiveContact contact, Consultation consultation, Leg asked)
    {
        if (!asked.Talking) consultation.Leg = null;
        Disconnect(contact, asked);
        if (!asked.Talking) Route(new RoutingInput.OfferDeclined(consultation.Id, asked.Agent!.Id, BreakReasons.Declined));
    }

    /// <summary>It comes to nothing, or is over: the agent has the caller as before.</summary>
    private void EndConsultation(LiveContact contact, Why why)
    {
        Note(contact, JournalKinds.Consult, why);
        ForgetConsultation(contact, disconnect: true);
        if (contact.OnHold) Hold(contact, false);
        else Talk(contact);
    }

    private void ForgetConsultation(LiveContact contact, bool disconnect)
    {
        if (contact.Consultation is not { } consultation) return;
        contact.Consultation = null;
        _consultations.Remove(consultation.Id);
        if (disconnect && consultation.Leg is { } leg) Disconnect(contact, leg);
        Route(new RoutingInput.ContactGone(consultation.Id));
    }

    /// <summary>The caller talks with who was asked, and with nobody else.</summary>
    private void TakeOver(LiveContact contact, Consultation consultation)
    {
        Dismiss(contact);
        contact.Consultation = null;
        _consultations.Remove(consultation.Id);
        Route(new RoutingInput.ConsultationCompleted(contact.Id, consultation.Id));
        var leg = consultation.Leg!;
        contact.Leg = leg;
        contact.OnHold = false;
        if (leg.Agent is { } agent) contact.Record = contact.Record with { AgentId = agent.Id, AgentName = agent.Name };
        Note(contact, JournalKinds.Transferred, leg.Agent is { } taker ? $"{taker.Name} ({taker.WorkNumber})" : consultation.Target);
        Talk(contact);
    }

    private void Disconnect(LiveContact contact, Leg leg) =>
        contact.Line.Add(() => _telephony.DisconnectAsync(contact.Id, leg.Id, leg.Id + "-disconnect", default));
}
