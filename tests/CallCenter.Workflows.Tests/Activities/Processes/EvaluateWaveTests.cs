using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Processes;

namespace CallCenter.Workflows.Tests.Activities.Processes;

public sealed class EvaluateWaveTests
{
    [Fact]
    public void Execute_Judgements_AreThoseThatSayYesOrNo()
    {
        var asked = Assert.IsType<AskRollout>(Steps.Run(() => new EvaluateWave { Judged = ValueJson.Parse("""{"satisfaction":true,"repeat-rate":false,"note":"x"}"""), Reason = " 新品上市 " }).Asked);

        Assert.Equal([("repeat-rate", false), ("satisfaction", true)], asked.Judged.OrderBy(judged => judged.Key, StringComparer.Ordinal).Select(judged => (judged.Key, judged.Value)));
        Assert.Equal("新品上市", asked.Reason);
    }

    [Theory]
    [InlineData("Ready")]
    [InlineData("Waiting")]
    [InlineData("Finished")]
    [InlineData("Stopped")]
    public void Resume_Standing_IsItsOutcome(string standing)
    {
        var run = Steps.Run(() => new EvaluateWave());

        Assert.Equal((standing, 2), (Steps.OutcomeOf(run, new(standing) { Number = 2 }), run.Last.Wave));
    }

    [Fact]
    public void Resume_NoRollout_IsAnIncident() => Assert.Throws<ActivityFault>(() => Steps.Run(() => new EvaluateWave()).Answer(Steps.Refused));
}
