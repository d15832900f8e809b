using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>A page and everything about it that must not happen: errors, calls to other hosts, failed requests.</summary>
public sealed class Window : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();
    private readonly string _language;

    public Window(IPage page, string language, Uri home)
    {
        (Page, _language) = (page, language);
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

    /// <summary>The Studio inside the shell.</summary>
    public IFrameLocator Studio => Page.FrameLocator("iframe");

    public IReadOnlyList<string> Faults => [.. _faults];

    /// <summary>Keeps what the page looks like, for people.</summary>
    public Task ShootAsync(string name) => Page.ScreenshotAsync(new() { Path = Path.Combine(Screens, $"{_language[..2]}-{name}.png") });

    /// <summary>The id of the run that was started last.</summary>
    public async Task<string> LatestRunAsync()
    {
        var answer = await Page.APIRequest.PostAsync("/elsa/api/workflow-instances", new() { DataObject = new { page = 0, pageSize = 1 } });
        return JsonNode.Parse(await answer.TextAsync())!["items"]![0]!["id"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

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
