using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Commands;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>One step while it runs: what control activities call to schedule, complete, wait and evaluate.</summary>
public sealed partial class Step
{
    /// <summary>A flow that runs more activities than this without waiting once is taken for an endless loop.</summary>
    public const int MostExecutions = 100_000;

    private static readonly IReadOnlyList<string> NoOutcomes = [];
    private static readonly IReadOnlyList<string> DoneOutcomes = [ActivityPorts.Done];

    private readonly Queue<Execution> _queue = new();
    private WorkflowGraph _graph = null!;
    private WorkflowInstance _instance = null!;
    private StepResult _result = null!;

    public DateTimeOffset Now { get; private set; }
    public WorkflowGraph Graph => _graph;
    public WorkflowInstance Instance => _instance;

    /// <summary>The node whose trigger started the workflow in this step.</summary>
    internal CompiledNode? TriggerNode => _instance.Trigger is { } trigger ? _graph.Find(trigger.ActivityId) : null;

    internal void Run(WorkflowGraph graph, WorkflowInstance instance, Occurrence occurrence, DateTimeOffset now, StepResult result)
    {
        (_graph, _instance, _result, Now) = (graph, instance, result, now);
        if (Take(occurrence))
        {
            RunQueue(occurrence);
            Settle();
        }

        _queue.Clear();
        _current = null;
        (_reporting, _reported, _scriptOutcomes) = (null, null, null);
        (_graph, _instance, _result) = (null!, null!, null!);
    }

    /// <summary>Runs what is scheduled, up to where a commit strategy wants a commit.</summary>
    private void RunQueue(Occurrence occurrence)
    {
        // What a step begins with was committed by the step before.
        var begins = occurrence is Occurrence.Continued;
        while (_queue.TryPeek(out var execution) && _instance.Status == InstanceStatus.Running)
        {
            if (!begins && execution.Status == ExecutionStatus.Pending && (execution.Node.Commits & CommitPoints.Before) != 0) break;
            _queue.Dequeue();
            Begin(execution);
            begins = false;
            if ((execution.Node.Commits & CommitPoints.After) != 0) break;
        }

        _result.Continues = _queue.Count > 0 && _instance.Status == InstanceStatus.Running;
    }

    /// <summary>Runs a child after the current activity; the parent hears of its end.</summary>
    /// <param name="node">What to run.</param>
    /// <param name="parent">Whose child it is.</param>
    /// <param name="tag">What the parent wants to remember it by.</param>
    public Execution Schedule(CompiledNode node, Execution? parent, int tag = 0)
    {
        var execution = new Execution { Number = _instance.NextNumber(), Node = node, Parent = parent, Tag = tag, StartedAt = Now };
        if (parent is not null) parent.LiveChildren++;
        if (_instance.Trigger is { } trigger && ReferenceEquals(node, TriggerNode))
        {
            execution.TriggerPayload = trigger.Payload;
            _instance.Trigger = null;
        }

        _instance.Live.Add(execution);
        _queue.Enqueue(execution);
        return execution;
    }

    /// <summary>Ends an execution by outcomes: what is left of its children is cancelled, its bookmarks are withdrawn, its parent is told.</summary>
    public void Complete(Execution execution, IReadOnlyList<string>? outcomes = null)
    {
        outcomes ??= DoneOutcomes;
        if (execution.Status == ExecutionStatus.Completed) return;
        CancelChildren(execution);
        WithdrawBookmarks(execution);
        execution.Status = ExecutionStatus.Completed;
        JournalEnd(execution, outcomes);
        Leave(execution);
        if (execution.Parent is { } parent)
        {
            Guarded(parent, static (step, owner, child, ended) => owner.Node.Behaviour.ChildCompleted(step, owner, child!, ended!), execution, outcomes);
        }
        else
        {
            Finish(InstanceSubStatus.Finished);
        }
    }

    /// <summary>Lets what these outcomes lead to run already, while the execution waits on.</summary>
    internal void Report(Execution execution, IReadOnlyList<string> outcomes)
    {
        Note(execution, "GoesOn", string.Join(", ", outcomes));
        if (execution.Parent is { } parent)
            Guarded(parent, static (step, owner, child, ended) => owner.Node.Behaviour.ChildReported(step, owner, child!, ended!), execution, outcomes);
    }

