using CallCenter.Contacts;

namespace CallCenter.Telephony.Tests.Floor;

/// <summary>What callers hear of the prompt library, and what is recorded of them.</summary>
public sealed class ContactFloorMediaTests
{
    [Fact]
    public async Task Prompt_OfARecording_TakesItsTrueLengthAndIsNotedByItsContent()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { Prompts = new Library() });
        var call = await AnsweredAsync(rig);
        await rig.Floor.ExecuteAsync(new PlayPrompt(call, "p1", null, "welcome", "zh-CN", null, Interruptible: true), "k1");

        await rig.Clock.AdvanceAsync(TimeSpan.FromSeconds(6.9));
        Assert.DoesNotContain(rig.Events, happened => happened is PromptFinished);
        await rig.Clock.AdvanceAsync(TimeSpan.FromSeconds(0.2));

        Assert.False(Assert.Single(rig.Events.OfType<PromptFinished>()).Interrupted);
        var prompt = Assert.Single(await JournalAsync(rig, call), entry => entry.Kind == JournalKinds.Prompt);
        Assert.Equal(("欢迎致电", "zh-CN", "hash"), (prompt.Text, prompt.Language, prompt.Sound));
    }

    [Fact]
    public async Task Prompt_OfAText_IsSpokenInTheLanguageItHas()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { Prompts = new Library() });
        var call = await AnsweredAsync(rig);
        await rig.Floor.ExecuteAsync(new PlayPrompt(call, "p1", null, "goodbye", "fr-FR", null, Interruptible: true), "k1");
        await rig.Clock.AdvanceAsync(TimeSpan.FromSeconds(0.9));

        Assert.Single(rig.Events.OfType<PromptFinished>());
        var prompt = Assert.Single(await JournalAsync(rig, call), entry => entry.Kind == JournalKinds.Prompt);
        Assert.Equal(("Goodbye", "en-US", null), (prompt.Text, prompt.Language, prompt.Sound));
    }

    [Fact]
    public async Task Prompt_ThatNobodyKnows_FinishesAsInterrupted()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { Prompts = new Library() });
        var call = await AnsweredAsync(rig);
        await rig.Floor.ExecuteAsync(new PlayPrompt(call, "p1", null, "broken", "zh-CN", null, Interruptible: true), "k1");
        await rig.Clock.AdvanceAsync(TimeSpan.Zero);

        Assert.True(Assert.Single(rig.Events.OfType<PromptFinished>()).Interrupted);
    }

    [Fact]
    public async Task Call_WhereAllAreRecorded_IsRecordedFromItsAnswerOnceAndPausedForSecrets()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with { RecordsCalls = true });
        var call = await AnsweredAsync(rig);
        await rig.Floor.ExecuteAsync(new StartRecording(call), "k1");
        await rig.Floor.ExecuteAsync(new BeginSensitiveInput(call), "k2");
        await rig.Floor.ExecuteAsync(new BeginSensitiveInput(call), "k3");
        await rig.Floor.ExecuteAsync(new EndSensitiveInput(call), "k4");
        await rig.Floor.ExecuteAsync(new StopRecording(call), "k5");
        await rig.Clock.AdvanceAsync(TimeSpan.Zero);

        var notes = (await JournalAsync(rig, call)).Where(entry => entry.Kind == JournalKinds.Recording).Select(entry => entry.Text);
        Assert.Equal(["rule", "paused", "resumed", "off"], notes);
        Assert.Equal([$"{call}-1"], (await rig.Floor.ContactAsync(call))!.Recordings);
    }

    [Theory]
    [InlineData(true, RecordingRule.AsCentre, RecordingRule.AsCentre, "rule")]
    [InlineData(true, RecordingRule.Never, RecordingRule.AsCentre, "")]
    [InlineData(true, RecordingRule.Never, RecordingRule.Always, "rule")]
    [InlineData(true, RecordingRule.AsCentre, RecordingRule.Never, "rule rule-off")]
    [InlineData(false, RecordingRule.Always, RecordingRule.AsCentre, "rule")]
    [InlineData(false, RecordingRule.Always, RecordingRule.Never, "rule rule-off")]
    [InlineData(false, RecordingRule.AsCentre, RecordingRule.AsCentre, "")]
    [InlineData(false, RecordingRule.AsCentre, RecordingRule.Always, "rule")]
    public async Task Call_ComesIntoAQueue_NarrowestRuleSaysWhetherItIsRecorded(bool centre, RecordingRule line, RecordingRule queue, string expected)
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with
        {
            RecordsCalls = centre,
            RecordingOfLine = number => number == "8008101992" ? line : RecordingRule.AsCentre,
            Queues = [options.Queues[0] with { Recording = queue }],
        });
        await rig.SignInAsync("a1");
        var call = await AnsweredAsync(rig);
        await rig.EnqueueAsync(call);
        await rig.PassAsync(5);

        Assert.Equal(expected, string.Join(' ', (await JournalAsync(rig, call)).Where(entry => entry.Kind == JournalKinds.Recording).Select(entry => entry.Text)));
        Assert.Equal(expected.Length > 0 ? 1 : 0, (await rig.RecordAsync(call)).Recordings.Count);
    }

    [Fact]
    public async Task Call_FlowStoppedTheRecording_QueueDoesNotBeginItAgain()
    {
        await using var rig = await FloorRig.StartAsync(change: options => options with
        {
            RecordsCalls = true, Queues = [options.Queues[0] with { Recording = RecordingRule.Always }],
        });
        await rig.SignInAsync("a1");
        var call = await AnsweredAsync(rig);
        await rig.SendAsync(new StopRecording(call));
        await rig.EnqueueAsync(call);
        await rig.PassAsync(5);

        Assert.Equal(["rule", "off"], (await JournalAsync(rig, call)).Where(entry => entry.Kind == JournalKinds.Recording).Select(entry => entry.Text));
    }

    private static async Task<ContactId> AnsweredAsync(FloorRig rig)
    {
        var call = rig.Simulator.StartCall("13800138000", "8008101992").Id;
        await rig.Floor.ExecuteAsync(new AnswerContact(call), "k0");
        await rig.Clock.AdvanceAsync(TimeSpan.Zero);
        return call;
    }

    private static async Task<IReadOnlyList<JournalEntry>> JournalAsync(FloorRig rig, ContactId call) => (await rig.Floor.ContactAsync(call))!.Journal;

    private sealed class Library : IPromptLibrary
    {
        public PromptContent? Find(string name, string language) => name switch
        {
            "welcome" => new("zh-CN", "欢迎致电", null, new("hash", "/nowhere.wav", TimeSpan.FromSeconds(7))),
            "goodbye" => new("en-US", "Goodbye", null, null),
            _ => null,
        };
    }
}
