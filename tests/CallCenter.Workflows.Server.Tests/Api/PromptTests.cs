using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CallCenter.Telephony.Sounds;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Api;

/// <summary>The prompt library with real sox and espeak-ng, and what calls hear of it.</summary>
public sealed class PromptTests : IAsyncLifetime
{
    private const string Prompts = "/api/prompts";
    private TestServer _server = null!;
    private HttpClient _owner = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _owner = await _server.SignedInAsync("owner");
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task Text_SavedTwiceAndReverted_KeepsEveryVersion()
    {
        await SaveTextAsync("welcome", "zh-CN", "您好");
        var saved = await SaveTextAsync("welcome", "zh-CN", "您好，欢迎致电");
        Assert.Equal([(2, true, "您好，欢迎致电"), (1, false, "您好")], VersionsOf(saved));

        using var reverted = await _owner.PostAsJsonAsync($"{Prompts}/welcome/variants/zh-CN/revert", new { version = 1 });
        Assert.Equal([(2, false, "您好，欢迎致电"), (1, true, "您好")], VersionsOf(await reverted.ObjectAsync(HttpStatusCode.OK)));
        using var unknown = await _owner.PostAsJsonAsync($"{Prompts}/welcome/variants/zh-CN/revert", new { version = 7 });
        await unknown.ProblemAsync(HttpStatusCode.NotFound, "not-found");

        Assert.Equal("welcome", Assert.Single((await _owner.GetObjectAsync($"{Prompts}?search=WELC")).Items()).Text("name"));
        Assert.Empty((await _owner.GetObjectAsync($"{Prompts}?search=zzz")).Items());
    }

    [Fact]
    public async Task Text_ListenedTo_IsSpoken()
    {
        await SaveTextAsync("spoken", "en-US", "Welcome to our centre.");
        var sound = await _owner.GetByteArrayAsync($"{Prompts}/spoken/variants/en-US/audio");
        Assert.InRange(WaveFile.LengthOf(sound, sound.Length)!.Value.TotalSeconds, 0.5, 10);
    }

    [Fact]
    public async Task Recording_Uploaded_IsPlayedToCallersForItsTrueLength()
    {
        var prompt = await (await UploadAsync("greeting", "zh-CN", Wave(5))).ObjectAsync(HttpStatusCode.OK);
        Assert.Equal(("Recording", 5d, "a.wav"), (prompt["variants"]![0]!.Text("kind"), prompt["variants"]![0]!["lengthSeconds"]!.GetValue<double>(), prompt["variants"]![0]!.Text("fileName")));
        Assert.NotEmpty(await _owner.GetByteArrayAsync($"{Prompts}/greeting/variants/zh-CN/audio"));

        await PublishAsync("plays", "95511", "greeting");
        var call = await CallAsync("95511");
        await AdvanceAsync(4.8);
        var line = (await FindAsync(call))["transcript"]!.AsArray().Single(entry => entry!.Text("kind") == "prompt")!;
        Assert.Equal("greeting", line.Text("text"));
        Assert.NotEmpty(await _owner.GetByteArrayAsync(line.Text("audio")));
        Assert.Equal("InFlow", (await FindAsync(call)).Text("state"));
        await AdvanceAsync(0.4);
        Assert.Equal("Ended", (await FindAsync(call)).Text("state"));
    }

