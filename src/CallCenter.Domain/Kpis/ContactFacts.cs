using CallCenter.Contacts;
using CallCenter.Telephony;

namespace CallCenter.Kpis;

/// <summary>Makes of a contact that has ended what the KPIs need to know of it.</summary>
public static class ContactFacts
{
    /// <summary>The scale that satisfaction is counted on.</summary>
    private const int Scale = 5;

    /// <summary>Who hangs up this long after they left a queue still left from it: the two are not written down in one instant.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(1);

    /// <param name="contact">Ended.</param>
    /// <param name="group">The agent's, as of the contact.</param>
    /// <param name="version">The process version it ran under.</param>
    /// <param name="wrapUp">The agent's work after the talk.</param>
    public static ContactFact Of(ContactRecord contact, string? group, string? version, TimeSpan wrapUp)
    {
        var ended = contact.EndedAt ?? throw new ArgumentException($"Contact {contact.Id} has not ended.", nameof(contact));
        var hold = Hold(contact.Journal, ended);
        return new ContactFact
        {
            ArrivedAt = contact.ArrivedAt,
            OfferedAt = contact.QueuedAt,
            EndedAt = ended + wrapUp,
            Outcome = Outcome(contact, ended),
            Queue = contact.Queue,
            AgentId = contact.AgentId,
            Group = contact.AgentId is null ? null : group,
            Version = version,
            CustomerId = contact.CustomerId,
            Reason = contact.WrapUpCode,
            Wait = contact.Waited,
            Talk = contact.Talked > hold ? contact.Talked - hold : TimeSpan.Zero,
            Hold = hold,
            WrapUp = wrapUp,
            Transferred = Has(contact, JournalKinds.Transferred),
            AskedExpert = Has(contact, JournalKinds.Consult),
            SurveyInvited = contact.SatisfactionScore is not null || Has(contact, JournalKinds.Survey),
            Satisfaction = contact.SatisfactionScore is { } score ? OfFive(score, contact.SatisfactionScale ?? Scale) : null,
        };
    }

    private static ContactOutcome Outcome(ContactRecord contact, DateTimeOffset ended)
    {
        if (contact.AgentId is not null) return ContactOutcome.Answered;
        if (contact.QueuedAt is not { } queued)
            return contact.EndedBy == ContactEndedBy.Flow ? ContactOutcome.ServedInFlow : ContactOutcome.LeftInFlow;
        if (Has(contact, JournalKinds.Callback)) return ContactOutcome.Callback;
        return contact.EndedBy == ContactEndedBy.Caller && queued + contact.Waited + AtOnce >= ended ? ContactOutcome.Abandoned : ContactOutcome.Overflowed;
    }

    private static bool Has(ContactRecord contact, string kind) => contact.Journal.Any(entry => entry.Kind == kind);

    private static TimeSpan Hold(IReadOnlyList<JournalEntry> journal, DateTimeOffset ended)
    {
        var held = TimeSpan.Zero;
        DateTimeOffset? since = null;
        foreach (var entry in journal.Where(entry => entry.Kind == JournalKinds.Hold))
        {
            if (entry.Text == "on") since ??= entry.At;
            else if (since is { } began) (held, since) = (held + (entry.At - began), null);
        }

        return since is { } open && ended > open ? held + (ended - open) : held;
    }

    private static int OfFive(int score, int scale) => scale <= 1 || scale == Scale ? Math.Clamp(score, 1, Scale) : (int)Math.Round(1 + ((score - 1) * (Scale - 1.0) / (scale - 1)));
}
