using System.Text.Json.Nodes;
using CallCenter.Workflows.Browser.Tests.Support;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests;

/// <summary>A flow that answers requests, drawn by hand; and flows that others use, which the designer does not delete.</summary>
[Collection(ChromiumCollection.Name)]
public sealed class HttpStoryTests(Chromium chromium)
{
    private const string Answer = "Your order is on its way.";

    [Fact]
    public async Task ProcessOwner_DrawsAnEndpoint_ItAnswersAndItsRunShowsThePath()
    {
        await using var window = await chromium.SignInAsync("owner", "en-US");
        await window.Page.GotoAsync("/designer");
        var drawing = new Drawing(window);
        await drawing.CreateAsync("Answers requests");
        await drawing.OpenGroupAsync("HTTP");
        await drawing.DropAsync("HTTP Endpoint", 60, 30);
        await drawing.DropAsync("HTTP Response", 360, 30);
        await drawing.ConnectAsync("HttpEndpoint1", "Done", "WriteHttpResponse1");
        await drawing.SelectAsync("HttpEndpoint1");
        await drawing.FillAsync("Path", "orders/drawn");
        await drawing.SelectAsync("WriteHttpResponse1");
        await drawing.FillAsync("Content", Answer);
        await drawing.PublishAsync();
        await window.Studio.GetByText("Workflow published").WaitForAsync();

        var response = await window.Page.APIRequest.GetAsync("/workflows/orders/drawn");
        Assert.Equal((200, Answer), (response.Status, await response.TextAsync()));

        await window.Page.GotoAsync("/runs/" + await window.LatestRunAsync());
        await Assertions.Expect(window.Studio.Locator(".x6-node")).ToHaveCountAsync(2);
        await Assertions.Expect(drawing.CountOf("HttpEndpoint1")).ToHaveTextAsync("1");
        await Assertions.Expect(drawing.CountOf("WriteHttpResponse1")).ToHaveTextAsync("1");
        await window.ShootAsync("http-run");
        Assert.Empty(window.Faults);
    }

    [Theory]
    [InlineData("zh-CN", "删除", "当作活动使用，不能删除")]
    [InlineData("en-US", "Delete", "so it was not deleted")]
    public async Task Delete_OfAFlowThatAnotherHasAsAnActivity_IsRefusedAndSaysWhy(string language, string delete, string reason)
    {
        var (used, user) = ($"Asks the score {language}", $"Lends money {language}");
        await PrepareAsync(used, user);
        await using var window = await chromium.SignInAsync("owner", language);
        await window.Page.GotoAsync("/designer");
        await window.Studio.Locator("tbody tr").First.WaitForAsync();
        await window.Studio.Locator("input[type=text]").First.FillAsync(used);
        await Assertions.Expect(window.Studio.Locator("tbody tr")).ToHaveCountAsync(1);
        await window.Studio.Locator("tr", new() { HasText = used }).Locator("button").Last.ClickAsync();
        await window.Studio.Locator(".mud-menu-item", new() { HasText = delete }).ClickAsync();
        await window.Studio.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = delete }).Last.ClickAsync();

        var notice = window.Page.Locator(".ant-message-notice", new() { HasText = reason });
        await Assertions.Expect(notice).ToContainTextAsync(user);
        await Assertions.Expect(window.Studio.Locator("tr", new() { HasText = used })).ToHaveCountAsync(1);
        await window.ShootAsync("delete-refused");
        Assert.All(window.Faults, fault => Assert.Contains("400", fault, StringComparison.Ordinal));
    }

    private async Task PrepareAsync(string used, string user)
    {
        var client = await chromium.Server.SignedInAsync("owner");
        var score = Flows.Chain(used, Flows.Activity("Elsa.SetName", "name"));
        score["options"] = new JsonObject { ["usableAsActivity"] = true };
        await client.PublishAsync(score);
        var lend = Flows.Chain(user, Flows.Activity("Elsa.SetName", "name"));
        var use = lend["root"]!["activities"]![0]!;
        (use["type"], use["workflowDefinitionId"]) = (WorkflowActivityType.TypeNameOf(used), used);
        await client.PublishAsync(lend);
    }
}
