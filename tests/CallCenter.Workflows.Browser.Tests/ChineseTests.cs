using System.Text.Json.Nodes;
using CallCenter.Workflows.Browser.Tests.Support;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>The Studio speaks English only; nothing that it shows to a Chinese reader may lack its Chinese.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class ChineseTests(Chromium chromium)
{
    [Fact]
    public async Task Studio_ListEditorMenusAndRuns_AreChineseThroughout()
    {
        await using var window = await chromium.SignInAsync("owner", "zh-CN");
        var studio = window.Studio;
        await window.Page.GotoAsync("/designer");
        await studio.Locator("tbody tr").First.WaitForAsync();
        await AssertChineseAsync(window, "list");
        await studio.Locator("tbody tr").First.Locator("button").Last.ClickAsync();
        await studio.Locator(".mud-menu-item").First.WaitForAsync();
        await AssertChineseAsync(window, "row menu");

        await window.Page.GotoAsync("/designer/service-hotline");
        await studio.Locator(".x6-node").First.WaitForAsync();
        await AssertChineseAsync(window, "editor");
        await Assertions.Expect(studio.Locator(".x6-port-label", new() { HasText = "无按键" }).First).ToBeVisibleAsync();

        await window.Page.GotoAsync("/runs");
        await studio.Locator("table").First.WaitForAsync();
        await AssertChineseAsync(window, "runs");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task StateMachine_DiagramTransitionAndOutline_AreChineseThroughout()
    {
        var flow = Flows.Chain("order-states", Flows.Activity("Elsa.SetName", "name"));
        flow["root"] = JsonNode.Parse("""
            {"id":"r","type":"Elsa.StateMachine","version":1,"initialState":"新建","states":[{"name":"新建"},{"name":"关闭"}],
             "transitions":[{"name":"处理","from":"新建","to":"关闭"}]}
            """);
        await (await chromium.Server.SignedInAsync("owner")).SaveDraftAsync(flow);
        await using var window = await chromium.SignInAsync("owner", "zh-CN");
        await window.Page.GotoAsync("/designer/order-states");
        await window.Studio.Locator(".x6-node", new() { HasText = "初始" }).WaitForAsync();
        await AssertChineseAsync(window, "diagram");
        await window.Studio.GetByText("处理", new() { Exact = true }).First.ClickAsync();
        await window.Studio.GetByText("仅当").First.WaitForAsync();
        await AssertChineseAsync(window, "transition");
        await window.Studio.GetByText("大纲", new() { Exact = true }).First.ClickAsync();
        await AssertChineseAsync(window, "outline");
        Assert.Empty(window.Faults);
    }

    private static async Task AssertChineseAsync(Window window, string place)
    {
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var frame = window.Page.Frames.Single(frame => frame.Url.Contains("/studio/", StringComparison.Ordinal));
        var missing = await frame.EvaluateAsync<string[]>("() => window.studioUntranslated()");
        Assert.True(missing.Length == 0, $"{place}: {string.Join(" | ", missing)}");
        await window.ShootAsync("chinese-" + place.Replace(' ', '-'));
    }
}
