using CallCenter.Contacts;

namespace CallCenter.Tasks;

/// <summary>What an agent does at a step of a guided script.</summary>
public enum ScriptStepKind
{
    /// <summary>Says something in their own words.</summary>
    Say,

    /// <summary>Asks for what a form takes.</summary>
    Ask,

    /// <summary>Chooses what fits.</summary>
    Choose,

    /// <summary>Reads something out word for word and has the customer confirm it; when they began and ended is kept.</summary>
    Confirm,
}

/// <summary>Puts a step of a guided script before whoever has the contact in hand; ends with <see cref="TaskCompleted"/>.</summary>
/// <param name="Task">The step's id, derived from the run that wants it.</param>
/// <param name="InstanceId">The script.</param>
/// <param name="Contact">Whose holder is guided.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Text">What to say, ask or read.</param>
/// <param name="Form">A JSON schema that <see cref="TaskForm"/> reads; null without a form.</param>
/// <param name="Outcomes">The choices, or how it is done.</param>
/// <param name="ExpectedTime">How long it should take; null says nothing of it.</param>
/// <param name="At">When it is shown.</param>
public sealed record ShowScriptStep(
    string Task, string InstanceId, ContactId Contact, ScriptStepKind Kind, string Text, string? Form, IReadOnlyList<string> Outcomes, TimeSpan? ExpectedTime,
    DateTimeOffset At) : TaskCommand(Task)
{
    private const int LongestTitle = 60;

    /// <summary>The step as it waits for its answer. What it should take is its due time, which nobody is reminded of.</summary>
    public HumanTask ToTask() => new()
    {
        Id = Task,
        InstanceId = InstanceId,
        Script = Kind,
        Title = Text.Length <= LongestTitle ? Text : Text[..LongestTitle] + "…",
        Instructions = Text,
        Assignee = TaskAssignee.HolderOf(Contact),
        FirstAssignee = TaskAssignee.HolderOf(Contact),
        Form = Form,
        Outcomes = Outcomes,
        CreatedAt = At,
        Times = TaskTimes.None with { DueAt = At + ExpectedTime },
    };
}
