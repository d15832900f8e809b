using CallCenter.Telephony;
using Transfer = CallCenter.Workflows.Activities.Queues.TransferContact;

namespace CallCenter.Workflows.Tests.Activities.Queues;

public sealed class TransferContactTests
{
    private static ActivityRun<Transfer> Run(string target = "8001") => new ActivityRun<Transfer>(() => new Transfer { Target = target }).Execute();

    private static TransferEnded Ended(TransferOutcome outcome, string transfer = "execution-1") =>
        new(ActivityRun<Transfer>.Contact, FakeContext.Start, transfer, outcome);

    [Fact]
    public void Execute_Always_SendsTheTransfer()
    {
        Assert.Equal(
            [new TransferContact(ActivityRun<Transfer>.Contact, "execution-1", "8001", TransferKind.Blind, TimeSpan.FromSeconds(30))], Run().Commands);
    }

    [Theory]
    [InlineData(null, null, "zh-CN", "转接来电：号码 1 3 8 0 0 0 0 0 0 0 1。")]
    [InlineData(null, "en-US", "en-US", "A transferred call, number 1 3 8 0 0 0 0 0 0 0 1.")]
    [InlineData(" 客户来电。 ", "en-US", "zh-CN", "客户来电。")]
    public void Execute_Attended_AnnouncesTheCaller(string? announcement, string? contactLanguage, string language, string text)
    {
        var run = new ActivityRun<Transfer>(() => new Transfer { Target = "8001", Kind = TransferKind.Attended, Announcement = announcement });
        if (contactLanguage is not null) run.Context.SetFact("customer", Value.Of(new ValueRecord { ["language"] = contactLanguage }));

        var command = Assert.IsType<TransferContact>(Assert.Single(run.Execute().Commands));

        Assert.Equal((text, language), (command.Announcement, command.Language));
    }

    [Fact]
    public void Execute_AttendedOfAKnownCustomer_NamesThem()
    {
        var run = new ActivityRun<Transfer>(() => new Transfer { Target = "8001", Kind = TransferKind.Attended });
        run.Context.SetFact("customer", Value.Of(new ValueRecord { ["name"] = "李芳", ["title"] = "女士" }));

        Assert.StartsWith("转接来电：客户李芳女士，", Assert.IsType<TransferContact>(Assert.Single(run.Execute().Commands)).Announcement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TransferOutcome.Busy, "Busy")]
    [InlineData(TransferOutcome.NoAnswer, "NoAnswer")]
    [InlineData(TransferOutcome.Failed, "Failed")]
    public void Resume_NotConnected_IsTheOutcome(TransferOutcome ended, string outcome) => Assert.Equal(outcome, Run().Receive(Ended(ended)).Outcome);

    [Fact]
    public void Resume_Connected_IsTakenAfterTheTalk()
    {
        var run = Run().Receive(Ended(TransferOutcome.Connected));

        Assert.Null(run.Outcome);
        Assert.Equal([("Connected", "8001")], run.Context.Notes);
        Assert.Equal("Connected", run.Receive(new TalkEnded(ActivityRun<Transfer>.Contact, run.Context.Now, "a1", TimeSpan.FromMinutes(1))).Outcome);
    }

    [Fact]
    public void Resume_AnotherTransferEnds_KeepsWaiting()
    {
        var run = Run().Receive(Ended(TransferOutcome.Busy, "execution-0"));

        Assert.Null(run.Outcome);
        Assert.Single(run.Waits);
    }

    [Fact]
    public void Execute_NoTarget_IsFailed() => Assert.Equal("Failed", Run(" ").Outcome);
}
