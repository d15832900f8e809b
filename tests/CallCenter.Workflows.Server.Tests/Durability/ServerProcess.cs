using System.Diagnostics;
using System.Net;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.Durability;

/// <summary>The real server in a process of its own, so that it can be killed.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _output = [];

    private ServerProcess(Process process) => _process = process;

    public HttpClient Client { get; private set; } = null!;

    public string Output
    {
        get
        {
            lock (_output) return string.Join(Environment.NewLine, _output);
        }
    }

    public static async Task<ServerProcess> StartAsync(string data, CancellationToken cancellationToken, params string[] settings)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data };
        foreach (var argument in (string[])
        [
            "exec", typeof(Program).Assembly.Location, $"--Data:Directory={data}", "--urls=http://127.0.0.1:0", $"--Admin:Password={TestServer.Password}", "--Simulator:Speed=5", .. settings,
        ]) start.ArgumentList.Add(argument);
        var server = new ServerProcess(new Process { StartInfo = start });
        server._process.OutputDataReceived += (_, line) => server.Take(line.Data);
        server._process.ErrorDataReceived += (_, line) => server.Take(line.Data);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        server.Client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = await server._address.Task.WaitAsync(cancellationToken) };
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(
            server.Client, "/api/session", new { username = "admin", password = TestServer.Password }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return server;
    }

    /// <summary>kill -9: no goodbye of any kind.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        if (line.StartsWith("CallCenter.Workflows  http", StringComparison.Ordinal)) _address.TrySetResult(new(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]));
    }
}
