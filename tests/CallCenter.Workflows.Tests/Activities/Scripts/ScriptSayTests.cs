using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Scripts;

namespace CallCenter.Workflows.Tests.Activities.Scripts;

public sealed class ScriptSayTests
{
    private static ActivityRun<ScriptSay> Run(TimeSpan? expected = null) =>
        new ActivityRun<ScriptSay>(() => new ScriptSay { Text = "您好，这里是报修热线。", ExpectedTime = expected }).Execute();

    [Fact]
    public void Execute_ShowsTheStepToWhoeverHasTheContactAndWaits()
    {
        var run = Run(TimeSpan.FromSeconds(20));

        var shown = Assert.IsType<ShowScriptStep>(Assert.Single(run.Commands));
        Assert.Equal(
            ("execution-1", "instance-1", "c1", ScriptStepKind.Say, "您好，这里是报修热线。", TimeSpan.FromSeconds(20), FakeContext.Start),
            (shown.Task, shown.InstanceId, shown.Contact.Value, shown.Kind, shown.Text, shown.ExpectedTime, shown.At));
        Assert.Equal(["Done"], shown.Outcomes);
        Assert.Contains(run.Waits, wait => wait.Stimulus == new StimulusKey(nameof(TaskCompleted), "execution-1"));
        Assert.Null(Assert.IsType<ShowScriptStep>(Assert.Single(Run(TimeSpan.Zero).Commands)).ExpectedTime);
    }

    [Fact]
    public void Resume_Completed_IsDoneByTheAgent()
    {
        var run = Run().Receive(new TaskCompleted("execution-1", "Done", null, "u1", "马超", FakeContext.Start.AddSeconds(9)));

        Assert.Equal(("Done", "马超", FakeContext.Start.AddSeconds(9)), (run.Outcome, run.Last.Agent, run.Last.CompletedAt));
        Assert.Contains(("StepDone", "马超"), run.Context.Notes);
    }

    [Fact]
    public void Resume_CompletedByTheNextAgent_SpeaksOfThemFromNowOn()
    {
        var completed = new TaskCompleted("execution-1", "Done", null, "a1014", "朱琳", FakeContext.Start) { Agent = new("a1014", "1014", "朱琳") };

        var agent = Run().Receive(completed).Context.GetFact("agent");

        Assert.Equal(("a1014", "1014", "朱琳"), (agent["id"].AsString, agent["workNumber"].AsString, agent["name"].AsString));
    }

    [Fact]
    public void Withdraw_TakesTheStepBackAndSaysSo()
    {
        var context = FakeContext.WithContact();

        Assert.Equal(new WithdrawTask("execution-1"), Assert.Single(new ScriptSay { Text = "" }.Withdraw(context)));
        Assert.Contains(("StepAbandoned", null), context.Notes);
    }

    [Fact]
    public void Execute_WithoutAContact_SaysWhatIsMissing() => Assert.Contains(
        "needs a contact", Assert.Throws<ActivityFault>(() => new ScriptSay { Text = "" }.Execute(new FakeContext())).Message, StringComparison.Ordinal);
}
