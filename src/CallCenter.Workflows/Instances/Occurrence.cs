using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>What a step is about: a closed set.</summary>
public abstract record Occurrence
{
    private Occurrence() { }

    /// <summary>The instance begins.</summary>
    /// <param name="Input">Workflow inputs by name.</param>
    /// <param name="TriggerActivityId">The activity whose trigger fired, or null to begin at the start activity.</param>
    /// <param name="Payload">What the trigger's stimulus carried.</param>
    public sealed record Started(ValueRecord? Input = null, string? TriggerActivityId = null, object? Payload = null) : Occurrence
    {
        /// <summary>Facts that expressions and templates see by name from the first activity on.</summary>
        public ValueRecord? Facts { get; init; }

        /// <summary>To whom the instance's end is told.</summary>
        public EndReport? Report { get; init; }
    }

    /// <summary>A stimulus reached one of the instance's bookmarks. A bookmark already burned makes this a step without effect.</summary>
    public sealed record StimulusArrived(int BookmarkNumber, object? Payload) : Occurrence;

    /// <summary>A timer came due; without effect when it was withdrawn.</summary>
    public sealed record TimerDue(int BookmarkNumber) : Occurrence;

    /// <summary>The outside answered an ask; without effect when nobody waits for it any more.</summary>
    public sealed record AskAnswered(int ExecutionNumber, int AskNumber, object? Answer) : Occurrence;

    /// <summary>Goes on after a commit that a commit strategy asked for; without effect when nothing is left to run.</summary>
    public sealed record Continued : Occurrence;

    /// <summary>A person or another workflow cancels the instance.</summary>
    public sealed record Cancelled(string Reason) : Occurrence;

    /// <summary>The instance that started this one asks how it ended; without effect while it runs.</summary>
    public sealed record EndAsked : Occurrence
    {
        public static readonly EndAsked One = new();
    }

    /// <summary>A person changes the instance; without effect when any of it is refused, or the plan was applied before.</summary>
    /// <param name="PlanId">Which plan it is part of, so that a repeated delivery has no second effect.</param>
    public sealed record Altered(IReadOnlyList<Alteration> Alterations, string? PlanId = null) : Occurrence;

    /// <summary>Runs faulted executions again: the given one, or all.</summary>
    public sealed record Retried(int? ExecutionNumber = null) : Occurrence;
}

/// <summary>What a step wants of the world, beside the changed instance. Reused between steps by its owner.</summary>
public sealed class StepResult
{
    /// <summary>False when the occurrence met nothing (a late timer, a second delivery): nothing to commit.</summary>
    public bool Changed { get; internal set; }

    /// <summary>The instance ended in this step.</summary>
    public bool Finished { get; internal set; }

    /// <summary>Stopped where a commit strategy wants a commit: <see cref="Occurrence.Continued"/> is to follow it.</summary>
    public bool Continues { get; internal set; }

    /// <summary>Why an alteration was refused; empty when it was not.</summary>
    public List<Refusal> Refusals { get; } = [];

    /// <summary>The version that the instance runs from now on, when the step moved it.</summary>
    public WorkflowGraph? MovedTo { get; internal set; }

    public List<OutgoingCommand> Commands { get; } = [];
    public List<PendingAsk> Asks { get; } = [];
    public List<Bookmark> BookmarksAdded { get; } = [];

    /// <summary>Numbers of bookmarks burned or withdrawn, never of ones added in the same step.</summary>
    public List<int> BookmarksRemoved { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    public void Clear()
    {
        Changed = Finished = Continues = false;
        Refusals.Clear();
        MovedTo = null;
        Commands.Clear();
        Asks.Clear();
        BookmarksAdded.Clear();
        BookmarksRemoved.Clear();
        Journal.Clear();
    }
}
