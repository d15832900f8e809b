namespace CallCenter.Tasks;

/// <summary>Something that happens to a task. A closed set.</summary>
public abstract record TaskMove
{
    private TaskMove() { }

    public sealed record Claim(TaskActor By) : TaskMove;

    /// <summary>Gives it up; whoever it was addressed to first may take it.</summary>
    public sealed record HandBack(TaskActor By, string? Note) : TaskMove;

    public sealed record Delegate(TaskActor By, TaskAssignee To, string? Note) : TaskMove;

    /// <param name="By">Who completes it.</param>
    /// <param name="Outcome">One of the task's.</param>
    /// <param name="Values">The form as a JSON object.</param>
    public sealed record Complete(TaskActor By, string Outcome, string? Values) : TaskMove;

    /// <summary>What it asks for was done where that is done, such as a quiz that was passed.</summary>
    /// <param name="By">Who did it.</param>
    /// <param name="Outcome">How the task ends.</param>
    public sealed record Fulfil(TaskPerson By, string Outcome) : TaskMove;

    /// <summary>By its flow.</summary>
    public sealed record Withdraw(Why? Reason) : TaskMove;

    /// <summary>A stored time has come: it is due soon, due, or overdue for long.</summary>
    public sealed record TimePassed : TaskMove;
}

/// <summary>Why something cannot be done with a task.</summary>
public enum TaskRefusal
{
    /// <summary>It is for others.</summary>
    NotYours,

    /// <summary>Somebody else has it, or it is over.</summary>
    Conflict,

    /// <summary>What was given does not fit the task.</summary>
    BadInput,
}

/// <summary>What came of a move: the task as it is then with new lines of its history, or why not.</summary>
/// <param name="Task">Unchanged when refused.</param>
/// <param name="Lines">What is added to its history.</param>
/// <param name="Refusal">Null when it went through.</param>
/// <param name="Because">For the person who tried.</param>
/// <param name="Fields">What is wrong in the form, by field.</param>
public sealed record TaskStep(HumanTask Task, IReadOnlyList<TaskLine> Lines, TaskRefusal? Refusal = null, Why? Because = null, IReadOnlyList<FieldError>? Fields = null);
