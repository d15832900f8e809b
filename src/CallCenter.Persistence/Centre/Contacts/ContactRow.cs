using CallCenter.Contacts;
using CallCenter.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Centre.Contacts;

/// <summary>One contact; <see cref="ContactRecord"/> says what the members mean.</summary>
public sealed class ContactRow
{
    public required string Id { get; init; }
    public required string Channel { get; set; }
    public required string From { get; set; }
    public required string To { get; set; }
    public ContactState State { get; set; }
    public DateTimeOffset ArrivedAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public ContactEndedBy? EndedBy { get; set; }
    public string? EndCause { get; set; }
    public string? CustomerId { get; set; }
    public string? Queue { get; set; }
    public DateTimeOffset? QueuedAt { get; set; }
    public List<string> RequiredSkills { get; set; } = [];
    public int Priority { get; set; }
    public string? CustomerLevel { get; set; }
    public string? LastAgentId { get; set; }
    public DateTimeOffset? CallNotBefore { get; set; }
    public DateTimeOffset? CallNotAfter { get; set; }
    public int CallAttempt { get; set; } = 1;
    public string? WrapUpCode { get; set; }
    public TimeSpan Waited { get; set; }
    public string? AgentId { get; set; }
    public string? AgentName { get; set; }
    public DateTimeOffset? ConnectedAt { get; set; }
    public TimeSpan Talked { get; set; }
    public int? SatisfactionScore { get; set; }
    public int? SatisfactionScale { get; set; }
    public List<string> Recordings { get; set; } = [];

    /// <summary>What it was about, in a line.</summary>
    public string? Summary { get; set; }

    internal static ContactRow Of(ContactRecord contact)
    {
        var row = new ContactRow { Id = contact.Id.Value, Channel = contact.Channel, From = contact.From, To = contact.To };
        row.Take(contact);
        return row;
    }

    internal void Take(ContactRecord contact)
    {
        Channel = contact.Channel;
        From = contact.From;
        To = contact.To;
        State = contact.State;
        ArrivedAt = contact.ArrivedAt;
        AnsweredAt = contact.AnsweredAt;
        EndedAt = contact.EndedAt;
        EndedBy = contact.EndedBy;
        EndCause = contact.EndCause;
        CustomerId = contact.CustomerId;
        Queue = contact.Queue;
        QueuedAt = contact.QueuedAt;
        RequiredSkills = [.. contact.RequiredSkills];
        Priority = contact.Priority;
        CustomerLevel = contact.CustomerLevel;
        LastAgentId = contact.LastAgentId;
        CallNotBefore = contact.CallNotBefore;
        CallNotAfter = contact.CallNotAfter;
        CallAttempt = contact.CallAttempt;
        WrapUpCode = contact.WrapUpCode;
        Waited = contact.Waited;
        AgentId = contact.AgentId;
        AgentName = contact.AgentName;
        ConnectedAt = contact.ConnectedAt;
        Talked = contact.Talked;
        SatisfactionScore = contact.SatisfactionScore;
        SatisfactionScale = contact.SatisfactionScale;
        Recordings = [.. contact.Recordings];
    }

    internal ContactRecord ToRecord(IReadOnlyList<JournalEntry> journal) => new()
    {
        Id = new(Id),
        Channel = Channel,
        From = From,
        To = To,
        State = State,
        ArrivedAt = ArrivedAt,
        AnsweredAt = AnsweredAt,
        EndedAt = EndedAt,
        EndedBy = EndedBy,
        EndCause = EndCause,
        CustomerId = CustomerId,
        Queue = Queue,
        QueuedAt = QueuedAt,
        RequiredSkills = RequiredSkills,
        Priority = Priority,
        CustomerLevel = CustomerLevel,
        LastAgentId = LastAgentId,
        CallNotBefore = CallNotBefore,
        CallNotAfter = CallNotAfter,
        CallAttempt = CallAttempt,
        WrapUpCode = WrapUpCode,
        Waited = Waited,
        AgentId = AgentId,
        AgentName = AgentName,
        ConnectedAt = ConnectedAt,
        Talked = Talked,
        SatisfactionScore = SatisfactionScore,
        SatisfactionScale = SatisfactionScale,
        Recordings = Recordings,
        Journal = journal,
    };
}

/// <summary>One line of a contact's journal; lines are added and never changed.</summary>
public sealed class ContactJournalRow
{
    public required string ContactId { get; init; }
    public int Sequence { get; init; }
    public DateTimeOffset At { get; init; }
    public required string Kind { get; init; }
    public required string Text { get; init; }
    public string? Language { get; init; }
    public string? Sound { get; init; }

    /// <summary>The same in English, where the text is the centre's own.</summary>
    public string? English { get; init; }

    internal JournalEntry ToEntry() => new(Sequence, At, Kind, Text, Language, English, Sound);
}

internal sealed class ContactConfiguration : IEntityTypeConfiguration<ContactRow>
{
    public void Configure(EntityTypeBuilder<ContactRow> builder)
    {
        builder.ToTable("Contacts");
        builder.Property(contact => contact.Id).HasMaxLength(64);
        builder.Property(contact => contact.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(contact => contact.EndedBy).HasConversion<string>().HasMaxLength(20);
        builder.Property(contact => contact.WrapUpCode).HasMaxLength(60);
        builder.Property(contact => contact.CallAttempt).HasDefaultValue(1);
        builder.HasIndex(contact => contact.ArrivedAt);
        builder.HasIndex(contact => new { contact.State, contact.ArrivedAt });
        builder.HasIndex(contact => new { contact.CustomerId, contact.ArrivedAt });
        builder.StoreTimesAsTicks();
    }
}

internal sealed class ContactJournalConfiguration : IEntityTypeConfiguration<ContactJournalRow>
{
    public void Configure(EntityTypeBuilder<ContactJournalRow> builder)
    {
        builder.ToTable("ContactJournal");
        builder.HasKey(entry => new { entry.ContactId, entry.Sequence });
        builder.Property(entry => entry.ContactId).HasMaxLength(64);
        builder.Property(entry => entry.Sound).HasMaxLength(64);
        builder.StoreTimesAsTicks();
    }
}