    /// <summary>Stops an execution and all below it without telling its parent.</summary>
    public void Cancel(Execution execution)
    {
        if (execution.Status is ExecutionStatus.Completed or ExecutionStatus.Canceled) return;
        CancelChildren(execution);
        WithdrawBookmarks(execution);
        WithdrawAsk(execution);
        var started = execution.Status != ExecutionStatus.Pending;
        if (execution.Status == ExecutionStatus.Running) TellStopped(execution);
        execution.Status = ExecutionStatus.Canceled;
        if (started) Journal(execution, JournalEvent.Canceled);
        Leave(execution);
    }

    /// <summary>What stops is stopped, whatever its activity makes of it: a failure here must not keep the workflow alive.</summary>
    private void TellStopped(Execution execution)
    {
        try
        {
            execution.Node.Behaviour.Stopped(this, execution);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Note(execution, "NotWithdrawn", exception.Message);
        }
    }

    /// <summary>Ends the whole workflow now.</summary>
    public void Finish(InstanceSubStatus how)
    {
        if (_instance.Status == InstanceStatus.Finished) return;
        if (how != InstanceSubStatus.Faulted)
        {
            for (var i = _instance.Live.Count - 1; i >= 0; i = Math.Min(i - 1, _instance.Live.Count - 1))
            {
                if (_instance.Live[i].Parent is null) Cancel(_instance.Live[i]);
            }
        }

        // A faulted instance keeps its bookmarks in its state, so that a retry can wait for them again.
        foreach (var bookmark in _instance.BookmarkList) Forget(bookmark);
        if (how != InstanceSubStatus.Faulted) _instance.BookmarkList.Clear();
        _queue.Clear();
        SendParting(how);
        _instance.Status = InstanceStatus.Finished;
        _instance.SubStatus = how;
        _instance.FinishedAt = Now;
        _result.Finished = true;
    }

    /// <summary>Executions below a parent that live, oldest first.</summary>
    public IEnumerable<Execution> ChildrenOf(Execution parent)
    {
        foreach (var execution in _instance.Live)
        {
            if (ReferenceEquals(execution.Parent, parent)) yield return execution;
        }
    }

    private bool Take(Occurrence occurrence)
    {
        if (_instance.Status == InstanceStatus.Finished && occurrence is not (Occurrence.Retried or Occurrence.EndAsked or Occurrence.Altered)) return false;
        if (_instance.SubStatus == InstanceSubStatus.Executing) EnqueuePending();
        switch (occurrence)
        {
            case Occurrence.Started started: return Start(started);
            case Occurrence.StimulusArrived arrived: return Burn(arrived.BookmarkNumber, arrived.Payload);
            case Occurrence.TimerDue due: return Burn(due.BookmarkNumber, null);
            case Occurrence.AskAnswered answered: return Answer(answered);
            case Occurrence.Continued: return _instance.SubStatus == InstanceSubStatus.Executing;
            case Occurrence.Altered altered: return Alter(altered);
            case Occurrence.Cancelled cancelled:
                Note(_instance.Live.Count > 0 ? _instance.Live[0] : null, "Cancelled", cancelled.Reason);
                Finish(InstanceSubStatus.Cancelled);
                return true;
            case Occurrence.Retried retried: return Retry(retried);
            case Occurrence.EndAsked: return ReportEndAgain();
            default: throw new ArgumentOutOfRangeException(nameof(occurrence));
        }
    }

    private bool Start(Occurrence.Started started)
    {
        if (_instance.SubStatus != InstanceSubStatus.Pending) return false;
        if (started.Input is not null) _instance.Input = started.Input;
        if (started.Facts is not null) _instance.Facts = started.Facts;
        if (started.Report is { } report) SendLater(PartingMoment.End, report);
        _instance.SubStatus = InstanceSubStatus.Executing;
        _instance.Variables = Defaults(_graph.Variables);
        if (started.TriggerActivityId is { } id && _graph.Find(id) is not null) _instance.Trigger = (id, started.Payload ?? id);
        Schedule(_graph.Root, null);
        return true;
    }

