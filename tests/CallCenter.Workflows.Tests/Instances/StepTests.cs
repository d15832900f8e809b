using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

public sealed class StepTests
{
    [Fact]
    public void Waiting_LeavesOneBookmarkAndSuspends()
    {
        var run = FlowRun.Of(new Flow().Add("w", "Test.WaitFor", n => n.Literal("name", "a")));

        Assert.Equal(InstanceSubStatus.Suspended, run.Instance.SubStatus);
        Assert.Equal(new StimulusKey("Test", "a"), Assert.Single(run.Instance.Bookmarks).Stimulus);
    }

    [Fact]
    public void SecondDeliveryOfAStimulus_ChangesNothing()
    {
        var run = FlowRun.Of(new Flow().Add("w", "Test.WaitFor", n => n.Literal("name", "a")).Add("x", "Test.WaitFor", n => n.Literal("name", "b")).Connect("w -> x"));
        var number = run.Instance.Bookmarks[0].Number;
        run.Take(new Occurrence.StimulusArrived(number, null));
        var revision = run.Instance.Revision;

        run.Take(new Occurrence.StimulusArrived(number, null));

        Assert.Equal(revision, run.Instance.Revision);
        Assert.Equal(new StimulusKey("Test", "b"), Assert.Single(run.Instance.Bookmarks).Stimulus);
    }

    [Fact]
    public void Outputs_ReachVariablesAndScripts()
    {
        var run = FlowRun.Of(new Flow().Variable("got").Add("w", "Test.WaitFor", n => n.Literal("name", "a").Output("received", "got")));

        run.Offer("Test", "a", (Value)"hello");

        Assert.Equal("hello", run.Variable("got").AsString);
        Assert.Equal("hello", run.Instance.ActivityOutputs!["w"]["Received"].AsString);
    }

    [Fact]
    public void Ask_IsSentOnce_AndItsAnswerResumes()
    {
        var run = FlowRun.Of(new Flow().Variable("got").Add("q", "Test.Question", n => n.Output("answer", "got")));
        var ask = Assert.Single(run.Asks);

        run.Take(new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, "42"));
        run.Take(new Occurrence.AskAnswered(ask.ExecutionNumber, ask.AskNumber, "43"));

