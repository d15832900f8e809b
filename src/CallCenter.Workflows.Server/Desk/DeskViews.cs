using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Customers;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Routing;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Api;

namespace CallCenter.Workflows.Server.Desk;

/// <summary>An agent's desk as their page shows it.</summary>
internal sealed class DeskViews(
    ContactFloor floor, CentreDirectory directory, ServedGroups served, DeskPhones phones, DeskPush push, CustomerStore customers, ContactNotes notes, ContactNames names,
    TimeProvider clock)
{
    public async Task<DeskShown?> FindAsync(string agentId, bool inEnglish, CancellationToken cancellationToken)
    {
        if (await floor.DeskAsync(agentId) is not { } desk || directory.Facts.Agents.FirstOrDefault(known => known.Id == agentId) is not { } agent) return null;
        push.Shows(agentId, [.. desk.Messages.Append(desk.Contact).OfType<DeskContact>().Select(contact => contact.Record.Id.Value)]);
        var now = clock.GetUtcNow();
        var snapshot = desk.Agent;
        var messages = new List<DeskContactShown>();
        foreach (var message in desk.Messages) messages.Add(await ShowAsync(message, now, inEnglish, cancellationToken));
        var serving = served.Of(agent);
        return new(
            agent.Id, agent.WorkNumber, agent.Name, now, snapshot.State.ToString(), snapshot.State == AgentState.Break ? snapshot.Reason : null, snapshot.Since,
            snapshot.Next?.ToString(),
            [.. directory.Facts.Groups.Where(group => agent.Groups.Contains(group.Id)).Select(group => new GroupServed(group.Id, group.Name, serving.Contains(group.Id)))],
            directory.Facts.BreakReasons, phones.AnswerOnScreen,
            desk.Contact is { } contact ? await ShowAsync(contact, now, inEnglish, cancellationToken) : null,
            messages, FloorEndpoints.Show(snapshot.WrapUp), Today(snapshot, now));
    }

    private async Task<DeskContactShown> ShowAsync(DeskContact contact, DateTimeOffset now, bool inEnglish, CancellationToken cancellationToken)
    {
        var record = contact.Record;
        var why = record.Journal.LastOrDefault(entry => entry.Kind == JournalKinds.Offered);
        return new(
            record.Id.Value, record.Channel, record.From, record.To, contact.Talking, contact.OnHold, contact.Deadline, contact.Consultation, names.OfQueue(record.Queue), record.ArrivedAt,
            record.ConnectedAt, Seconds(record.Waited + (record.QueuedAt is { } since ? now - since : TimeSpan.Zero)), Seconds(record.Talked), record.EndedAt,
            why is null ? null : TextOf(why, inEnglish), record.Journal.FirstOrDefault(entry => entry.Kind == JournalKinds.Message)?.Text,
            await notes.ReadAsync(record.Id.Value, cancellationToken), await CardOfAsync(record, cancellationToken),
            [.. record.Journal.Select(entry => new ContactEndpoints.JournalLine(entry.At, entry.Kind, TextOf(entry, inEnglish)))]);
    }

    private async Task<CustomerCard?> CardOfAsync(ContactRecord record, CancellationToken cancellationToken)
    {
        var customer = record.CustomerId is { } id ? await customers.FindAsync(id, cancellationToken) : await customers.FindByPhoneAsync(record.From, cancellationToken);
        if (customer is null) return null;
        var earlier = customer.History.Where(past => past.Contact != record.Id).Select(past => new PastContactShown(past.Contact.Value, past.At, past.Channel, past.Summary, past.AgentName));
        return new(
            customer.Id, customer.Name, customer.Title, customer.Level, customer.Level == Customer.Key, customer.Language, customer.Phones,
            await customers.CountContactsAsync(customer.Id, cancellationToken), [.. earlier]);
    }

    private static string TextOf(JournalEntry entry, bool inEnglish) => inEnglish && entry.English is { } english ? english : entry.Text;

    /// <summary>The figures with the present state's time so far.</summary>
    private static DayShown Today(AgentSnapshot agent, DateTimeOffset now)
    {
        var day = agent.TodayAt(now);
        return new(day.Handled, Seconds(day.Talking), Seconds(day.WrappingUp), Seconds(day.OnBreak));
    }

    private static int Seconds(TimeSpan time) => (int)time.TotalSeconds;
}

/// <param name="AgentId">Who it is.</param>
/// <param name="WorkNumber">Their work number.</param>
/// <param name="Name">Their name.</param>
/// <param name="Now">What the centre's clock shows.</param>
/// <param name="State">Of <see cref="AgentState"/>.</param>
/// <param name="Reason">Of a break.</param>
/// <param name="Since">Since when.</param>
/// <param name="Next">The state that follows when the contact at hand is done.</param>
/// <param name="Groups">Those they belong to.</param>
/// <param name="BreakReasons">Those there are to choose from.</param>
/// <param name="AnswersOnScreen">Calls are taken here; else at the phone.</param>
/// <param name="Contact">What rings, is talked with or is wrapped up.</param>
/// <param name="Messages">Messages beside it.</param>
/// <param name="WrapUp">The wrap-up under way.</param>
/// <param name="Today">Their own figures.</param>
internal sealed record DeskShown(
    string AgentId, string WorkNumber, string Name, DateTimeOffset Now, string State, string? Reason, DateTimeOffset Since, string? Next,
    IReadOnlyList<GroupServed> Groups, IReadOnlyList<string> BreakReasons, bool AnswersOnScreen, DeskContactShown? Contact,
    IReadOnlyList<DeskContactShown> Messages, FloorEndpoints.WrapUpShown? WrapUp, DayShown Today);

internal sealed record GroupServed(string Id, string Name, bool Serving);

/// <summary>A contact in an agent's hand; offered until <c>Deadline</c> when there is one.</summary>
internal sealed record DeskContactShown(
    string Id, string Channel, string From, string To, bool Talking, bool OnHold, DateTimeOffset? Deadline, DeskConsultation? Consultation, string? QueueName, DateTimeOffset ArrivedAt,
    DateTimeOffset? ConnectedAt, int WaitedSeconds, int TalkedSeconds, DateTimeOffset? EndedAt, string? Why, string? Message, string? Summary, CustomerCard? Customer,
    IReadOnlyList<ContactEndpoints.JournalLine> Journal);

/// <summary>Who contacts us, with the latest contacts before this one.</summary>
internal sealed record CustomerCard(
    string Id, string Name, string? Title, string Level, bool IsKey, string? Language, IReadOnlyList<string> Phones, int ContactCount,
    IReadOnlyList<PastContactShown> PastContacts);

internal sealed record PastContactShown(string Id, DateTimeOffset At, string Channel, string? Summary, string? AgentName);

/// <summary>An agent's day in seconds, the present state included.</summary>
internal sealed record DayShown(int Handled, int TalkSeconds, int WrapUpSeconds, int BreakSeconds);
