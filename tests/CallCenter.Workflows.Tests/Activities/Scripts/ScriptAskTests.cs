using CallCenter.Tasks;
using CallCenter.Workflows.Activities.Scripts;

namespace CallCenter.Workflows.Tests.Activities.Scripts;

public sealed class ScriptAskTests
{
    private const string Schema = """{"type":"object","properties":{"address":{"type":"string"}}}""";

    private static ActivityRun<ScriptAsk> Run() => new ActivityRun<ScriptAsk>(() => new ScriptAsk { Text = "请问您的地址？", Form = Schema }).Execute();

    [Fact]
    public void Execute_ShowsTheForm()
    {
        var shown = Assert.IsType<ShowScriptStep>(Assert.Single(Run().Commands));

        Assert.Equal((ScriptStepKind.Ask, Schema), (shown.Kind, shown.Form));
    }

    [Fact]
    public void Resume_Completed_GivesTheValues()
    {
        var run = Run().Receive(new TaskCompleted("execution-1", "Done", """{"address":"人民路 1 号"}""", "u1", "马超", FakeContext.Start));

        Assert.Equal(("Done", "人民路 1 号"), (run.Outcome, run.Last.Values["address"].AsString));
    }
}
