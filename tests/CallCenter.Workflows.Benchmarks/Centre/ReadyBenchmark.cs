using System.Diagnostics;
using System.Net.NetworkInformation;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>
/// How long a person waits: the server as a new process each time, with nothing compiled yet, from its start until
/// <c>/health/ready</c> answers. The first start makes the demo database and is told apart.
/// </summary>
internal static class ReadyBenchmark
{
    private const int Rounds = 7;

    public static async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ready-").FullName;
        try
        {
            Console.WriteLine($"server ready on a new demo database: {await StartAsync(folder):F2} s");
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++) times.Add(await StartAsync(folder));
            times.Sort();
            Console.WriteLine($"server ready on an existing database: {times[Rounds / 2]:F2} s (median of {Rounds} processes, {times[0]:F2} to {times[^1]:F2} s; target 3 s)");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> StartAsync(string folder)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in new[] { "exec", typeof(Server.Program).Assembly.Location, "--Demo=true", $"--Data:Directory={folder}", "--Admin:Password=Benchmark-1", $"--urls={address}" })
            start.ArgumentList.Add(argument);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var began = Stopwatch.GetTimestamp();
        using var server = Process.Start(start)!;
        server.OutputDataReceived += static (_, _) => { };
        server.ErrorDataReceived += static (_, _) => { };
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        try
        {
            while (!await IsReadyAsync(client))
            {
                if (server.HasExited) throw new InvalidOperationException($"The server ended with code {server.ExitCode} before it was ready.");
                if (Stopwatch.GetElapsedTime(began) > TimeSpan.FromMinutes(1)) throw new TimeoutException("The server was not ready within a minute.");
                await Task.Delay(10);
            }

            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        var used = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(point => point.Port).ToHashSet();
        return Enumerable.Range(5600, 1000).First(port => !used.Contains(port));
    }
}
