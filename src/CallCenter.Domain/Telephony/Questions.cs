using CallCenter.Contacts;

namespace CallCenter.Telephony;

/// <summary>What flows ask of the centre's books; each is answered by the record after it. Answers come from memory or a store, never from this project.</summary>
public sealed record AskOpening(string Calendar);

public enum Opening { Open, Closed, Holiday }

/// <param name="Opening">Whether the calendar is open at the time of asking.</param>
/// <param name="HolidayName">The holiday's name when <see cref="Opening.Holiday"/>.</param>
/// <param name="OpensAt">The next opening when not open, null when there is none in the next year.</param>
public sealed record OpeningAnswer(Opening Opening, string? HolidayName, DateTimeOffset? OpensAt);

public sealed record AskBlocked(string Number);

public sealed record BlockedAnswer(bool Blocked, string? Reason);

public sealed record AskCustomer(string Phone);

/// <summary>The customer with that phone and their latest contacts, or null.</summary>
public sealed record CustomerAnswer(KnownCustomer? Customer);

public sealed record KnownCustomer(
    string Id, string Name, string? Title, string Level, string Phone, string? Language, IReadOnlyList<PastContact> PastContacts);

public sealed record PastContact(ContactId Contact, DateTimeOffset At, string Channel, string? Summary, string? AgentName, string? AgentId = null);
