using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Recordings;

/// <summary>Recordings from the call to the one who listens, through the whole server on a virtual clock.</summary>
public sealed class RecordingTests : IAsyncLifetime
{
    private const string List = "/api/recordings";
    private readonly string _data = Directory.CreateTempSubdirectory("callcenter-recordings-").FullName;
    private TestServer _server = null!;
    private HttpClient _admin = null!;

    public async Task InitializeAsync() => await StartAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task Call_OverAndDone_IsKeptSealedWithItsMarks()
    {
        var call = await CallAsync("recorded");
        var recording = await OneOfAsync(call);

        // 16 characters at 4 a second, and 5 at the end.
        Assert.Equal(21 / 4d, recording["lengthSeconds"]!.GetValue<double>(), 1);
        Assert.Equal(("Call", "recorded", 1), (recording.Text("kind"), recording.Text("definitionId"), recording["definitionVersion"]!.GetValue<int>()));
        var detail = await _admin.GetObjectAsync($"{List}/{recording.Text("id")}");
        Assert.Equal(["answered", "prompt", "prompt", "ended"], detail["marks"]!.AsArray().Select(mark => mark!.Text("kind")!));
        Assert.Equal(4, detail["marks"]![2]!["at"]!.GetValue<double>(), 1);

        var file = Assert.Single(Files("recordings"));
        var stored = await File.ReadAllBytesAsync(file);
        Assert.StartsWith("CCR1", Encoding.ASCII.GetString(stored, 0, 4), StringComparison.Ordinal);
        Assert.Equal(-1, stored.AsSpan().IndexOf("RIFF"u8));
        Assert.Empty(Files("recorded"));
    }

