using CallCenter.Calendars;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.Playwright;

namespace CallCenter.Workflows.Browser.Tests.Support;

/// <summary>The machine's own Chromium and a demo centre whose clock runs as fast as ours.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Programs = ["chromium", "chromium-browser", "google-chrome"];

    private static readonly string[] Arguments =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await TestServer.StartAsync("--Simulator:Speed=1", $"--Simulator:Start={WorkingMorning():O}");
        Assertions.SetDefaultExpectTimeout(60_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = ProgramOnPath(), Args = Arguments });
    }

    /// <summary>The centre is open then, at whatever time of day or night the tests run: ten o'clock of the latest day that was no holiday.</summary>
    private static DateTimeOffset WorkingMorning()
    {
        var day = DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8)).DateTime).AddDays(-1);
        while (ChineseHolidays.Years.SelectMany(year => year.Holidays).Any(holiday => holiday.First <= day && day <= holiday.Last)) day = day.AddDays(-1);
        return new DateTimeOffset(day.ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>A new window of the smallest size that everything must fit, with nobody signed in.</summary>
    /// <param name="language">The reader's.</param>
    /// <param name="server">Null for the one whose clock runs as fast as ours.</param>
    public async Task<Window> OpenAsync(string language, TestServer? server = null)
    {
        var address = (server ?? Server).Address;
        var context = await _browser.NewContextAsync(new() { BaseURL = address.ToString(), Locale = language, ViewportSize = new() { Width = 1280, Height = 720 } });
        return new(await context.NewPageAsync(), language, address);
    }

    /// <summary>A new window in which that person of the demo centre has signed in by the sign-in page.</summary>
    public async Task<Window> SignInAsync(string userName, string language, TestServer? server = null)
    {
        var window = await OpenAsync(language, server);
        await window.Page.GotoAsync("/");
        await window.Page.Locator("input[autocomplete=username]").FillAsync(userName);
        await window.Page.Locator("input[type=password]").FillAsync(TestServer.Password);
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator("nav.rail").WaitForAsync();
        return window;
    }

    private static string ProgramOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).SelectMany(folder => Programs.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("There is no Chromium on the path. Install it from the system's packages, or run tests/run.sh, which does.");
}

[CollectionDefinition(Name)]
public sealed class ChromiumCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