    [Fact]
    public async Task Recording_ThatCannotBeUsed_IsRefusedWithTheReasonAndNothingIsSaved()
    {
        foreach (var (content, reason) in new[]
        {
            ([], "no sound"), (Encoding.ASCII.GetBytes("hello there"), "no recording that can be used"), (Encoding.ASCII.GetBytes("RIFFhello there"), "broken"), (Wave(601), "longer than 10 minutes"),
        })
        {
            using var answer = await UploadAsync("refused", "zh-CN", content);
            var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
            Assert.Contains(reason, problem["errors"]!["file"]![0]!.GetValue<string>(), StringComparison.Ordinal);
        }

        using var large = await UploadAsync("refused", "zh-CN", new byte[(20 * 1024 * 1024) + 1]);
        await large.ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-large");
        using var none = await _owner.GetAsync($"{Prompts}/refused");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(_server.Data, "prompts", "incoming")));
    }

    [Fact]
    public async Task Prompt_WithoutTheFlowsLanguage_IsPlayedInItsDefault()
    {
        await SaveTextAsync("notice", "en-US", "We are closed.");
        await PublishAsync("closed", "95512", "notice");
        var call = await CallAsync("95512");
        var line = (await FindAsync(call))["transcript"]!.AsArray().Single(entry => entry!.Text("kind") == "prompt")!;
        Assert.Equal(("We are closed.", "en-US"), (line.Text("text"), line.Text("language")));
    }

    [Fact]
    public async Task Prompt_ThatNobodyMade_IsAWarningAndFaultsNoCall()
    {
        await PublishAsync("unknown-prompt", "95513", "nowhere");
        var problem = Assert.Single((await _owner.GetObjectAsync("/api/definitions/unknown-prompt/problems")).Items());
        Assert.Equal(("unknown-prompt", "Warning", "Audio"), (problem.Text("rule"), problem.Text("severity"), problem.Text("property")));

        var call = await CallAsync("95513");
        await AdvanceAsync(1);
        Assert.Equal("Ended", (await FindAsync(call)).Text("state"));
        var instance = await _owner.GetObjectAsync("/elsa/api/workflow-instances/" + call.Text("instanceId"));
        Assert.Equal("Finished", instance.Text("status"));
    }

    [Fact]
    public async Task Delete_OfAPromptThatAPublishedFlowPlays_IsRefusedByTheFlowsName()
    {
        await SaveTextAsync("in-use", "zh-CN", "您好");
        await PublishAsync("uses-it", "95514", "in-use");
        using var refused = await _owner.DeleteAsync($"{Prompts}/in-use");
        Assert.Contains("uses-it", (await refused.ProblemAsync(HttpStatusCode.Conflict, "conflict")).Text("detail"), StringComparison.Ordinal);

        await SaveTextAsync("free", "zh-CN", "您好");
        using var deleted = await _owner.DeleteAsync($"{Prompts}/free");
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        using var again = await _owner.DeleteAsync($"{Prompts}/free");
        await again.ProblemAsync(HttpStatusCode.NotFound, "not-found");

        var admin = await _server.SignedInAsync("admin");
        Assert.Equal(["prompt.deleted", "prompt.saved"], (await admin.GetObjectAsync("/api/audit?search=free")).Items().Select(entry => entry.Text("action")!));
    }

    [Fact]
    public async Task Prompt_BadInput_IsRefusedByField()
    {
        using var text = await _owner.PutAsJsonAsync($"{Prompts}/welcome/variants/Chinese", new { text = " " });
        var errors = (await text.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!.AsObject();
        Assert.Equal(["language", "text"], errors.Select(error => error.Key).Order(StringComparer.Ordinal));
        using var name = await _owner.PutAsJsonAsync($"{Prompts}/{Uri.EscapeDataString("a b")}", new { defaultLanguage = "zh-CN" });
        Assert.NotNull((await name.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["name"]);
    }

    private async Task<JsonObject> SaveTextAsync(string name, string language, string text)
    {
        using var answer = await _owner.PutAsJsonAsync($"{Prompts}/{name}/variants/{language}", new { text });
        return await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> UploadAsync(string name, string language, byte[] content) =>
        _owner.PostAsync($"{Prompts}/{name}/variants/{language}/recording?fileName=a.wav", new ByteArrayContent(content));

    private Task PublishAsync(string id, string number, string prompt) => _owner.PublishAsync(Flows.Call(
        id, number, Flows.Activity("CallCenter.PlayPrompt", "play", ("audio", prompt)), Flows.Activity("CallCenter.EndContact", "end")));

    private async Task<JsonObject> CallAsync(string to)
    {
        using var answer = await _owner.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138003", to });
        return await answer.ObjectAsync(HttpStatusCode.Created);
    }

    private Task<JsonObject> FindAsync(JsonObject call) => _owner.GetObjectAsync("/api/simulator/calls/" + call.Text("id"));

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _owner.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private static IEnumerable<(int, bool, string?)> VersionsOf(JsonObject prompt) =>
        prompt["versions"]!.AsArray().Select(version => (version!["version"]!.GetValue<int>(), version["isCurrent"]!.GetValue<bool>(), version.Text("text")));

    private static byte[] Wave(int seconds)
    {
        var samples = new byte[seconds * WaveFile.BytesPerSecond];
        return [.. WaveFile.Header(samples.Length), .. samples];
    }
}
