using CallCenter.Workflows.Activities.Elsa;

namespace CallCenter.Workflows.Tests.Activities.Elsa;

public sealed class WriteLineTests
{
    [Theory]
    [InlineData("Hello", "Hello")]
    [InlineData(null, "")]
    public void Execute_Text_IsNoted(string? text, string noted)
    {
        var run = new ActivityRun<WriteLine>(() => new WriteLine { Text = text }, new FakeContext()).Execute();

        Assert.Equal("Done", run.Outcome);
        Assert.Equal([("Line", noted)], run.Context.Notes);
    }
}
