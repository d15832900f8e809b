using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Instances;

/// <summary>Bookmarks, asks, commands and faults.</summary>
public sealed partial class Step
{
    /// <summary>Waits for these; bookmarks of the execution that are not named again are withdrawn.</summary>
    public void WaitFor(Execution execution, IReadOnlyList<Waitable> until)
    {
        var bookmarks = _instance.BookmarkList;
        for (var i = bookmarks.Count - 1; i >= 0; i--)
        {
            if (bookmarks[i].ExecutionNumber != execution.Number || until.Any(waitable => Same(bookmarks[i], waitable))) continue;
            Forget(bookmarks[i]);
            bookmarks.RemoveAt(i);
        }

        foreach (var waitable in until)
        {
            if (bookmarks.Any(bookmark => bookmark.ExecutionNumber == execution.Number && Same(bookmark, waitable))) continue;
            Remember(new(_instance.NextNumber(), execution.Number, waitable.Stimulus, waitable.DueAt, waitable.TimerName, execution.Node.Definition.NodeId));
        }
    }

    /// <summary>Asks the outside; the answer comes to the activity's Resume.</summary>
    public void Ask(Execution execution, object request)
    {
        if (request is StartWorkflows) RememberBeingParent();
        execution.Ask = request;
        execution.AskNumber = _instance.NextNumber();
        _result.Asks.Add(new(_instance.Id, execution.Number, execution.AskNumber, request));
    }

    /// <summary>Sends a command once the step is committed.</summary>
    public void Send(object command) => _result.Commands.Add(new(_instance.Id, _instance.NextNumber(), command));

    /// <summary>From now on this stimulus ends the whole workflow.</summary>
    public void EndWorkflowOn(StimulusKey stimulus)
    {
        if (_instance.BookmarkList.Any(bookmark => bookmark.ExecutionNumber == 0 && bookmark.Stimulus == stimulus)) return;
        Remember(new(_instance.NextNumber(), 0, stimulus, null, null, "Workflow1"));
    }

    /// <summary>Keeps the commands that an activity wants sent at a later moment.</summary>
    internal void SendLater(ActivityResult.Done done)
    {
        if (done.WhenOver.Count + done.WhenFaulted.Count + done.WhenAtRest.Count == 0) return;
        var parting = _instance.Parting ??= [];
        parting.AddRange(done.WhenOver.Select(command => new PartingCommand(PartingMoment.Over, command)));
        parting.AddRange(done.WhenFaulted.Select(command => new PartingCommand(PartingMoment.Faulted, command)));
        parting.AddRange(done.WhenAtRest.Select(command => new PartingCommand(PartingMoment.AtRest, command)));
    }

    /// <summary>Withdraws the newest command of a type that waits for the workflow to come to rest.</summary>
    internal T? TakeBack<T>() where T : class
    {
        var at = _instance.Parting?.FindLastIndex(parting => parting is (PartingMoment.AtRest, T)) ?? -1;
        if (at < 0) return null;
        var command = (T)_instance.Parting![at].Command;
        _instance.Parting.RemoveAt(at);
        return command;
    }

    private void SendParting(InstanceSubStatus how)
    {
        foreach (var (moment, command) in _instance.Parting ?? [])
        {
            if (moment == PartingMoment.End) Send(((EndReport)command).Of(_instance, how));
            else if (IsNow(moment)) Send(command);
        }

        bool IsNow(PartingMoment moment) => moment switch
        {
            PartingMoment.Over => how != InstanceSubStatus.Faulted,
            PartingMoment.Faulted => how == InstanceSubStatus.Faulted,
            PartingMoment.Cancelled => how == InstanceSubStatus.Cancelled,
            _ => false,
        };
    }

    private bool IsParent => _instance.Parting?.Exists(parting => parting.Command is Commands.CancelChildren) == true;

    /// <summary>Whoever cancels this instance cancels what it started.</summary>
    private void RememberBeingParent()
    {
        if (!IsParent) SendLater(PartingMoment.Cancelled, new Commands.CancelChildren(_instance.Id));
    }

    private void SendLater(PartingMoment moment, object command) => (_instance.Parting ??= []).Add(new(moment, command));

    private bool ReportEndAgain()
    {
        if (_instance.Status != InstanceStatus.Finished) return false;
        if (_instance.Parting?.Select(parting => parting.Command).OfType<EndReport>().FirstOrDefault() is not { } report) return false;
        Send(report.Of(_instance, _instance.SubStatus));
        return true;
    }

    private void SendAtRest()
    {
        if (_instance.Parting is not { } parting || !parting.Exists(command => command.Moment == PartingMoment.AtRest)) return;
        if (_instance.Status == InstanceStatus.Running && _instance.Live.Exists(execution => execution.Ask is not null)) return;
        foreach (var (_, command) in parting.Where(command => command.Moment == PartingMoment.AtRest)) Send(command);
        parting.RemoveAll(command => command.Moment == PartingMoment.AtRest);
    }

    /// <summary>Nobody waits for the answer any more; an ask of this very step need not even be sent.</summary>
    private void WithdrawAsk(Execution execution)
    {
        if (execution.Ask is null) return;
        execution.Ask = null;
        _result.Asks.RemoveAll(ask => ask.ExecutionNumber == execution.Number);
    }

