using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>A page and everything about it that must not happen: errors, calls to other hosts, failed requests.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();

    public Window(IPage page, string language, Uri home)
    {
        (Page, Language, Words) = (page, language, new(language));
        page.SetDefaultTimeout(60_000);
        page.PageError += (_, error) => _faults.Enqueue("error: " + error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text)) _faults.Enqueue("console: " + message.Text);
        };
        page.Request += (_, request) =>
        {
            var address = new Uri(request.Url);
            if (address.Scheme is "http" or "https" or "ws" && address.Authority != home.Authority) _faults.Enqueue("outside: " + request.Url);
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400 && !(response.Status == 401 && response.Url.EndsWith("/api/session", StringComparison.Ordinal)))
                _faults.Enqueue($"{response.Status}: {response.Request.Method} {response.Url}");
        };
    }

    public IPage Page { get; }

    public string Language { get; }

    public Words Words { get; }

    /// <summary>The Studio inside the shell.</summary>
    public IFrameLocator Studio => Page.FrameLocator("iframe");

    public IReadOnlyList<string> Faults => [.. _faults];

    /// <summary>Keeps what the page looks like, for people.</summary>
    public Task ShootAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Screens, $"{Language[..2]}-{name}.png") });

    /// <summary>The id of the run that was started last.</summary>
    public async Task<string> LatestRunAsync()
    {
        var answer = await Page.APIRequest.PostAsync("/elsa/api/workflow-instances", new() { DataObject = new { page = 0, pageSize = 1 } });
        return JsonNode.Parse(await answer.TextAsync())!["items"]![0]!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>Buttons of the shell by the key of their text; one that was busy is still named so for a while.</summary>
    public ILocator Buttons(string key) => Page.Locator("button:visible", new() { HasTextRegex = Words.Exactly(Words.Of(key)) });

    /// <summary>Of several the last, which is in the dialog on top.</summary>
    public ILocator Button(string key) => Buttons(key).Last;

    public Task PressAsync(string key) => Button(key).ClickAsync();

    /// <summary>A field of the shell by the key of its label.</summary>
    public ILocator Field(string key) => Page.GetByLabel(Words.Of(key), new() { Exact = true }).Locator("visible=true").Last;

    public Task FillAsync(string key, string text) => Field(key).FillAsync(text);

    /// <summary>Presses the dialog's button and waits until the dialog has gone.</summary>
    public async Task FinishAsync(string key)
    {
        await PressAsync(key);
        await Assertions.Expect(Page.Locator(".ant-modal:visible")).ToHaveCountAsync(0);
    }

    /// <summary>Saves the form of the page, and waits until the server has.</summary>
    public async Task SaveAsync()
    {
        var saved = Page.WaitForResponseAsync(response => response.Request.Method == "PUT");
        await PressAsync("common.save");
        Assert.Equal(200, (await saved).Status);
    }

    /// <summary>Picks what begins with that text of several that are shown.</summary>
    public Task PickAsync(string key) => Page.Locator(".ant-radio-wrapper:visible, .ant-radio-button-wrapper:visible", new() { HasText = Words.Of(key) }).Last.ClickAsync();

    /// <summary>Chooses the option that has the text.</summary>
    public async Task ChooseAsync(string key, string option)
    {
        await Field(key).ClickAsync();
        await Page.Locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option", new() { HasText = option }).First.ClickAsync();
        await Field(key).BlurAsync();
        await Assertions.Expect(Page.Locator(".ant-select-dropdown:visible")).ToHaveCountAsync(0);
    }

    private static string Screens => _screens.Value;

    private static readonly Lazy<string> _screens = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CallCenter.Workflows.sln"))) folder = folder.Parent;
        return Directory.CreateDirectory(Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "TestResults", "screens")).FullName;
    });

    /// <summary>The shell asks who is signed in before anybody is.</summary>
    private static bool IsExpected(string message) => message.Contains("status of 401", StringComparison.Ordinal);
}
