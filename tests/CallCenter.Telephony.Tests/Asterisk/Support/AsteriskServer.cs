using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CallCenter.Telephony.Tests.Asterisk.Support;

/// <summary>A real Asterisk with the configuration we ship, filled in, and phones for the agents of the tests.</summary>
public sealed class AsteriskServer : IAsyncDisposable
{
    /// <summary>Agents' phones, each an endpoint of that name.</summary>
    public static readonly IReadOnlyList<string> Agents = ["a1", "a2", "1001", "1007", "1013", "1019", "1022", "1099"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("callcenter-asterisk-").FullName;
    private readonly HttpClient _http = new();
    private readonly StringBuilder _output = new();
    private Process? _process;

    /// <summary>Lines from the public network come from here, agents' phones from the other address of this machine.</summary>
    public static IPAddress Outside { get; } = IPAddress.Parse("127.0.0.2");

    public IPEndPoint Sip { get; } = new(IPAddress.Loopback, FreePort(SocketType.Dgram));
    public Uri BaseUrl { get; } = new($"http://127.0.0.1:{FreePort(SocketType.Stream)}");
    public static string User => "callcenter";
    public string Password { get; } = Guid.NewGuid().ToString("N");

    /// <summary>Where each agent's phone listens, and the far end of the trunk.</summary>
    public IReadOnlyDictionary<string, int> Ports { get; } = Agents.Append("trunk").ToDictionary(name => name, _ => FreePort(SocketType.Dgram));

    public string Sounds => Path.Combine(_folder, "sounds");
    public string Recordings => Path.Combine(_folder, "spool", "recording");

    public static async Task<AsteriskServer> StartAsync()
    {
        var server = new AsteriskServer();
        server.Configure();
        await server.RunAsync();
        return server;
    }

    /// <summary>Starts Asterisk, again after <see cref="Kill"/>.</summary>
    public async Task RunAsync()
    {
        _http.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")));
        _process = Process.Start(AsteriskInstall.Command("-C", Path.Combine(_folder, "etc", "asterisk.conf"), "-f", "-n"))!;
        _process.OutputDataReceived += Note;
        _process.ErrorDataReceived += Note;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var since = Stopwatch.GetTimestamp();
        while (!await IsReadyAsync())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(since) > Patience) throw new InvalidOperationException("Asterisk did not start:\n" + Output);
            await Task.Delay(100);
        }
    }

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    public string Output
    {
        get
        {
            lock (_output) return _output.ToString();
        }
    }

    /// <summary>Ids of what Asterisk has: <c>channels</c> or <c>bridges</c>.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(string what)
    {
        using var json = JsonDocument.Parse(await _http.GetStringAsync(new Uri(BaseUrl, "/ari/" + what)));
        return [.. json.RootElement.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
    }

    /// <summary>Waits until no call has left anything behind.</summary>
    public async Task UntilEmptyAsync(TimeSpan? within = null)
    {
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var left = (await ListAsync("channels")).Concat(await ListAsync("bridges")).ToList();
            if (left.Count == 0) return;
            if (Stopwatch.GetElapsedTime(since) > (within ?? TimeSpan.FromSeconds(5))) throw new InvalidOperationException("Left behind in Asterisk: " + string.Join(", ", left));
            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return (await _http.GetAsync(new Uri(BaseUrl, "/ari/asterisk/info"))).IsSuccessStatusCode && Output.Contains("Asterisk Ready", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private void Note(object sender, DataReceivedEventArgs line)
    {
        lock (_output) _output.AppendLine(line.Data);
    }

    private void Configure()
    {
        foreach (var folder in new[] { "etc", "db", "keys", "spool/recording", "run", "log", "music", "sounds/prompts" })
            Directory.CreateDirectory(Path.Combine(_folder, folder));
        LinkData();
        File.WriteAllBytes(Path.Combine(_folder, "music", "tone.wav"), Sound.Tone(TimeSpan.FromSeconds(5), 330));
        File.WriteAllBytes(Path.Combine(_folder, "sounds", "prompts", "welcome.wav"), Sound.Tone(TimeSpan.FromSeconds(1), 440));
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Asterisk", "Configuration"), "*.conf"))
            Write(Path.GetFileName(file), Fill(File.ReadAllText(file)));
        Write("asterisk.conf", $"""
            [directories]
            astetcdir => {_folder}/etc
            astmoddir => {AsteriskInstall.Modules}
            astvarlibdir => {_folder}/db
            astdbdir => {_folder}/db
            astkeydir => {_folder}/keys
            astdatadir => {_folder}/data
            astagidir => {_folder}/db
            astspooldir => {_folder}/spool
            astrundir => {_folder}/run
            astlogdir => {_folder}/log
            [options]
            systemname=test
            """);
        Write("logger.conf", "[general]\n[logfiles]\nconsole => warning,error\n");
        Write("modules.conf", "[modules]\nautoload=yes\n" + string.Concat(new[] { "chan_sip", "chan_iax2", "chan_skinny", "chan_mgcp", "chan_unistim", "res_corosync", "pbx_dundi" }.Select(module => $"noload => {module}.so\n")));
        Write("rtp.conf", "[general]\nrtpstart=20000\nrtpend=29999\n");
        Write("pjsip_local.conf", Phones() + $"""
            [trunk](line)
            aors=trunk
            [trunk]
            type=aor
            contact=sip:127.0.0.1:{Ports["trunk"]}
            [trunk]
            type=identify
            endpoint=trunk
            match={Outside}
            """);
        Write("queues_local.conf", "member => PJSIP/a1\n");
    }

    /// <summary>Asterisk's own data, but that its sounds are found where they are: the package's links point outside of the folder.</summary>
    private void LinkData()
    {
        var data = Directory.CreateDirectory(Path.Combine(_folder, "data", "sounds")).Parent!.FullName;
        foreach (var folder in Directory.EnumerateDirectories(AsteriskInstall.Data).Where(folder => Path.GetFileName(folder) != "sounds"))
            Directory.CreateSymbolicLink(Path.Combine(data, Path.GetFileName(folder)), folder);
        var english = Directory.EnumerateDirectories(Path.Combine(AsteriskInstall.Data, "sounds"), "en_US_*").First();
        Directory.CreateSymbolicLink(Path.Combine(data, "sounds", "en"), english);
    }

    private static string FillOne(string text, string name, string value) => text.Replace($"@{name}@", value, StringComparison.Ordinal);

    private string Fill(string text)
    {
        text = FillOne(text, "HTTP_PORT", BaseUrl.Port.ToString(CultureInfo.InvariantCulture));
        text = FillOne(text, "ARI_PASSWORD", Password);
        text = FillOne(text, "SIP_BIND", Sip.ToString());
        return FillOne(text, "MUSIC_DIRECTORY", Path.Combine(_folder, "music"));
    }

    private string Phones() => string.Concat(Agents.Select(agent => $"""
        [{agent}](agent)
        aors={agent}
        [{agent}]
        type=aor
        contact=sip:{agent}@127.0.0.1:{Ports[agent]}

        """));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, "etc", name), text + "\n");

    private static int FreePort(SocketType type)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
