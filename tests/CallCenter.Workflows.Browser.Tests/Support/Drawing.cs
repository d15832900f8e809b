using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>Draws in the Studio by hand: mouse and keyboard only.</summary>
public sealed class Drawing(Window window)
{
    private IFrameLocator Studio => window.Studio;
    private ILocator Canvas => Studio.Locator(".graph-container");

    /// <summary>Makes a new workflow from the list and waits until its editor is there.</summary>
    public async Task CreateAsync(string name)
    {
        await Studio.GetByRole(AriaRole.Button, new() { Name = window.Words.Studio("Create workflow") }).ClickAsync();
        var dialog = Studio.GetByRole(AriaRole.Dialog);
        await dialog.Locator("input").First.FillAsync(name);
        await dialog.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Canvas.WaitForAsync();
        await Studio.Locator("[draggable=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    public Task OpenGroupAsync(string name) => Studio.Locator(".mud-expand-panel-header", new() { HasTextRegex = Exactly(name) }).First.ClickAsync();

    /// <summary>Drags an activity from the palette to a place on the canvas.</summary>
    public async Task DropAsync(string activity, int x, int y)
    {
        var before = await Nodes.CountAsync();
        var item = Studio.Locator("[draggable=true]", new() { HasTextRegex = Exactly(activity) }).First;
        await Assertions.Expect(item).ToBeVisibleAsync();
        await item.ScrollIntoViewIfNeededAsync();
        await item.DragToAsync(Canvas, new() { TargetPosition = new() { X = x, Y = y } });
        await Assertions.Expect(Nodes).ToHaveCountAsync(before + 1);
    }

    /// <summary>Drags from a node's outgoing port to another's incoming one.</summary>
    public async Task ConnectAsync(string from, string port, string to)
    {
        var edges = Studio.Locator(".x6-edge");
        var before = await edges.CountAsync();
        await DeselectAsync();
        var (x, y) = await MiddleAsync(Port(from, port));
        var (u, v) = await MiddleAsync(Port(to, "In"));
        await window.Page.Mouse.MoveAsync(x, y);
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(u, v, new() { Steps = 15 });
        await window.Page.Mouse.UpAsync();
        await Assertions.Expect(edges).ToHaveCountAsync(before + 1);
    }

    public async Task SelectAsync(string node)
    {
        await DeselectAsync();
        await Node(node).ClickAsync(new() { Position = new() { X = 120, Y = 20 } });
        await Studio.GetByText(window.Words.Studio("Common"), new() { Exact = true }).WaitForAsync();
    }

    /// <summary>Fills the field of the selected node with that label.</summary>
    public async Task FillAsync(string label, string text)
    {
        var field = Control(label).Locator("input, textarea").First;
        await field.FillAsync(text);
        await SavedAsync(() => field.BlurAsync());
    }

    /// <summary>Chooses an option of the selected node's field with that label.</summary>
    public async Task ChooseAsync(string label, string option)
    {
        await Control(label).Locator(".mud-select-input, .mud-input-slot").First.ClickAsync();
        await SavedAsync(() => Studio.GetByText(option, new() { Exact = true }).Last.DispatchEventAsync("click"));
    }

    /// <summary>Does something that the Studio saves by itself, and waits for the save.</summary>
    public async Task SavedAsync(Func<Task> change)
    {
        var saved = window.Page.WaitForResponseAsync(response => response.Request.Method == "POST" && response.Url.EndsWith("/workflow-definitions", StringComparison.Ordinal));
        await change();
        Assert.Equal(200, (await saved).Status);
    }

    public Task PublishAsync() => SavedAsync(() => Studio.Locator("button[class*=mud-primary-text].mud-icon-button").First.ClickAsync());

    /// <summary>The number on a node of a run's picture: how often it ran.</summary>
    public ILocator CountOf(string node) => Node(node).Locator(".mud-badge-wrapper .mud-badge");

    private ILocator Control(string label) => Studio.Locator(".mud-input-control", new() { Has = window.Page.Locator("label", new() { HasTextRegex = Exactly(label) }) });

    /// <summary>What the palette says of an activity, in the reader's language: its name as <c>displayName</c>, its group as <c>category</c>, its fields as <c>inputs</c>.</summary>
    public async Task<JsonNode> DescribeAsync(string type)
    {
        var answer = await window.Page.APIRequest.GetAsync("/elsa/api/descriptors/activities", new() { Headers = [new("Accept-Language", window.Language)] });
        return JsonNode.Parse(await answer.TextAsync())!["items"]!.AsArray().Single(item => item!.Text("typeName") == type)!;
    }

    private ILocator Nodes => Studio.Locator(".x6-node");

    private ILocator Node(string name) => Studio.Locator(".x6-node", new() { HasText = name });

    private ILocator Port(string node, string port) => Node(node).Locator($".x6-port-body[port=\"{port}\"] circle").First;

    private Task DeselectAsync() => Canvas.ClickAsync(new() { Position = new() { X = 20, Y = 340 } });

    private static async Task<(float X, float Y)> MiddleAsync(ILocator place)
    {
        var box = await place.BoundingBoxAsync() ?? throw new InvalidOperationException("The port is not on the page.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }

    private static Regex Exactly(string text) => Words.Exactly(text);
}
