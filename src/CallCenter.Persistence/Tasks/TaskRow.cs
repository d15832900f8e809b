using CallCenter.Persistence.Centre;
using CallCenter.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CallCenter.Persistence.Tasks;

/// <summary>A task as it is stored; <see cref="HumanTask"/> says what it means.</summary>
public sealed class TaskRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public string? Batch { get; init; }
    public bool IsAwaited { get; init; }
    public required string Title { get; init; }
    public string? Instructions { get; init; }
    public string? Form { get; init; }
    public required List<string> Outcomes { get; init; }

    /// <summary>The kind of a step of a script; null for a task of its own.</summary>
    public ScriptStepKind? Script { get; init; }

    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public DateTimeOffset? RemindAt { get; init; }
    public DateTimeOffset? EscalateAt { get; init; }

    /// <summary>Such as <c>group:g7</c>; lists are read by it.</summary>
    public required string Assignee { get; set; }

    public required string AssigneeName { get; set; }
    public required string FirstAssignee { get; init; }
    public required string FirstAssigneeName { get; init; }
    public TaskState State { get; set; }
    public string? ClaimerId { get; set; }
    public string? ClaimerName { get; set; }
    public string? Outcome { get; set; }
    public string? Values { get; set; }
    public DateTimeOffset? ClaimedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public bool IsReminded { get; set; }
    public int Escalation { get; set; }

    /// <summary>When the clock has something to say next.</summary>
    public DateTimeOffset? NextAt { get; set; }

    /// <summary>It is done, and its flow may not know it yet.</summary>
    public bool IsUntold { get; set; }

    /// <summary>How often it was changed: of two who change it at once, the later one has to look again.</summary>
    public int Revision { get; set; }

    internal HumanTask ToTask() => new()
    {
        Id = Id,
        InstanceId = InstanceId,
        Batch = Batch,
        IsAwaited = IsAwaited,
        Title = Title,
        Instructions = Instructions,
        Form = Form,
        Outcomes = Outcomes,
        CreatedAt = CreatedAt,
        Times = new(DueAt, RemindAt, EscalateAt),
        Assignee = AssigneeOf(Assignee, AssigneeName),
        FirstAssignee = AssigneeOf(FirstAssignee, FirstAssigneeName),
        State = State,
        Script = Script,
        ClaimedAt = ClaimedAt,
        Claimer = ClaimerId is null ? null : new(ClaimerId, ClaimerName ?? ""),
        Outcome = Outcome,
        Values = Values,
        EndedAt = EndedAt,
        IsReminded = IsReminded,
        Escalation = Escalation,
    };

    internal static TaskRow Of(HumanTask task) => new()
    {
        Id = task.Id,
        InstanceId = task.InstanceId,
        Batch = task.Batch,
        IsAwaited = task.IsAwaited,
        Title = task.Title,
        Instructions = task.Instructions,
        Form = task.Form,
        Outcomes = [.. task.Outcomes],
        Script = task.Script,
        CreatedAt = task.CreatedAt,
        DueAt = task.Times.DueAt,
        RemindAt = task.Times.RemindAt,
        EscalateAt = task.Times.EscalateAt,
        Assignee = task.Assignee.Key,
        AssigneeName = task.Assignee.Name,
        FirstAssignee = task.FirstAssignee.Key,
        FirstAssigneeName = task.FirstAssignee.Name,
        NextAt = task.NextAt,
    };

    internal void Take(HumanTask task)
    {
        (Assignee, AssigneeName, State) = (task.Assignee.Key, task.Assignee.Name, task.State);
        (ClaimerId, ClaimerName, ClaimedAt) = (task.Claimer?.Id, task.Claimer?.Name, task.ClaimedAt);
        (Outcome, Values, EndedAt) = (task.Outcome, task.Values, task.EndedAt);
        (IsReminded, Escalation, NextAt) = (task.IsReminded, task.Escalation, task.NextAt);
        Revision++;
    }

    private static TaskAssignee AssigneeOf(string key, string name) => TaskAssignee.Split(key) is ({ } kind, var id)
        ? new(kind, id, name)
        : throw new FormatException($"The stored assignee {key} has no kind.");
}

/// <summary>A line of a task's history.</summary>
public sealed class TaskLineRow
{
    public required string TaskId { get; init; }

    /// <summary>Counts from 1 in each task.</summary>
    public int Sequence { get; init; }

    public DateTimeOffset At { get; init; }
    public TaskLineKind Kind { get; init; }
    public string? Person { get; init; }
    public string? Text { get; init; }
}

internal sealed class TaskConfiguration : IEntityTypeConfiguration<TaskRow>
{
    public void Configure(EntityTypeBuilder<TaskRow> builder)
    {
        builder.ToTable("HumanTasks");
        builder.Property(task => task.Id).HasMaxLength(200);
        builder.Property(task => task.InstanceId).HasMaxLength(200);
        builder.Property(task => task.Batch).HasMaxLength(200);
        builder.Property(task => task.Assignee).HasMaxLength(100);
        builder.Property(task => task.FirstAssignee).HasMaxLength(100);
        builder.Property(task => task.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(task => task.Script).HasConversion<string>().HasMaxLength(20);
        builder.Property(task => task.ClaimerId).HasMaxLength(40);
        builder.Property(task => task.Revision).IsConcurrencyToken();
        builder.HasIndex(task => new { task.State, task.Assignee });
        builder.HasIndex(task => new { task.State, task.ClaimerId });
        builder.HasIndex(task => new { task.State, task.EndedAt });
        builder.HasIndex(task => task.NextAt);
        builder.HasIndex(task => task.InstanceId);
        builder.HasIndex(task => task.Batch);
        builder.HasIndex(task => task.IsUntold);
        builder.StoreTimesAsTicks();
    }
}

internal sealed class TaskLineConfiguration : IEntityTypeConfiguration<TaskLineRow>
{
    public void Configure(EntityTypeBuilder<TaskLineRow> builder)
    {
        builder.ToTable("HumanTaskLines");
        builder.HasKey(line => new { line.TaskId, line.Sequence });
        builder.Property(line => line.TaskId).HasMaxLength(200);
        builder.Property(line => line.Kind).HasConversion<string>().HasMaxLength(20);
        builder.StoreTimesAsTicks();
    }
}
