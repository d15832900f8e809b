using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>The product's main job by mouse and keyboard: draw a flow, publish it, call it, watch it run.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class StoryTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Greeting = "您好，这是刚画好的流程。";

    [Fact]
    public async Task ProcessOwner_DrawsPublishesAndCallsAFlow_SeesItsPath()
    {
        await using var window = await chromium.SignInAsync("owner", "en-US");
        var delays = WatchPathDelays(window.Page);
        await window.Page.GotoAsync("/designer");
        var drawing = new Drawing(window);
        await drawing.CreateAsync("Drawn by hand");

        await drawing.OpenGroupAsync("Call control");
        await drawing.DropAsync("Contact arrived", 60, 30);
        await drawing.DropAsync("Answer contact", 360, 30);
        await drawing.DropAsync("End contact", 60, 250);
        await drawing.OpenGroupAsync("Call control");
        await drawing.OpenGroupAsync("Dialogue");
        await drawing.DropAsync("Play prompt", 360, 130);
        await drawing.ConnectAsync("ContactArrived1", "Done", "AnswerContact1");
        await drawing.ConnectAsync("AnswerContact1", "Done", "PlayPrompt1");
        await drawing.ConnectAsync("PlayPrompt1", "Done", "EndContact1");

        await drawing.SelectAsync("PlayPrompt1");
        await drawing.FillAsync("Text", Greeting);
        await drawing.SelectAsync("ContactArrived1");
        await drawing.FillAsync("Number", "95588");
        await window.Studio.GetByText("Common", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(window.Studio.GetByLabel("Trigger workflow")).ToBeCheckedAsync();
        await drawing.PublishAsync();
        await window.Studio.GetByText("Workflow published").WaitForAsync();
        await window.ShootAsync("story-drawn");

        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Try a call" }).ClickAsync();
        await window.Page.GetByText("95588").First.WaitForAsync();
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();
        await window.Page.Locator(".transcript").GetByText(Greeting).WaitForAsync();
        await window.Page.Locator("[data-node][data-tone]:not([data-tone=idle])", new() { HasText = "PlayPrompt1" }).WaitForAsync();
        await window.ShootAsync("story-calling");
        await window.Page.Locator("[data-call-state=Ended]").WaitForAsync();
        await Assertions.Expect(window.Page.Locator("[data-node][data-tone=idle]")).ToHaveCountAsync(0);
        await window.ShootAsync("story-ended");

        await window.Page.GotoAsync("/runs/" + await window.LatestRunAsync());
        await Assertions.Expect(window.Studio.Locator(".x6-node")).ToHaveCountAsync(4);
        await window.Studio.GetByText("EndContact1").First.WaitForAsync();
        await window.ShootAsync("story-run");

        Assert.Empty(window.Faults);
        // The page reads its own clock, the step the centre's.
        var ahead = (long)(DateTimeOffset.UtcNow - chromium.Server.Get<TimeProvider>().GetUtcNow()).TotalMilliseconds;
        var sorted = delays.Select(delay => delay - ahead).Order().ToList();
        Assert.NotEmpty(sorted);
        output.WriteLine($"path on the page after its step: median {sorted[sorted.Count / 2]} ms, longest {sorted[^1]} ms, {sorted.Count} updates");
        Assert.InRange(sorted[sorted.Count / 2], 0, 300);
    }

    /// <summary>
    /// How long after its step each newly entered node reached the browser, in milliseconds; without what had happened before the
    /// page began to watch.
    /// </summary>
    private static ConcurrentBag<double> WatchPathDelays(IPage page)
    {
        var delays = new ConcurrentBag<double>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) =>
        {
            var now = DateTimeOffset.UtcNow;
            foreach (var text in (frame.Text ?? "").Split('\u001e', StringSplitOptions.RemoveEmptyEntries))
            {
                if (!text.Contains("\"PathUpdated\"", StringComparison.Ordinal)) continue;
                var isFirst = seen.Count == 0;
                foreach (var node in JsonNode.Parse(text)!["arguments"]![0]!["nodes"]!.AsArray())
                {
                    var at = node!["at"]!.GetValue<string>();
                    if (seen.Add(node["nodeId"] + at) && !isFirst) delays.Add((now - DateTimeOffset.Parse(at, CultureInfo.InvariantCulture)).TotalMilliseconds);
                }
            }
        };
        return delays;
    }
}
