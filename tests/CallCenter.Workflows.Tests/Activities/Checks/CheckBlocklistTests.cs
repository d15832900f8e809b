using CallCenter.Telephony;
using CallCenter.Workflows.Activities.Checks;

namespace CallCenter.Workflows.Tests.Activities.Checks;

public sealed class CheckBlocklistTests
{
    private static ActivityRun<CheckBlocklist> Run(FakeContext? context = null) =>
        new ActivityRun<CheckBlocklist>(() => new CheckBlocklist(), context).Execute();

    [Fact]
    public void Execute_Always_AsksForTheCallersNumber() => Assert.Equal(new AskBlocked("13800000001"), Run().Asked);

    [Fact]
    public void Execute_NumberWithheld_IsAllowed()
    {
        var context = new FakeContext { CorrelationId = "c1" };

        Assert.Equal("Allowed", Run(context).Outcome);
    }

    [Fact]
    public void Resume_NotOnTheList_IsAllowed() => Assert.Equal("Allowed", Run().Answer(new BlockedAnswer(false, null)).Outcome);

    [Fact]
    public void Resume_OnTheList_IsBlockedAndNoted()
    {
        var run = Run().Answer(new BlockedAnswer(true, "骚扰电话"));

        Assert.Equal(("Blocked", "骚扰电话"), (run.Outcome, run.Last.Reason));
        Assert.Equal([("Blocked", "骚扰电话")], run.Context.Notes);
    }
}