    /// <summary>Adds a line to the journal.</summary>
    public void Note(Execution? execution, string eventName, string? message)
    {
        if (execution is null) return;
        Journal(execution, JournalEvent.Noted, message: message is null ? eventName : $"{eventName}: {message}");
    }

    /// <summary>Journals that the execution waits, once when it begins to.</summary>
    internal void NoteSuspended(Execution execution) => Journal(execution, JournalEvent.Suspended);

    private static bool Same(Bookmark bookmark, Waitable waitable) =>
        bookmark.Stimulus == waitable.Stimulus && bookmark.DueAt == waitable.DueAt && bookmark.TimerName == waitable.TimerName;

    private void Remember(Bookmark bookmark)
    {
        _instance.BookmarkList.Add(bookmark);
        _result.BookmarksAdded.Add(bookmark);
    }

    /// <summary>Takes a bookmark out of the store's sight; one that was only added in this step never gets there.</summary>
    private void Forget(Bookmark bookmark)
    {
        if (!_result.BookmarksAdded.Remove(bookmark)) _result.BookmarksRemoved.Add(bookmark.Number);
    }

    private void WithdrawBookmarks(Execution execution)
    {
        var bookmarks = _instance.BookmarkList;
        for (var i = bookmarks.Count - 1; i >= 0; i--)
        {
            if (bookmarks[i].ExecutionNumber != execution.Number) continue;
            Forget(bookmarks[i]);
            bookmarks.RemoveAt(i);
        }
    }

    private bool Burn(int number, object? payload)
    {
        var index = _instance.BookmarkList.FindIndex(bookmark => bookmark.Number == number);
        if (index < 0) return false;
        var bookmark = _instance.BookmarkList[index];
        _instance.BookmarkList.RemoveAt(index);
        Forget(bookmark);
        if (bookmark.ExecutionNumber == 0)
        {
            Note(_instance.Live.Count > 0 ? _instance.Live[0] : null, bookmark.Stimulus!.Value.Name, payload?.ToString());
            Finish(InstanceSubStatus.Finished);
            return true;
        }

        var execution = Find(bookmark.ExecutionNumber);
        if (execution is null) return true;
        var received = payload ?? (bookmark.DueAt is null ? null : new TimerElapsed(bookmark.TimerName ?? ""));
        Resume(execution, received, bookmark.Stimulus?.Name ?? "Timer");
        return true;
    }

    private bool Answer(Occurrence.AskAnswered answered)
    {
        if (Find(answered.ExecutionNumber) is not { } execution || execution.AskNumber != answered.AskNumber || execution.Ask is null) return false;
        execution.Ask = null;
        if (answered.Answer is BackgroundTurn) _queue.Enqueue(execution);
        else Resume(execution, answered.Answer, null);
        return true;
    }

    private void Resume(Execution execution, object? received, string? by)
    {
        if (by is not null) Journal(execution, JournalEvent.Resumed, message: by);
        Guarded(execution, (step, self, _, _) => self.Node.Behaviour.Resume(step, self, received));
    }

    private Execution? Find(int number)
    {
        foreach (var execution in _instance.Live)
        {
            if (execution.Number == number) return execution;
        }

        return null;
    }

    private void Fault(Execution execution, Exception exception)
    {
        CancelChildren(execution);
        WithdrawBookmarks(execution);
        WithdrawAsk(execution);
        execution.Status = ExecutionStatus.Faulted;
        var node = execution.Node.Definition;
        Journal(execution, JournalEvent.Faulted, message: exception.Message);
        _instance.IncidentList.Add(new(
            execution.Number, node.Id, node.NodeId, node.Type, exception.Message,
            (exception as ActivityFault)?.FaultType ?? exception.GetType().Name, exception is ActivityFault { Retryable: true }, Now));
        if (!_graph.ContinuesWithIncidents) Finish(InstanceSubStatus.Faulted);
    }

    private bool Retry(Occurrence.Retried retried)
    {
        var faulted = _instance.Live.Where(execution =>
            execution.Status == ExecutionStatus.Faulted && (retried.ExecutionNumber is not { } number || number == execution.Number)).ToList();
        if (faulted.Count == 0) return false;
        if (_instance.Status == InstanceStatus.Finished)
        {
            _instance.Status = InstanceStatus.Running;
            _instance.SubStatus = InstanceSubStatus.Executing;
            _instance.FinishedAt = null;
            _result.BookmarksAdded.AddRange(_instance.BookmarkList);
            if (IsParent) Send(new ReportChildren(_instance.Id));

            // What the fault kept from running, and what was asked when it struck.
            EnqueuePending();
            foreach (var execution in _instance.Live)
            {
                if (execution.Ask is { } ask) _result.Asks.Add(new(_instance.Id, execution.Number, execution.AskNumber, ask));
            }
        }

        _instance.IncidentList.RemoveAll(incident => faulted.Any(execution => execution.Number == incident.ExecutionNumber));
        foreach (var execution in faulted)
        {
            execution.Status = ExecutionStatus.Pending;
            execution.Control = null;
            execution.State = null;
            _queue.Enqueue(execution);
        }

        return true;
    }
}