    private void Begin(Execution execution)
    {
        if (execution.Status != ExecutionStatus.Pending) return;
        if (++_instance.RanSinceWaiting > MostExecutions)
        {
            Fault(execution, new ActivityFault($"The flow ran {MostExecutions:N0} activities without waiting once; it seems to loop without end."));
            return;
        }

        if (execution.Node.RunsInBackground && execution.AskNumber == 0)
        {
            Ask(execution, BackgroundTurn.One);
            return;
        }

        (execution.Status, execution.Ask) = (ExecutionStatus.Running, null);
        if (execution.Node.Variables.Length > 0) execution.Variables = Defaults(execution.Node.Variables);
        Guarded(execution, static (step, self, _, _) =>
        {
            if (self.Node.Inputs.Length > 0 && self.Node.Behaviour.EvaluatesInputs) step.EvaluateInputs(self);
            step.JournalStart(self);
            self.Node.Behaviour.Execute(step, self);
        });
    }

    private void Settle()
    {
        _result.Changed = true;
        _instance.Revision++;
        _instance.UpdatedAt = Now;
        if (_result.Continues)
        {
            _instance.SubStatus = InstanceSubStatus.Executing;
            return;
        }

        _instance.RanSinceWaiting = 0;
        if (_instance.SubStatus != InstanceSubStatus.Faulted) _instance.Trigger = null;
        ForgetMemoryVariables();
        SendAtRest();
        if (_instance.Status != InstanceStatus.Running) return;
        _instance.SubStatus = InstanceSubStatus.Suspended;

        // What was withdrawn while the workflow goes on can never be retried: its failure is history, told by the journal.
        if (_instance.IncidentList.Count > 0) _instance.IncidentList.RemoveAll(incident => Find(incident.ExecutionNumber) is null);
    }

    /// <summary>Variables that their author put in memory only do not outlive a run without waiting, wherever the instance is kept.</summary>
    private void ForgetMemoryVariables()
    {
        if (!_graph.HasMemoryVariables) return;
        Reset(_graph.Variables, _instance.Variables);
        foreach (var execution in _instance.Live)
        {
            if (execution.Variables is { } values) Reset(execution.Node.Variables, values);
        }

        static void Reset(VariableDefinition[] variables, Value[] values)
        {
            for (var slot = 0; slot < Math.Min(variables.Length, values.Length); slot++)
            {
                if (variables[slot].IsInMemory) values[slot] = ValueConversion.Fresh(variables[slot]);
            }
        }
    }

    /// <summary>What a commit kept from running, in the order in which it was scheduled; what waits for its turn in the background goes on waiting.</summary>
    private void EnqueuePending()
    {
        foreach (var execution in _instance.Live)
        {
            if (execution is { Status: ExecutionStatus.Pending, Ask: null }) _queue.Enqueue(execution);
        }
    }

    /// <summary>Stops all that runs below an execution.</summary>
    internal void CancelChildren(Execution execution)
    {
        if (execution.LiveChildren == 0) return;
        for (var i = _instance.Live.Count - 1; i >= 0 && execution.LiveChildren > 0; i = Math.Min(i - 1, _instance.Live.Count - 1))
        {
            if (ReferenceEquals(_instance.Live[i].Parent, execution)) Cancel(_instance.Live[i]);
        }
    }

    private void Leave(Execution execution)
    {
        var live = _instance.Live;

        // Nearly always the newest ends first.
        if (ReferenceEquals(live[^1], execution)) live.RemoveAt(live.Count - 1);
        else live.Remove(execution);
        if (execution.Parent is { } parent) parent.LiveChildren--;
    }

    private void Guarded(
        Execution execution,
        Action<Step, Execution, Execution?, IReadOnlyList<string>?> action,
        Execution? child = null,
        IReadOnlyList<string>? outcomes = null)
    {
        var before = _current;
        _current = execution;
        try
        {
            action(this, execution, child, outcomes);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Whatever a catalogue's activity throws is an incident of this flow, never the end of the loop that steps it.
            Fault(execution, exception);
        }
        finally
        {
            _current = before;
        }
    }
}