        Assert.Equal("42", run.Variable("got").AsString);
        Assert.Equal(InstanceStatus.Finished, run.Instance.Status);
    }

    [Fact]
    public void AskFailed_BecomesAnIncident_AndRetryAsksAgain()
    {
        var run = FlowRun.Of(new Flow().Add("q", "Test.Question").Add("after", "Test.Pass").Connect("q -> after"));
        run.Take(new Occurrence.AskAnswered(run.Asks[0].ExecutionNumber, run.Asks[0].AskNumber, new AskFailed("directory is away", true)));
        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);
        Assert.Equal("directory is away", Assert.Single(run.Instance.Incidents).Message);

        run.Take(new Occurrence.Retried());
        Assert.Equal(InstanceStatus.Running, run.Instance.Status);
        Assert.Empty(run.Instance.Incidents);
        run.Take(new Occurrence.AskAnswered(run.Asks[1].ExecutionNumber, run.Asks[1].AskNumber, "yes"));

        Assert.Equal(["q", "after"], run.Completed);
        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
    }

    [Fact]
    public void Fault_OtherBranchWaits_RetryWaitsAgain()
    {
        var run = FlowRun.Of(Forked(null));
        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);

        run.Take(new Occurrence.Retried());

        Assert.Equal(InstanceSubStatus.Faulted, run.Instance.SubStatus);
        Assert.Single(run.Instance.Incidents);
    }

    [Fact]
    public void ContinueWithIncidents_OtherBranchGoesOn()
    {
        var run = FlowRun.Of(Forked("ContinueWithIncidentsStrategy"));
        Assert.Equal(InstanceSubStatus.Suspended, run.Instance.SubStatus);

        run.Offer("Test", "a");

        Assert.Contains("w", run.Completed);
        Assert.Equal(InstanceStatus.Running, run.Instance.Status);
        Assert.Single(run.Instance.Incidents);
    }

    [Fact]
    public void UnknownActivity_FaultsWithItsName()
    {
        var run = FlowRun.Of(new Flow().Add("u", "Acme.Unknown"));

        Assert.Contains("Acme.Unknown", Assert.Single(run.Instance.Incidents).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancel_RemovesBookmarksAndEnds()
    {
        var run = FlowRun.Of(new Flow().Add("w", "Test.WaitFor", n => n.Literal("name", "a")));

        run.Take(new Occurrence.Cancelled("by hand"));

        Assert.Equal(InstanceSubStatus.Cancelled, run.Instance.SubStatus);
        Assert.Empty(run.Instance.Bookmarks);
        Assert.Contains(run.Journal, entry => entry.Message == "Cancelled: by hand");
    }

    [Fact]
    public void WorkflowEndsOn_EndsWhateverWaits()
    {
        var run = FlowRun.Of(new Flow().Add("b", "Test.EndsOnBye").Add("w", "Test.WaitFor", n => n.Literal("name", "a")).Connect("b -> w"));

        run.Offer("Bye", "1");

        Assert.Equal(InstanceSubStatus.Finished, run.Instance.SubStatus);
        Assert.Empty(run.Instance.Bookmarks);
    }

    [Theory]
    [InlineData("Test.Pass", "over")]
    [InlineData("Acme.Unknown", "faulted")]
    public void Parting_IsSentByHowTheWorkflowEnds(string last, string expected)
    {
        var run = new FlowRun(new Flow().Add("b", "Test.EndsOnBye").Add("w", "Test.WaitFor", n => n.Literal("name", "a")).Add("x", last).Connect("b -> w", "w -> x").Graph()) { Reloads = true };
        run.Start();
        Assert.Empty(run.Commands);

        run.Offer("Test", "a");

        Assert.Equal(expected, Assert.Single(run.Commands));
    }

    [Fact]
    public void Trigger_StartsAtTheTriggeredActivity_WithItsPayload()
    {
        var graph = new Flow().Variable("got")
            .Add("other", "Test.Pass").Add("w", "Test.Trigger", n => n.Literal("name", "a").Starts().Output("received", "got")).Graph();
        Assert.Equal((new StimulusKey("Test", "a"), "w"), Assert.Single(graph.Triggers));

        var run = new FlowRun(graph).Start(trigger: "w", payload: (Value)"hi");

        Assert.Equal(["w"], run.Completed);
        Assert.Equal("hi", run.Variable("got").AsString);
    }

    [Fact]
    public void Journal_SequencesHaveNoGaps_OverReloads()
    {
        var run = new FlowRun(new Flow().Add("w", "Test.WaitFor", n => n.Literal("name", "a")).Add("p", "Test.Pass").Connect("w -> p").Graph()) { Reloads = true };
        run.Start().Offer("Test", "a");

        Assert.Equal(Enumerable.Range(1, run.Journal.Count), run.Journal.Select(entry => entry.Sequence));
    }

    [Fact]
    public void Ids_AreTheSameWhenAStepIsRepeated()
    {
        Guid Made()
        {
            var run = FlowRun.Of(new Flow().Add("g", "Test.MakesId"));
            return Guid.Parse(run.Instance.ActivityOutputs!["g"]["Id"].AsString!);
        }

        Assert.Equal(Made(), Made());
    }

    [Fact]
    public void SequenceAndIf_RunEmbeddedActivities()
    {
        var root = Flow.Node("seq", "Elsa.Sequence", n => n
            .Child("activities", Flow.Node("if", "Elsa.If", i => i.Literal("condition", true).Child("then", Flow.Node("t", "Test.Pass")).Child("else", Flow.Node("e", "Test.Pass"))))
            .Child("activities", Flow.Node("last", "Test.Pass")));
        var graph = Workflows.Graphs.WorkflowGraph.Compile(new Flow().Around(root), Flow.Catalogue, Flow.Languages);

        var run = new FlowRun(graph).Start();

        Assert.Equal(["t", "if", "last", "seq"], run.Completed);
        Assert.True(run.Instance.ActivityOutputs!["if"]["Result"].IsTrue);
    }

    private static Flow Forked(string? strategy) => new Flow { IncidentStrategy = strategy }
        .Add("fork", "Elsa.FlowFork", n => n.Json("branches", """["A","B"]"""))
        .Add("w", "Test.WaitFor", n => n.Literal("name", "a")).Add("bad", "Acme.Unknown")
        .Connect("fork.A -> w", "fork.B -> bad");
}

[Activity("Test.Question", "Test"), Texts("问", "Question", "", "")]
public sealed class Question : Activity
{
    [Output("答", "Answer")]
    public string? Answer { get; private set; }

    public override ActivityResult Execute(ActivityContext context) => Ask("what?");

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not string answer) return base.Resume(context, received);
        Answer = answer;
        return Done();
    }
}

[Activity("Test.EndsOnBye", "Test"), Texts("再见", "Ends on bye", "", "")]
public sealed class EndsOnBye : Activity
{
    public override ActivityResult Execute(ActivityContext context) =>
        new ActivityResult.Done(["Done"], []) { WorkflowEndsOn = [new("Bye", "1")], WhenOver = ["over"], WhenFaulted = ["faulted"] };
}

[Activity("Test.Trigger", "Test", Kind = ActivityKind.Trigger), Texts("触发", "Trigger", "", "")]
public sealed class TestTrigger : Activity
{
    [Input("名", "Name")]
    public string Name { get; init; } = "";

    [Output("收到", "Received")]
    public Value Received { get; private set; }

    public override IEnumerable<StimulusKey> TriggerKeys() => [new("Test", Name)];

    public override ActivityResult Execute(ActivityContext context)
    {
        if (context.TriggerPayload is not Value payload) return Wait([On("Test", Name)]);
        Received = payload;
        return Done();
    }
}

[Activity("Test.MakesId", "Test"), Texts("号", "Makes id", "", "")]
public sealed class MakesId : Activity
{
    [Output("号", "Id")]
    public Guid Id { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        Id = context.NewGuid();
        return Done();
    }
}
