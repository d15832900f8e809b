using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>An attended transfer of a flow: whoever answers is told who calls, while the caller still hears music.</content>
public sealed partial class ContactFloor
{
    /// <summary>An announcement whose end nobody tells does not keep the two apart.</summary>
    private static readonly TimeSpan AnnouncementNet = TimeSpan.FromSeconds(10);

    /// <summary>The other side has answered.</summary>
    private void Take(LiveContact contact, Leg leg, TimeSpan waited)
    {
        if (contact.IsMessage || contact.Transfer is not { Connected: false, Announcement: { } announcement })
        {
            Connect(contact, leg, waited);
            return;
        }

        leg.Announced = waited;
        Note(contact, JournalKinds.Consult, ConsultTexts.Announced(contact.Transfer.Target, announcement.Text!));
        contact.Line.Add(
            () => _telephony.AnnounceAsync(contact.Id, leg.Id, announcement, leg.Id + "-announce", default),
            result =>
            {
                if (result == TelephonyResult.Refused) Post(() => Announced(contact, leg.Id));
            });
        Later(SpeakingTime.Of(announcement.Text!) * 2 + AnnouncementNet, () => Announced(contact, leg.Id));
    }

    private void Announced(LiveContact contact, string id)
    {
        if (contact.Leg is { Talking: false, Announced: { } waited } leg && leg.Id == id) Connect(contact, leg, waited);
    }

    /// <summary>They hung up when they heard who calls.</summary>
    private void GoneBeforeTheTalk(LiveContact contact)
    {
        Route(new RoutingInput.TalkEnded(contact.Id));
        if (contact.State == ContactState.Queued) LeaveWaiting(contact);
        EndTransfer(contact, TransferOutcome.NoAnswer);
    }
}
