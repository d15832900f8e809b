using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>What came of a contact, as its agents say.</content>
public sealed partial class ContactFloor
{
    private const string BetweenCodes = " / ";

    private void Ask(LiveContact contact, RecordDisposition asked)
    {
        // One before it that still waits is answered by this one.
        EndQuestion(contact, null);
        contact.Question = asked.Disposition;
        Note(contact, JournalKinds.WrapUpCodes, string.Join(BetweenCodes, asked.Codes));
        Route(new RoutingInput.CodesAsked(contact.Id, asked.Codes));
        if (!_router.AwaitsCode(contact.Id)) EndQuestion(contact, asked.Codes.FirstOrDefault(code => code == contact.Record.WrapUpCode));
    }

    /// <summary>The flow goes on.</summary>
    private void EndQuestion(LiveContact contact, string? code)
    {
        if (contact.Question is not { } question) return;
        contact.Question = null;
        Publish(new DispositionRecorded(contact.Id, Now, question, code));
    }

    /// <summary>An agent gave the code of a contact, which may be over by then.</summary>
    private void Close(RoutingDecision.ContactCoded coded)
    {
        if (Find(coded.Contact) is { } contact)
        {
            contact.Record = contact.Record with { WrapUpCode = coded.Code };
            Note(contact, JournalKinds.WrapUpCode, coded.Code);
            EndQuestion(contact, coded.Code);
        }
        else if (_over.TryGetValue(coded.Contact, out var over))
        {
            var entry = new JournalEntry(over.Journal.Count + 1, Now, JournalKinds.WrapUpCode, coded.Code);
            _over[coded.Contact] = over = over with { WrapUpCode = coded.Code, Journal = [.. over.Journal, entry] };
            _changes.Add(new FloorChange(FloorThing.Contact, coded.Contact.Value));
            _records.Changed(coded.Contact, () => over);
        }
    }

    /// <summary>After a restart nobody wraps up any more, which the flow must not wait for; whoever gets the contact later is asked.</summary>
    private void AskAgain(LiveContact contact)
    {
        if (contact.LastEntry(JournalKinds.WrapUpCodes) is not { } asked) return;
        Route(new RoutingInput.CodesAsked(contact.Id, asked.Text.Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries)));
        Publish(new DispositionRecorded(contact.Id, Now, null, null));
    }

    private void AgentWants(TelephonyEvent.AgentWants wants)
    {
        if (wants.WorksAlone && _router.AgentById(wants.AgentId) is { WrapUp.CodeDue: true } agent)
            Route(new RoutingInput.WrapUpCoded(wants.AgentId, agent.Codes.Count > 0 ? agent.Codes[0] : "-"));
        Route(new RoutingInput.AgentWants(wants.AgentId, wants.State, wants.Reason));
    }
}
