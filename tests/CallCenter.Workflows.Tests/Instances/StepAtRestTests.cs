using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Instances;

/// <summary>Commands that wait until a flow has nothing more to do for now.</summary>
public sealed class StepAtRestTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Command_WaitsForAnswers_AndIsSentOnceWhenTheFlowWaits(bool reloads)
    {
        var run = Run(reloads, "Test.AsksAway", "Test.WaitFor");
        Assert.Empty(run.Commands);

        run.Take(new Occurrence.AskAnswered(run.Asks[0].ExecutionNumber, run.Asks[0].AskNumber, "answer"));
        Assert.Equal(["rest"], run.Commands.OfType<Resting>().Select(command => command.Name));
        run.Offer("Test", "a", Value.Null);
        Assert.Single(run.Commands.OfType<Resting>());
    }

    [Fact]
    public void Command_IsSent_WhenTheFlowIsOverOrFails()
    {
        Assert.Single(Run(false, "Test.Pass").Commands.OfType<Resting>());
        Assert.Single(Run(false, "Test.Breaks").Commands.OfType<Resting>());
    }

    [Fact]
    public void Command_TakenBack_IsNotSent()
    {
        var run = Run(false, "Test.TakesBack", "Test.TakesBack");
        Assert.Empty(run.Commands.OfType<Resting>());
        Assert.Equal(["took rest", "took nothing"], run.Journal.Where(entry => entry.Event == JournalEvent.Noted).Select(entry => entry.Message));
    }

    private static FlowRun Run(bool reloads, params string[] types)
    {
        var flow = new Flow().Add("0", "Test.Rests");
        for (var i = 0; i < types.Length; i++) flow.Add($"{i + 1}", types[i], node => node.Literal("name", "a")).Connect($"{i} -> {i + 1}");
        return new FlowRun(flow.Graph()) { Reloads = reloads }.Start();
    }
}

public sealed record Resting(string Name);

[Activity("Test.Rests", "Test"), Texts("歇", "Rests", "", "")]
public sealed class Rests : Activity
{
    public override ActivityResult Execute(ActivityContext context) => new ActivityResult.Done(["Done"], []) { WhenAtRest = [new Resting("rest")] };
}

[Activity("Test.TakesBack", "Test"), Texts("取回", "Takes back", "", "")]
public sealed class TakesBack : Activity
{
    public override ActivityResult Execute(ActivityContext context)
    {
        context.Note($"took {context.TakeBack<Resting>()?.Name ?? "nothing"}");
        return Done();
    }
}

[Activity("Test.AsksAway", "Test"), Texts("问", "Asks away", "", "")]
public sealed class AsksAway : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Ask("question");

    public override ActivityResult Resume(ActivityContext context, object? received) => Done();
}
