using System.Text.Json.Nodes;
using CallCenter.Telephony.Sounds;
using CallCenter.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>What is heard in the browser: the recording of a call beside what happened in it, and an uploaded prompt.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class MediaTests(Chromium chromium)
{
    private const string Playing = "audio => !audio.paused && audio.currentTime > 0 && audio.error === null";

    [Fact]
    public async Task TeamLead_OpensACallThatIsOver_HearsItFromAMark()
    {
        await using var window = await chromium.SignInAsync("lead", "en-US");
        var call = await CallAsync(window.Page);
        await window.Page.GotoAsync($"/floor/contacts/{call}");
        var marks = window.Page.Locator(".mark-list button");
        await marks.First.WaitForAsync();
        await marks.Filter(new() { HasText = "Prompt" }).First.ClickAsync();

        await UntilAsync(window.Page, ".recording-player audio", Playing);
        await window.ShootAsync("contact-recording");
        await window.Page.GotoAsync("/floor/recordings?search=13800138002");
        await window.Page.Locator("tbody a").First.ClickAsync();
        await marks.First.WaitForAsync();
        await window.ShootAsync("recording");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task ProcessOwner_MakesAPromptAndUploadsARecording_HearsIt()
    {
        await using var window = await chromium.SignInAsync("owner", "en-US");
        await window.Page.GotoAsync("/floor/prompts");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "New prompt" }).First.ClickAsync();
        await window.Page.GetByPlaceholder("welcome").FillAsync("tune");
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Create" }).ClickAsync();
        await window.Page.GetByText("It says nothing yet.").WaitForAsync();
        await window.ShootAsync("prompt-new");

        var file = Path.Combine(Directory.CreateTempSubdirectory("callcenter-upload-").FullName, "tune.wav");
        await File.WriteAllBytesAsync(file, [.. WaveFile.Header(2 * WaveFile.BytesPerSecond), .. new byte[2 * WaveFile.BytesPerSecond]]);
        await window.Page.Locator("input[type=file]").SetInputFilesAsync(file);
        await window.Page.GetByText("tune.wav (0:02)").WaitForAsync();
        await window.Page.Locator(".prompt-now audio").EvaluateAsync("audio => audio.play()");

        await UntilAsync(window.Page, ".prompt-now audio", Playing);
        await window.ShootAsync("prompt");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        Assert.Empty(window.Faults);
    }

    /// <summary>A call of some seconds to the queue of the team lead's groups; its recording is in keeping when this returns.</summary>
    private static async Task<string> CallAsync(IPage page)
    {
        var placed = await page.APIRequest.PostAsync("/api/simulator/calls", new() { DataObject = new { from = "13800138002", to = "8008101992" } });
        var call = JsonNode.Parse(await placed.TextAsync())!["id"]!.GetValue<string>();
        await UntilAsync(page, $"/api/simulator/calls/{call}", answer => Has(answer, "prompt", "售前咨询请按1"));
        await page.APIRequest.PostAsync($"/api/simulator/calls/{call}/digits", new() { DataObject = new { digits = "1" } });
        await UntilAsync(page, $"/api/simulator/calls/{call}", answer => Has(answer, "queued", ""));
        await page.APIRequest.PostAsync($"/api/simulator/calls/{call}/hangup");
        await UntilAsync(page, $"/api/recordings?contactId={call}", answer => answer["totalCount"]!.GetValue<int>() > 0);
        return call;
    }

    private static bool Has(JsonNode call, string kind, string text) => call["transcript"]!.AsArray().Any(line =>
        line!["kind"]!.GetValue<string>() == kind && line["text"]!.GetValue<string>().Contains(text, StringComparison.Ordinal));

    private static async Task UntilAsync(IPage page, string address, Func<JsonNode, bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!condition(JsonNode.Parse(await (await page.APIRequest.GetAsync(address)).TextAsync())!)) await Task.Delay(200, patience.Token);
    }

    private static async Task UntilAsync(IPage page, string element, string condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await page.Locator(element).First.EvaluateAsync<bool>(condition)) await Task.Delay(100, patience.Token);
    }
}
