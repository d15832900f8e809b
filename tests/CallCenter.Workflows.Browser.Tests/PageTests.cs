using CallCenter.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>Every page in both languages, as a person sees it, without an error or a call to another host.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class PageTests(Chromium chromium, ITestOutputHelper output)
{
    private const string Editor = "/designer/service-hotline";

    [Theory]
    [InlineData("zh-CN", "首页", "设计")]
    [InlineData("en-US", "Home", "Designer")]
    public async Task Pages_All_OpenInTheReadersLanguage(string language, string home, string designer)
    {
        await using (var stranger = await chromium.OpenAsync(language))
        {
            await stranger.Page.GotoAsync("/floor/contacts");
            await stranger.Page.Locator("input[type=password]").WaitForAsync();
            await stranger.ShootAsync("sign-in");
        }

        await using var window = await chromium.SignInAsync("admin", language);
        var navigation = window.Page.Locator("nav.rail");
        await Assertions.Expect(navigation).ToContainTextAsync(home);
        await Assertions.Expect(navigation).ToContainTextAsync(designer);
        foreach (var (name, address, mark) in new[]
        {
            ("home", "/", "a[href*=service-hotline]"), ("board", "/floor/board", "[data-queue=presales]"), ("contacts", "/floor/contacts", "text=13800138"),
            ("contact", "/floor/contacts/demo-003-1", "text=13800138002"), ("calendars", "/floor/calendars", "text=服务时间"), ("blocklist", "/floor/blocklist", "text=13900000000"),
            ("migrations", "/runs/migrations", "table"), ("people", "/settings/people", "text=1001"), ("groups", "/settings/groups", "[data-row-key=g1]"),
            ("queues", "/settings/queues", "[data-row-key=presales]"), ("queue", "/settings/queues/presales", "form"), ("breaks", "/settings/breaks", "text=用餐"),
            ("lines", "/settings/lines", "[data-row-key='8008101992']"), ("audit", "/settings/audit", "table"), ("retention", "/settings/retention", "[data-row-key=default]"), ("phone", "/phone", "text=8008101992"),
            ("recordings", "/floor/recordings", "table"), ("prompts", "/floor/prompts", "table"), ("simulations", "/designer/simulations", ".simulation-form"), ("tasks", "/tasks/all", "table"),
        })
        {
            await window.Page.GotoAsync(address);
            await window.Page.Locator(mark).First.WaitForAsync();
            await window.ShootAsync(name);
        }

        foreach (var (name, address, mark) in new[] { ("definitions", "/designer", "tbody tr"), ("editor", Editor, ".x6-node"), ("complaints", "/designer/complaint-escalation", ".x6-node"), ("runs", "/runs", "table") })
        {
            await window.Page.GotoAsync(address);
            await window.Studio.Locator(mark).First.WaitForAsync();
            await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
            await window.ShootAsync(name);
        }

        Assert.Empty(window.Faults);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en-US")]
    public async Task Simulation_OfADay_ShowsWhatCameOfIt(string language)
    {
        await using var window = await chromium.SignInAsync("owner", language);
        await OpenEditorAsync(window);
        await window.Page.Locator("a[href*='/designer/simulations?draft=service-hotline']").ClickAsync();
        await window.Page.Locator(".simulation-form button[type=submit]").ClickAsync();
        await window.Page.Locator(".day-figures").WaitForAsync();
        await Assertions.Expect(window.Page.Locator(".day-figures .ant-card")).ToHaveCountAsync(8);
        await Assertions.Expect(window.Page.Locator("canvas")).ToHaveCountAsync(1);
        await window.ShootAsync("simulated-day");
        Assert.Empty(window.Faults);
    }

    [Fact]
    public async Task Editor_LoadedColdAndAgain_StaysWithinItsBudgetOnTheWire()
    {
        await using var window = await chromium.SignInAsync("owner", "en-US");
        var wire = await window.Page.Context.NewCDPSessionAsync(window.Page);
        var bytes = 0d;
        wire.Event("Network.loadingFinished").OnEvent += (_, message) => bytes += message!.Value.GetProperty("encodedDataLength").GetDouble();
        await wire.SendAsync("Network.enable");

        await OpenEditorAsync(window);
        var cold = bytes;
        bytes = 0;
        await OpenEditorAsync(window);
        output.WriteLine($"editor page on the wire: cold {cold / 1e6:0.00} MB, warm {bytes / 1e3:0} kB");
        Assert.InRange(cold, 1_000_000, 8_000_000);
        Assert.InRange(bytes, 1, 200_000);
    }

    private static async Task OpenEditorAsync(Window window)
    {
        await window.Page.GotoAsync(Editor);
        await window.Studio.Locator(".x6-node").First.WaitForAsync();
        await window.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }
}
