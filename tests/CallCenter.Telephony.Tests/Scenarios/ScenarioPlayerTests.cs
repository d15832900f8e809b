namespace CallCenter.Telephony.Tests.Scenarios;

/// <summary>The player itself: it must fail when a call goes otherwise than expected.</summary>
public sealed class ScenarioPlayerTests
{
    private static Task PlayAsync(params ScenarioStep[] steps) =>
        ScenarioPlayer.PlayAsync(new ScenarioCase { Name = "c", From = "1", To = "2", Steps = steps }, new Fake());

    [Fact]
    public async Task Play_AsExpected_Passes() => await PlayAsync(
        new() { ExpectPrompt = "Hello" }, new() { Press = "1" }, new() { ExpectLine = "digits:1" }, new() { ExpectPrompt = "Hello" },
        new() { ExpectVariable = "x=7" }, new() { HangUp = true }, new() { ExpectEnded = "Caller" });

    public static TheoryData<ScenarioStep> Wrong =>
    [
        new ScenarioStep { ExpectPrompt = "Bye", Within = 2 }, new ScenarioStep { ExpectState = "Talking", Within = 2 }, new ScenarioStep { ExpectLine = "survey", Within = 2 },
        new ScenarioStep { ExpectNoPrompt = "Hello" }, new ScenarioStep { ExpectVariable = "x=8" }, new ScenarioStep { ExpectEnded = "Flow", Within = 2 },
    ];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task Play_Otherwise_Fails(ScenarioStep step) => await Assert.ThrowsAsync<ScenarioException>(() => PlayAsync(step));

    [Fact]
    public async Task Play_SamePromptTwiceExpectedButSaidOnce_Fails() => await Assert.ThrowsAsync<ScenarioException>(
        () => PlayAsync(new() { ExpectPrompt = "Hello" }, new() { ExpectPrompt = "Hello", Within = 2 }));

    /// <summary>Says hello at once and after each key.</summary>
    private sealed class Fake : IScenarioTarget
    {
        private readonly List<(string, string)> _lines = [("prompt", "Hello")];
        private string _state = "InFlow";

        public Task<string> CallAsync(string from, string to) => Task.FromResult("1");

        public Task PressAsync(string call, string digits)
        {
            _lines.AddRange([("digits", digits), ("prompt", "Hello")]);
            return Task.CompletedTask;
        }

        public Task HangUpAsync(string call)
        {
            _state = "Ended";
            _lines.Add(("ended", "Caller"));
            return Task.CompletedTask;
        }

        public Task AdvanceAsync(TimeSpan time) => Task.CompletedTask;
        public Task<ScenarioView> LookAsync(string call) => Task.FromResult(new ScenarioView(_state, [.. _lines]));
        public Task<string?> VariableAsync(string call, string name) => Task.FromResult<string?>("7");
        public Task<string?> FlowStatusAsync(string call) => Task.FromResult<string?>("Finished");
        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
