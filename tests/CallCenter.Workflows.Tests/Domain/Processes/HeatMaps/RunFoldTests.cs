using CallCenter.Processes.HeatMaps;

namespace CallCenter.Workflows.Tests.Domain.Processes.HeatMaps;

/// <summary>What journals written by hand add to a heat map; the run as a whole is execution 1 of node <c>flow</c>.</summary>
public sealed class RunFoldTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly List<RunEvent> _journal = [];
    private DateTimeOffset _now = Nine;

    public RunFoldTests() => Say(1, RunEventKind.Started, "flow", parent: 0);

    [Fact]
    public void Fold_StraightRun_CountsEachNodeOutcomeAndDwell()
    {
        Passes(2, "menu", seconds: 12, "1 Sales");
        Passes(3, "end", seconds: 0, "Done");
        Say(1, RunEventKind.Completed, "flow", parent: 0, outcomes: "Done");

        var tally = Fold();
        Assert.Equal((1L, 0L), (tally.Runs, tally.DropOffs));
        var menu = tally.Nodes["menu"];
        Assert.Equal((1L, 1L, 0L, 0L), (menu.Entries, menu.Completions, menu.Faults, menu.DropOffs));
        Assert.Equal([new("1 Sales", 1)], menu.Outcomes);
        Assert.Equal(12, menu.Dwell.Quantile(0.5)!.Value.TotalSeconds, 12 * DwellTimes.Error);
        Assert.Equal(TimeSpan.Zero, tally.Nodes["end"].Dwell.Quantile(0.5));
    }

    [Fact]
    public void Fold_Loop_EntersTheNodeAsOftenAsItWasPassed()
    {
        for (var round = 0; round < 3; round++) Passes(2 + round, "ask", seconds: 5, round < 2 ? "Again" : "Done");

        var ask = Fold().Nodes["ask"];
        Assert.Equal((3L, 3L, 3L), (ask.Entries, ask.Completions, ask.Dwell.Count));
        Assert.Equal([new("Again", 2), new("Done", 1)], ask.Outcomes);
    }

    [Fact]
    public void Fold_HangUpWhileQueued_DropsOffThereAndWhatIsAroundItAndNowhereElse()
    {
        Passes(2, "menu", seconds: 3, "1 Sales");
        Say(3, RunEventKind.Started, "box");
        Say(4, RunEventKind.Started, "queue", parent: 3);
        Wait(40);
        Say(1, RunEventKind.Noted, "flow", parent: 0);
        Say(4, RunEventKind.Canceled, "queue", parent: 3);
        Say(4, RunEventKind.Noted, "queue", parent: 3);
        Say(3, RunEventKind.Canceled, "box");
        Say(1, RunEventKind.Canceled, "flow", parent: 0);

        var tally = Fold();
        Assert.Equal(1, tally.DropOffs);
        Assert.Equal((0L, 1L, 1L), (tally.Nodes["menu"].DropOffs, tally.Nodes["box"].DropOffs, tally.Nodes["queue"].DropOffs));
        Assert.Equal(40, tally.Nodes["queue"].Dwell.Quantile(0.5)!.Value.TotalSeconds, 40 * DwellTimes.Error);
        Assert.Empty(tally.Nodes["queue"].Outcomes);
    }

    [Fact]
    public void Fold_NodeEndsTheRun_CancelsTheOtherBranchWithoutADropOff()
    {
        Say(2, RunEventKind.Started, "left");
        Passes(3, "finish", seconds: 0, "Done");
        Say(2, RunEventKind.Canceled, "left");
        Say(1, RunEventKind.Canceled, "flow", parent: 0);

        var tally = Fold();
        Assert.Equal((0L, 0L), (tally.DropOffs, tally.Nodes["left"].DropOffs));
        Assert.Equal(1, tally.Nodes["left"].Dwell.Count);
    }

    [Fact]
    public void Fold_JoinTakesTheFirstBranch_CancelsTheOtherWithoutADropOff()
    {
        Say(2, RunEventKind.Started, "left");
        Passes(3, "right", seconds: 1, "Done");
        Say(2, RunEventKind.Canceled, "left");
        Say(4, RunEventKind.Started, "after");
        Wait(2);
        Say(1, RunEventKind.Noted, "flow", parent: 0);
        Say(4, RunEventKind.Canceled, "after");
        Say(1, RunEventKind.Canceled, "flow", parent: 0);

        var tally = Fold();
        Assert.Equal((1L, 0L, 1L), (tally.DropOffs, tally.Nodes["left"].DropOffs, tally.Nodes["after"].DropOffs));
    }

    [Fact]
    public void Fold_FaultTriedAgain_IsOneEntryWithAFaultAndItsDwellFromEachBeginning()
    {
        Say(2, RunEventKind.Started, "http");
        Wait(1);
        Say(2, RunEventKind.Faulted, "http");
        Wait(3600);
        Say(2, RunEventKind.Started, "http");
        Wait(2);
        Say(2, RunEventKind.Completed, "http", outcomes: "Done");

        var http = Fold().Nodes["http"];
        Assert.Equal((1L, 1L, 1L, 2L), (http.Entries, http.Completions, http.Faults, http.Dwell.Count));
        Assert.True(http.Dwell.Quantile(1)!.Value < TimeSpan.FromSeconds(3), "The hour that nobody tried is no dwell.");
    }

    [Fact]
    public void Fold_FailsBeforeItBegan_IsEnteredNevertheless()
    {
        Say(2, RunEventKind.Faulted, "http");

        var http = Fold().Nodes["http"];
        Assert.Equal((1L, 1L), (http.Entries, http.Faults));
    }

    [Fact]
    public void Fold_OverdueTaskGoesOn_CountsBothLines()
    {
        Say(2, RunEventKind.Started, "task");
        Say(2, RunEventKind.WentOn, "task", outcomes: "Overdue");
        Wait(5);
        Say(2, RunEventKind.Completed, "task", outcomes: "Done");

        var task = Fold().Nodes["task"];
        Assert.Equal((1L, 1L), (task.Entries, task.Completions));
        Assert.Equal([new("Done", 1), new("Overdue", 1)], task.Outcomes);
    }

    private RunTally Fold() => RunFold.Of(_journal);

    private void Passes(int execution, string node, double seconds, string outcome)
    {
        Say(execution, RunEventKind.Started, node);
        Wait(seconds);
        Say(execution, RunEventKind.Completed, node, outcomes: outcome);
    }

    private void Wait(double seconds) => _now += TimeSpan.FromSeconds(seconds);

    private void Say(int execution, RunEventKind kind, string node, int parent = 1, params string[] outcomes) => _journal.Add(new(execution, parent, node, kind, _now, outcomes));
}
