using System.Net;
using System.Net.Http.Json;
using CallCenter.Workflows.Server.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace CallCenter.Workflows.Server.Tests.Support;

/// <summary>The real server on a free port, with a data folder of its own and a virtual clock.</summary>
public sealed class TestServer : IAsyncDisposable
{
    public const string Password = "Test-password-1";

    private readonly Dictionary<string, Task<HttpClient>> _people = [];
    private readonly bool _keepsData;

    private TestServer(WebApplication app, string data, bool keepsData) => (App, Data, _keepsData) = (app, data, keepsData);

    public WebApplication App { get; }

    /// <summary>The data folder.</summary>
    public string Data { get; }

    public Uri Address => new(App.Urls.First());

    /// <summary>Starts on a data folder of its own. Settings are as on the command line; they win over the tests' own.</summary>
    public static Task<TestServer> StartAsync(params string[] settings) =>
        StartOnAsync(Directory.CreateTempSubdirectory("callcenter-").FullName, keepsData: false, settings);

    /// <summary>Starts on a data folder that is kept.</summary>
    public static Task<TestServer> StartOnAsync(string data, params string[] settings) => StartOnAsync(data, keepsData: true, settings);

    private static async Task<TestServer> StartOnAsync(string folder, bool keepsData, string[] settings)
    {
        var app = Program.Build(
        [
            $"--Data:Directory={folder}", "--urls=http://127.0.0.1:0", "--Simulator:Speed=0", $"--Admin:Password={Password}", "--Demo=true", .. settings,
        ]);
        await app.PrepareAsync();
        await app.StartAsync();
        return new(app, folder, keepsData);
    }

    public T Get<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>A browser in which nobody is signed in.</summary>
    public HttpClient Browser(string language = "en-US")
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Accept-Language", language);
        return client;
    }

    /// <summary>A browser in which that person of the demo centre is signed in; shared by all who ask for it.</summary>
    public Task<HttpClient> SignedInAsync(string userName)
    {
        lock (_people) return _people.TryGetValue(userName, out var known) ? known : _people[userName] = SignInAsync(userName);
    }

    public async Task<HttpClient> SignInAsync(string userName, string language = "en-US")
    {
        var client = Browser(language);
        using var answer = await client.PostAsJsonAsync("/api/session", new { username = userName, password = Password });
        answer.EnsureSuccessStatusCode();
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        if (!_keepsData) Directory.Delete(Data, recursive: true);
    }
}

/// <summary>One server for all tests that change nothing others rely on.</summary>
public class SharedServer : IAsyncLifetime
{
    public TestServer Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TestServer.StartAsync(await SettingsAsync());

    /// <summary>What is set beside the tests' own settings.</summary>
    protected virtual Task<string[]> SettingsAsync() => Task.FromResult<string[]>([]);

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<SharedServer>
{
    public const string Name = "server";
}
