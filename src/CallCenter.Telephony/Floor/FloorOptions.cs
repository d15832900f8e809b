using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <summary>Rules of the floor.</summary>
public sealed record FloorOptions
{
    public RoutingOptions Routing { get; init; } = new();

    /// <summary>Agents and queues to begin with; more by <see cref="ContactFloor.DefineAsync(Queues.ServiceQueue)"/>.</summary>
    public IReadOnlyList<Queues.ServiceQueue> Queues { get; init; } = [];

    public IReadOnlyList<Agents.Agent> Agents { get; init; } = [];
    public IReadOnlyList<Agents.AgentGroup> Groups { get; init; } = [];

    /// <summary>Opening hours that queues name.</summary>
    public IReadOnlyList<Calendars.BusinessCalendar> Calendars { get; init; } = [];

    /// <summary>How long a customer's phone rings for a callback.</summary>
    public TimeSpan CallbackRing { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it rings at whom an agent asks or transfers to, and at a team lead who wants to follow a talk.</summary>
    public TimeSpan SideRing { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Music where no queue names its own: while a transfer rings, and on hold.</summary>
    public string Music { get; init; } = "default";

    /// <summary>What names of prompts stand for.</summary>
    public IPromptLibrary Prompts { get; init; } = new NoPrompts();

    /// <summary>Contacts are recorded from their answer on, where neither their queue nor their line says otherwise; a flow may stop it.</summary>
    public bool RecordsCalls { get; init; }

    /// <summary>What a number of the centre says of it; asked for each contact, of numbers that are none of the centre's too.</summary>
    public Func<string, Contacts.RecordingRule> RecordingOfLine { get; init; } = _ => Contacts.RecordingRule.AsCentre;

    /// <summary>Contacts that are over are kept in memory, so many; older ones are in the store.</summary>
    public int KeptContacts { get; init; } = 1_000;

    /// <summary>Idempotency keys remembered of a contact.</summary>
    public int KeptKeys { get; init; } = 512;

    /// <summary>Keys that follow one another within this time are one line of the journal.</summary>
    public TimeSpan DigitsTogether { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A pressed key is in the stored journal after this time at the latest.</summary>
    public TimeSpan KeysSavedWithin { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Keys pressed this long before secret input begins are taken for its beginning and masked too.</summary>
    public TimeSpan SensitiveTypeAhead { get; init; } = TimeSpan.FromSeconds(5);
}
