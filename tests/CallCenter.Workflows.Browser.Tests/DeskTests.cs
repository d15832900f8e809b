using CallCenter.Workflows.Browser.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>An agent's work by mouse and keyboard.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class DeskTests(Chromium chromium)
{
    [Fact]
    public async Task Agent_SignsIn_TakesACallToItsWrapUpCode()
    {
        await using var lead = await chromium.SignInAsync("lead", "zh-CN");
        await using var window = await chromium.SignInAsync("agent", "zh-CN");
        var page = window.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "坐席工作台" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "签入" }).WaitForAsync();
        await window.ShootAsync("desk-start");
        await page.GetByRole(AriaRole.Button, new() { Name = "签入" }).ClickAsync();
        await page.Locator("[data-state=Available]").WaitForAsync();
        await window.ShootAsync("desk-waiting");

        await CallAsync(lead);
        await page.Locator("[data-phase=ringing]").WaitForAsync();
        await Assertions.Expect(page.Locator(".contact-panel")).ToContainTextAsync("13800138000");
        await Assertions.Expect(page.Locator(".customer-panel")).ToContainTextAsync("王伟");
        await window.ShootAsync("desk-ringing");
        // The button has the focus when it rings.
        await page.Keyboard.PressAsync("Enter");

        await page.Locator("[data-phase=talking]").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保持", Exact = true }).ClickAsync();
        await page.Locator(".contact-panel.on-hold").WaitForAsync();
        await window.ShootAsync("desk-on-hold");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复通话" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "转接 / 咨询" }).ClickAsync();
        await page.GetByPlaceholder("搜索队列").FillAsync("技术");
        await page.Locator(".target-list").GetByText("技术支持").WaitForAsync();
        await window.ShootAsync("desk-transfer");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = "结束通话" }).ClickAsync();

        await page.Locator("[data-phase=wrappingUp]").WaitForAsync();
        await page.GetByLabel("话后代码").FillAsync("咨询");
        await page.GetByLabel("小结").FillAsync("咨询空气净化器的价格");
        await window.ShootAsync("desk-wrap-up");
        await page.GetByRole(AriaRole.Button, new() { Name = "完成" }).ClickAsync();
        await page.Locator("[data-state=Available]").WaitForAsync();
        await Assertions.Expect(page.Locator(".desk-figures")).ToContainTextAsync("1");
        await page.GetByRole(AriaRole.Button, new() { Name = "签出" }).ClickAsync();
        await page.Locator("[data-state=Offline]").WaitForAsync();
        Assert.Empty(window.Faults);
    }

    /// <summary>Everybody else who could take it goes for lunch; a known customer calls and chooses pre-sales.</summary>
    private static async Task CallAsync(Window lead)
    {
        var api = lead.Page.APIRequest;
        for (var number = 1002; number <= 1024; number++)
            await api.PutAsync($"/api/agents/a{number}/state", new() { DataObject = new { state = "Break", reason = "用餐" } });
        var answer = await api.PostAsync("/api/simulator/calls", new() { DataObject = new { from = "13800138000", to = "8008101992" } });
        var id = (await answer.JsonAsync())!.Value.GetProperty("id").GetString();
        await lead.Page.GotoAsync("/floor/contacts/" + id);
        // The menu takes its key once the greeting is over.
        await lead.Page.GetByText("售前咨询请按1").First.WaitForAsync();
        await api.PostAsync($"/api/simulator/calls/{id}/digits", new() { DataObject = new { digits = "1" } });
    }
}
