using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Schedules;

namespace CallCenter.Workflows.Runtime;

/// <summary>Sends commands of one family to whom they are for, e.g. call control to the contact centre's floor.</summary>
public interface ICommandSender
{
    /// <summary>Takes commands of this type and everything derived from it.</summary>
    Type CommandType { get; }

    /// <summary>
    /// Called at least once per command, in order for one instance; the receiver does it once per key. Throwing has the
    /// command sent again later, and those after it of the same instance wait.
    /// </summary>
    ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken);
}

/// <summary>Answers questions that activities ask of the outside.</summary>
public interface IAskHandler
{
    /// <summary>The types of question it answers, derived ones included.</summary>
    IReadOnlyCollection<Type> RequestTypes { get; }

    /// <summary>An exception has the ask tried again after a pause before it fails.</summary>
    bool TriesAgain => false;

    /// <summary>Its answers may take seconds, so they are worked on apart and hold up no other question.</summary>
    bool IsSlow => false;

    /// <summary>The answer, or <see cref="AskFailed"/>. An exception becomes a retryable <see cref="AskFailed"/>. Called again after a crash, with the same key.</summary>
    ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken);
}

/// <summary>Is told after each commit which instance changed. Called from the loop of a partition: returns at once and does no I/O.</summary>
public interface IInstanceObserver
{
    void Committed(string instanceId);
}

/// <summary>Definition versions ready to run, and who waits for which stimulus to start.</summary>
public interface IGraphSource
{
    /// <summary>The graph of a definition version id; null when it is not there any more.</summary>
    ValueTask<WorkflowGraph?> GetGraphAsync(string versionId, CancellationToken cancellationToken = default);

    /// <summary>The graph of the version that the options name, to start an instance of it: its content stays as it is from now on. Null when there is none.</summary>
    ValueTask<WorkflowGraph?> FindGraphAsync(string definitionId, VersionOptions version, CancellationToken cancellationToken = default);

    /// <summary>Triggers of published versions with exactly this key; from memory.</summary>
    IReadOnlyList<PublishedTrigger> FindTriggers(StimulusKey key);

    /// <summary>When the clock starts published versions; from memory.</summary>
    IReadOnlyCollection<PublishedSchedule> Schedules => [];

    /// <summary>A definition was published, retracted or deleted: its id.</summary>
    event Action<string>? Changed
    {
        add { }
        remove { }
    }
}

/// <summary>Hands tasks that flows request (<c>Elsa.RunTask</c>) to whoever does them.</summary>
public interface ITaskDispatcher
{
    /// <summary>Called at least once per task; the task's id tells a repetition. Throwing has it called again later.</summary>
    ValueTask DispatchAsync(TaskRequested task, CancellationToken cancellationToken);
}

/// <summary>A start activity of a published version.</summary>
public sealed record PublishedTrigger(string DefinitionId, string VersionId, string ActivityId);
