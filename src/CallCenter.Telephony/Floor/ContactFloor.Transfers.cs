using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>Transfers that a flow asks for: to an agent, a queue, a group or a number, whichever the target names first.</content>
public sealed partial class ContactFloor
{
    private void Transfer(LiveContact contact, TransferContact command)
    {
        if (contact.State is ContactState.Talking or ContactState.Queued || contact.Transfer is not null)
        {
            Publish(new TransferEnded(contact.Id, Now, command.Transfer, TransferOutcome.Failed));
            return;
        }

        AnswerIfRinging(contact);
        FinishPlayback(contact, interrupted: true);
        contact.Transfer = new Transfer(command.Transfer, command.Target)
        {
            Announcement = command is { Kind: TransferKind.Attended, Announcement: { } text }
                ? new Playback(command.Transfer + "-announcement", text, null, command.Language, null)
                : null,
        };
        contact.Music = _options.Music;
        PlayMusic(contact, command.Transfer);

        Transfer(contact, command.Target.Trim(), command.Timeout);
    }

    private void Transfer(LiveContact contact, string target, TimeSpan timeout)
    {
        if (AgentsNamed(target) is { } agents) Route(new RoutingInput.ContactTargeted(contact.Id, agents, timeout));
        else if (_router.FindDefinition(target) is { } queue) TransferToQueue(contact, queue, timeout);
        else if (PhoneNumber.IsDiallable(target)) TransferToNumber(contact, PhoneNumber.Normalize(target), timeout);
        else EndTransfer(contact, TransferOutcome.Failed);
    }

    /// <summary>One agent by id or work number, or the members of a group by id or name.</summary>
    private IReadOnlyList<string>? AgentsNamed(string target)
    {
        if (_router.FindAgent(target) is { } one) return [one];
        var group = _groups.Values.FirstOrDefault(known => known.Id == target || known.Name == target)?.Id ?? target;
        var members = _router.MembersOf(group);
        return members.Count > 0 ? members : null;
    }

    private void TransferToQueue(LiveContact contact, ServiceQueue queue, TimeSpan timeout)
    {
        var transfer = contact.Transfer;
        contact.Record = contact.Record with { State = ContactState.Queued, Queue = queue.Id, QueuedAt = Now, RequiredSkills = [], Priority = 0, CustomerLevel = null, LastAgentId = null };
        Note(contact, JournalKinds.Queued, queue.Name);
        RecordByRule(contact);
        if (timeout > TimeSpan.Zero)
        {
            Later(timeout, () =>
            {
                if (ReferenceEquals(contact.Transfer, transfer) && contact.State == ContactState.Queued)
                    Route(new RoutingInput.ContactWithdrawn(contact.Id));
            });
        }

        Route(InQueue(contact));
    }

    private void TransferToNumber(LiveContact contact, string number, TimeSpan timeout)
    {
        var leg = new Leg($"{contact.Id}-leg-{contact.Transfer!.Id}", null, number);
        contact.Leg = leg;
        Dial(contact, new Dial(leg.Id, null, number, contact.Record.From, timeout));
    }

    private void EndTransfer(LiveContact contact, TransferOutcome outcome)
    {
        if (contact.Transfer is not { } transfer) return;
        contact.Transfer = null;
        contact.Line.Add(() => _telephony.StopMusicAsync(contact.Id, contact.NextKey(), default));
        if (transfer.HandOver is { } handOver)
        {
            NotTakenOver(contact, handOver);
            return;
        }

        Publish(new TransferEnded(contact.Id, Now, transfer.Id, outcome));
    }
}
