using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Scripts;

namespace CallCenter.Workflows.Tests.Activities.Scripts;

public sealed class ScriptChooseTests
{
    private static ActivityRun<ScriptChoose> Run() => new ActivityRun<ScriptChoose>(() => new ScriptChoose { Text = "有多急？", Choices = ["1 紧急", "2 一般"] }).Execute();

    [Fact]
    public void Execute_ShowsTheChoices()
    {
        var shown = Assert.IsType<ShowScriptStep>(Assert.Single(Run().Commands));

        Assert.Equal(ScriptStepKind.Choose, shown.Kind);
        Assert.Equal(["1 紧急", "2 一般"], shown.Outcomes);
    }

    [Fact]
    public void Resume_Completed_EndsByTheChoice()
    {
        var run = Run().Receive(new TaskCompleted("execution-1", "2 一般", null, "u1", "马超", FakeContext.Start));

        Assert.Equal(("2 一般", "2 一般"), (run.Outcome, run.Last.Choice));
        Assert.Contains(("StepDone", "马超 · 2 一般"), run.Context.Notes);
    }

    [Theory]
    [InlineData(null, "1 紧急", "2 一般")]
    [InlineData("more than once", "1 紧急", "1 一般")]
    [InlineData("empty", "1 紧急", " ")]
    [InlineData("at least")]
    public void Choices_HaveKeysOfTheirOwn(string? wrong, params string[] choices)
    {
        var check = new ActivityCatalogue().AddFrom(typeof(ScriptChoose).Assembly).Find("CallCenter.ScriptChoose", 1)!.Inputs.Single(input => input.Name == "Choices").Check!;
        var list = new ValueList();
        foreach (var choice in choices) list.Add(choice);

        var found = check.Wrong(Value.Of(list))?.En;

        if (wrong is null) Assert.Null(found);
        else Assert.Contains(wrong, found, StringComparison.Ordinal);
    }
}
