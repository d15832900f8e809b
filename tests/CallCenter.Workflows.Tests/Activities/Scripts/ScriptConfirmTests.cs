using CallCenter.Tasks;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities.Scripts;

namespace CallCenter.Workflows.Tests.Activities.Scripts;

public sealed class ScriptConfirmTests
{
    [Fact]
    public void Resume_Completed_KeepsBeginAndEndAndNotesItInTheContact()
    {
        var run = new ActivityRun<ScriptConfirm>(() => new ScriptConfirm { Text = "向您复述……" }).Execute();
        Assert.Equal(ScriptStepKind.Confirm, Assert.IsType<ShowScriptStep>(Assert.Single(run.Commands)).Kind);

        run.Receive(new TaskCompleted("execution-1", "Done", null, "u1", "马超", FakeContext.Start.AddSeconds(30), FakeContext.Start.AddSeconds(5)));

        Assert.Equal(("Done", FakeContext.Start.AddSeconds(5), FakeContext.Start.AddSeconds(30)), (run.Outcome, run.Last.BegunAt, run.Last.CompletedAt));
        var note = Assert.IsType<NoteScript>(Assert.Single(run.Commands));
        Assert.Equal(("c1", "马超 has read it out, and the customer has confirmed it."), (note.Contact.Value, note.Words.En));
    }
}
