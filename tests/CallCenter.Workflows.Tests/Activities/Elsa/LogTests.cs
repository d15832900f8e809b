using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class LogTests
{
    [Fact]
    public void Execute_Message_GoesToTheLogAndTheJournal()
    {
        var run = new ActivityRun<Log>(() => new Log { Message = "Balance low", Level = "Warning", Category = "Billing" }, new FakeContext()).Execute();

        Assert.Equal(new WriteLog("Warning", "Billing", "Balance low", null, "instance-1"), Assert.Single(run.Commands));
        Assert.Equal([("Log", "Warning: Balance low")], run.Context.Notes);
    }
}