    [Fact]
    public async Task Audio_WholeOrInPieces_IsWhatWasRecorded()
    {
        var audio = AudioOf(await OneOfAsync(await CallAsync("pieces")));
        var whole = await _admin.GetByteArrayAsync(audio);
        Assert.True(whole.Length > 2 * 32 * 1024, "The recording must be longer than a chunk.");
        Assert.StartsWith("RIFF", Encoding.ASCII.GetString(whole, 0, 4), StringComparison.Ordinal);

        foreach (var (from, to) in new[] { (0, 0), (65_500, 65_600), (65_536, 65_536), (70_000, whole.Length - 1) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, audio) { Headers = { Range = new RangeHeaderValue(from, to) } };
            using var answer = await _admin.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(whole[from..(to + 1)], await answer.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task Audio_OfAChangedFile_IsNotGivenOut()
    {
        var audio = AudioOf(await OneOfAsync(await CallAsync("changed")));
        var file = Assert.Single(Files("recordings"));
        var stored = await File.ReadAllBytesAsync(file);
        var whole = await _admin.GetByteArrayAsync(audio);

        stored[^20] ^= 1;
        await File.WriteAllBytesAsync(file, stored);
        await Assert.ThrowsAnyAsync<Exception>(() => _admin.GetByteArrayAsync(audio));

        // The first chunk is whole still: seeking reads no more than it needs.
        using var start = new HttpRequestMessage(HttpMethod.Get, audio) { Headers = { Range = new RangeHeaderValue(0, 99) } };
        using var answer = await _admin.SendAsync(start);
        Assert.Equal(whole[..100], await answer.Content.ReadAsByteArrayAsync());

        await File.WriteAllTextAsync(file, "none of ours");
        using var gone = await _admin.GetAsync(audio);
        await gone.ProblemAsync(HttpStatusCode.Gone, "gone");
    }

    [Fact]
    public async Task Listening_InManyPieces_IsOneEntryOfTheAuditTrail()
    {
        var recording = await OneOfAsync(await CallAsync("audited"));
        var reviewer = await _server.SignedInAsync("reviewer");
        for (var piece = 0; piece < 3; piece++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, AudioOf(recording)) { Headers = { Range = new RangeHeaderValue(piece * 1000, (piece * 1000) + 999) } };
            using var answer = await reviewer.SendAsync(request);
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        }

        var entries = (await _admin.GetObjectAsync($"/api/audit?action=recording.listened&search={recording.Text("id")}")).Items();
        var entry = Assert.Single(entries);
        Assert.Equal(("reviewer", recording.Text("id")), (entry.Text("person"), entry.Text("subject")));
        Assert.Empty((await _admin.GetObjectAsync("/api/audit?search=nobody")).Items());
    }

    [Fact]
    public async Task TeamLead_HearsRecordingsOfTheirOwnGroupsOnly()
    {
        var store = _server.Get<RecordingStore>();
        await store.AddAsync(Row("r-own", "a1001", "presales"), default);
        await store.AddAsync(Row("r-other", "a1007", "technical"), default);
        await store.AddAsync(Row("r-message", null, "presales"), default);
        await store.AddAsync(Row("r-flow", null, null), default);
        using var added = await _admin.PostAsJsonAsync("/api/users", new { userName = "lead1", displayName = "一组", roles = new[] { "TeamLead" }, groups = new[] { "g1" }, password = TestServer.Password });
        await added.ObjectAsync(HttpStatusCode.Created);
        var lead = await _server.SignInAsync("lead1");

        Assert.Equal(["r-message", "r-own"], await ListedAsync(lead));
        Assert.Equal(["r-flow", "r-message", "r-other", "r-own"], await ListedAsync(await _server.SignedInAsync("reviewer")));
        foreach (var address in new[] { $"{List}/r-other", $"{List}/r-other/audio" })
        {
            using var foreign = await lead.GetAsync(address);
            await foreign.ProblemAsync(HttpStatusCode.NotFound, "not-found");
        }

        Assert.Equal("r-own", (await lead.GetObjectAsync($"{List}/r-own")).Text("id"));

        static async Task<IEnumerable<string>> ListedAsync(HttpClient person) =>
            (await person.GetObjectAsync(List + "?search=1390000")).Items().Select(item => item.Text("id")!).Order(StringComparer.Ordinal);
    }

    private static RecordingRow Row(string id, string? agent, string? queue) => new()
    {
        Id = id, ContactId = id, StartedAt = DateTimeOffset.UnixEpoch, LengthMilliseconds = 1000, Hash = "h", File = "none", From = "13900001111", To = "8008101992", AgentId = agent, Queue = queue,
    };

    [Fact]
    public async Task Recordings_AreFoundByWhatTheyAreSearchedBy()
    {
        var call = await CallAsync("searched");
        var recording = await OneOfAsync(call);
        foreach (var found in new[] { "search=1380013", "definitionId=searched", "definitionId=searched&definitionVersion=1", "kind=call", "from=2020-01-01", $"contactId={call}" })
            Assert.Contains((await _admin.GetObjectAsync($"{List}?{found}")).Items(), item => item.Text("id") == recording.Text("id"));
        foreach (var missed in new[] { "search=zzz", "definitionVersion=9", "kind=voicemail", "until=2020-01-01", "agentId=a1001", "queue=presales", "customerId=none" })
            Assert.Empty((await _admin.GetObjectAsync($"{List}?{missed}")).Items());

        using var wrong = await _admin.GetAsync($"{List}?kind=film");
        await wrong.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        using var none = await _admin.GetAsync($"{List}/none");
        await none.ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Retention_OfRecordings_DeletesFileAndEntryTogether()
    {
        var recording = await OneOfAsync(await CallAsync("kept-for-a-day"));
        using var set = await _admin.PutAsJsonAsync("/api/retention-rules/kept-for-a-day", new { keepRecordingDays = 1 });
        Assert.Equal(1, (await set.ObjectAsync(HttpStatusCode.OK))["keepRecordingDays"]!.GetValue<int>());
        Assert.Equal(0, await AppliedAsync());

        await AdvanceAsync(25 * 3600);
        await AppliedAsync();

        Assert.Empty(Files("recordings"));
        using var answer = await _admin.GetAsync(AudioOf(recording));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    /// <summary>What a kill leaves: half of a sealed file, and a recording that was not yet taken over.</summary>
    [Fact]
    public async Task Start_AfterAKillAmidKeeping_FinishesOrRemovesWhatIsHalf()
    {
        var recording = await OneOfAsync(await CallAsync("killed"));
        var whole = await _admin.GetByteArrayAsync(AudioOf(recording));
        var file = Assert.Single(Files("recordings"));
        await _server.DisposeAsync();

        await ForgetAsync(recording.Text("id")!);
        Directory.CreateDirectory(Path.Combine(_data, "recordings", "incoming"));
        File.Move(file, Path.Combine(_data, "recordings", "incoming", "half"));
        Directory.CreateDirectory(Path.Combine(_data, "recorded"));
        await File.WriteAllBytesAsync(Path.Combine(_data, "recorded", recording.Text("id") + ".wav"), whole);
        await File.WriteAllTextAsync(Path.Combine(_data, "recorded", "nobody-1.wav.part"), "half");
        await StartAsync();

        // Any request that settles the clock waits for the keeper too.
        await AdvanceAsync(0);
        await UntilAsync(() => !Directory.EnumerateFiles(Path.Combine(_data, "recorded")).Any());
        var again = await _admin.GetObjectAsync($"{List}/{recording.Text("id")}");
        Assert.Equal(recording["lengthSeconds"]!.GetValue<double>(), again["lengthSeconds"]!.GetValue<double>());
        Assert.Equal(SHA256.HashData(whole), SHA256.HashData(await _admin.GetByteArrayAsync(AudioOf(again))));
        Assert.Equal([file], Files("recordings"));
    }

    [Fact]
    public async Task Server_ThatRecordsNothingByItself_RecordsWhereAFlowSaysSo()
    {
        await _server.DisposeAsync();
        await StartAsync("--Recording:Default=Off");
        var unrecorded = await CallAsync("unrecorded");
        Assert.Empty((await _admin.GetObjectAsync($"{List}?contactId={unrecorded}")).Items());

        var recorded = await CallAsync("by-flow", Flows.Activity("CallCenter.RecordVoicemail", "voicemail"));
        Assert.Equal("Voicemail", (await OneOfAsync(recorded)).Text("kind"));
    }

    private async Task StartAsync(params string[] settings)
    {
        _server = await TestServer.StartOnAsync(_data, settings);
        _admin = await _server.SignedInAsync("admin");
    }

    private async Task<string> CallAsync(string flow, JsonObject? last = null)
    {
        var number = "955" + (10 + (Math.Abs(flow.Sum(c => c)) % 90));
        await _admin.PublishAsync(Flows.Call(
            flow, number, [Flows.Prompt("one", "您好，这段提示语有十六个汉字长度。"[..16]), Flows.Prompt("two", "再见再见！"), last ?? Flows.Activity("CallCenter.EndContact", "end")]));
        using var answer = await _admin.PostAsJsonAsync("/api/simulator/calls", new { from = "13800138003", to = number });
        var call = (await answer.ObjectAsync(HttpStatusCode.Created)).Text("id")!;
        await AdvanceAsync(60);
        return call;
    }

    private async Task<JsonNode> OneOfAsync(string call) => Assert.Single((await _admin.GetObjectAsync($"{List}?contactId={call}")).Items());

    private async Task AdvanceAsync(double seconds)
    {
        using var answer = await _admin.PostAsJsonAsync("/api/simulator/clock/advance", new { seconds });
        await answer.ObjectAsync(HttpStatusCode.OK);
    }

    private async Task<int> AppliedAsync()
    {
        using var answer = await _admin.PostAsync("/api/retention-rules/apply", null);
        return (await answer.ObjectAsync(HttpStatusCode.OK))["recordings"]!.GetValue<int>();
    }

    private async Task ForgetAsync(string id)
    {
        await using var books = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_data, "callcenter.db")};Pooling=False");
        await books.OpenAsync();
        await using var command = books.CreateCommand();
        command.CommandText = "DELETE FROM Recordings WHERE Id = $id";
        command.Parameters.AddWithValue("$id", id);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!condition()) await Task.Delay(20, patience.Token);
    }

    private static string AudioOf(JsonNode recording) => $"{List}/{recording.Text("id")}/audio";

    private IReadOnlyList<string> Files(string folder)
    {
        var path = Path.Combine(_data, folder);
        return Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];
    }
}
