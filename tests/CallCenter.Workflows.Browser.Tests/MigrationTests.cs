using System.Text.Json.Nodes;
using CallCenter.Workflows.Browser.Tests.Support;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>A process owner moves running instances to a new version, by hand and in their language.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class MigrationTests(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", "流程", "新建迁移", "开始迁移", "从版本", "到版本", "版本 1", "版本 2 · 已发布", "完成", "已迁移 4")]
    [InlineData("en-US", "Workflow", "New migration", "Start the migration", "From version", "To version", "Version 1", "Version 2 · published", "Done", "Moved 4")]
    public async Task Migration_TriedMappedStarted_MovesTheRuns(
        string language, string flow, string add, string start, string from, string to, string first, string second, string done, string moved)
    {
        var id = $"moving-{language}";
        await PrepareAsync(id);
        await using var window = await chromium.SignInAsync("owner", language);
        var page = window.Page;
        await page.GotoAsync("/runs/migrations");
        await page.GetByRole(AriaRole.Button, new() { Name = add }).WaitForAsync();
        await window.ShootAsync("migrations");
        await page.GetByRole(AriaRole.Button, new() { Name = add }).ClickAsync();
        var workflow = page.GetByRole(AriaRole.Combobox, new() { Name = flow });
        await workflow.WaitForAsync();
        await window.ShootAsync("migration-empty");

        await ChooseAsync(page, workflow, id);
        await ChooseAsync(page, page.GetByRole(AriaRole.Combobox, new() { Name = to }), second);
        await ChooseAsync(page, page.GetByRole(AriaRole.Combobox, new() { Name = from }), first);
        var target = page.Locator(".ant-select-status-error");
        await target.WaitForAsync();
        await window.ShootAsync("migration-refused");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = start })).ToBeEnabledAsync();

        await ChooseAsync(page, target.Locator("[role=combobox]"), "begin");
        await Assertions.Expect(page.Locator(".ant-select-status-error")).ToHaveCountAsync(0);
        await window.ShootAsync("migration-mapped");
        await page.GetByRole(AriaRole.Button, new() { Name = start }).ClickAsync();
        await window.ShootAsync("migration-confirm");
        await page.Locator(".ant-popconfirm").GetByRole(AriaRole.Button, new() { Name = start }).ClickAsync();

        await page.Locator(".ant-descriptions .ant-tag", new() { HasText = done }).WaitForAsync();
        await page.GetByText(moved).WaitForAsync();
        await page.Locator("tbody a").First.WaitForAsync();
        await window.ShootAsync("migration");
        await page.GotoAsync("/runs/migrations");
        await page.Locator("tbody a").First.WaitForAsync();
        await window.ShootAsync("migrations-list");
        Assert.Empty(window.Faults);
    }

    /// <summary>Two versions, and four runs of the first, two of which stand where the second has another activity.</summary>
    private async Task PrepareAsync(string id)
    {
        var (server, runtime) = (chromium.Server, chromium.Server.Get<IWorkflowRuntime>());
        var client = await server.SignedInAsync("owner");
        await client.PublishAsync(Flows.Chain(id, Event("wait", $"wait-{id}"), Event("then", $"then-{id}")));
        await StartAsync();
        await runtime.OfferAsync(new($"go-{id}", new("Event", $"wait-{id}"), Value.Null));
        await StartAsync();
        await StartAsync();
        await client.PublishAsync(Flows.Chain(id, Event("begin", $"begin-{id}"), Event("then", $"then-{id}")));

        Task StartAsync() => runtime.StartAsync(new(id, VersionOptions.Published, CorrelationId: "1380013800" + id.Length));
    }

    private static JsonObject Event(string id, string name) => Flows.Activity("Elsa.Event", id, ("eventName", name));

    private static async Task ChooseAsync(IPage page, ILocator select, string option)
    {
        var open = page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
        await select.ClickAsync();
        await open.Locator(".ant-select-item-option", new() { HasText = option }).First.ClickAsync();
        await Assertions.Expect(open).ToHaveCountAsync(0);
    }
}
