using System.Globalization;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Server.Http.Calls;

namespace CallCenter.Workflows.Server.Settings;

/// <summary>Reads <see cref="ServerSettings"/> from configuration, refusing unknown keys and values.</summary>
public sealed class SettingsReader
{
    /// <summary>Every key of ours; a key beside these in the same section is a mistyped one.</summary>
    private static readonly string[] KnownKeys =
    [
        "Data:Directory", DatabaseKeys.Provider, DatabaseKeys.ConnectionString, "Telephony:Adapter", .. AsteriskKeys.All, "Engine:FlowchartMode", "Engine:IncidentStrategy", "Journal:Values", "Inbox:Transport",
        "Simulator:Speed", "Simulator:Start", "Recording:Default", "Recording:Directory", "Inbox:Patience", "Admin:Password", "Designer:Directory", "Workflows:Directory",
        "Http:BasePath", "Http:BaseUrl", "Http:RequestTimeout", "Http:RequestSizeLimit", "Http:CallTimeout", "Http:ResponseSizeLimit", "Http:AllowedAddresses",
    ];

    private readonly IConfiguration _configuration;
    private readonly List<Text> _problems = [];

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <summary>Throws <see cref="SettingsException"/> with all problems at once.</summary>
    public static ServerSettings Read(IConfiguration configuration, string contentRoot)
    {
        var reader = new SettingsReader(configuration);
        reader.RefuseUnknownKeys();
        var telephony = reader.Choice<TelephonyAdapter>("Telephony:Adapter");
        var settings = new ServerSettings
        {
            DataDirectory = Path.GetFullPath(reader.Get("Data:Directory") ?? "data", contentRoot),
            Database = reader.Choice<DatabaseProvider>(DatabaseKeys.Provider),
            DatabaseConnectionString = reader.Get(DatabaseKeys.ConnectionString),
            Telephony = telephony,
            Asterisk = telephony == TelephonyAdapter.Asterisk ? AsteriskKeys.Read(reader.Get, reader.Refuse, contentRoot) : null,
            Engine = new()
            {
                Mode = reader.Choice<FlowchartMode>("Engine:FlowchartMode"),
                IncidentStrategy = reader.Choice<IncidentStrategy>("Engine:IncidentStrategy").ToString(),
                KeepsValues = reader.Choice<JournalValues>("Journal:Values") == JournalValues.Include,
            },
            Inbox = reader.Choice<InboxTransport>("Inbox:Transport"),
            Recording = reader.Choice<RecordingDefault>("Recording:Default"),
            RecordingDirectory = reader.Get("Recording:Directory") is { } recordings ? Path.GetFullPath(recordings, contentRoot) : null,
            SimulatorSpeed = reader.Number("Simulator:Speed", 1, 0, 1000),
            SimulatorStart = reader.Moment("Simulator:Start"),
            InboxPatience = reader.Duration("Inbox:Patience", TimeSpan.FromSeconds(30)),
            SpotCheckSize = (int)reader.Number("SpotChecks:Size", 20, 1, 500),
            Http = reader.Http(),
            AdminPassword = reader.Get("Admin:Password"),
            Demo = reader.Switch("Demo"),
            DesignerDirectory = reader.Folder("Designer:Directory", contentRoot, "wwwroot/index.html", "designer/dist/index.html"),
            WorkflowsDirectory = reader.Folder("Workflows:Directory", contentRoot, "workflows"),
        };
        if (reader._problems.Count == 0) reader.CheckDatabase(settings);
        return reader._problems.Count == 0 ? settings : throw new SettingsException(reader._problems);
    }

    private string? Get(string key) => _configuration[key] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private HttpSettings Http()
    {
        var usual = new HttpSettings();
        var basePath = "/" + (Get("Http:BasePath") ?? usual.BasePath).Trim('/');
        if (!PathString.FromUriComponent(basePath).HasValue || basePath == "/" || HttpSettings.Taken.Any(taken => new PathString(basePath).StartsWithSegments(taken)))
            Refuse($"Http:BasePath 的值“{basePath}”不可用：须是服务器自己不用的路径，如 /workflows。", $"Http:BasePath is \"{basePath}\". Allowed: a path that the server itself does not use, such as /workflows.");
        var baseUrl = Get("Http:BaseUrl");
        if (baseUrl is not null && !(Uri.TryCreate(baseUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            Refuse($"Http:BaseUrl 的值“{baseUrl}”不是网址。", $"Http:BaseUrl is \"{baseUrl}\". Allowed: the address of this server as others see it, such as https://flows.example.com.");
        return new()
        {
            BasePath = basePath,
            BaseUrl = baseUrl?.TrimEnd('/') ?? "",
            RequestTimeout = Duration("Http:RequestTimeout", usual.RequestTimeout),
            RequestSizeLimit = (long)Number("Http:RequestSizeLimit", usual.RequestSizeLimit, 0, HttpSettings.MostSize),
            CallTimeout = Duration("Http:CallTimeout", usual.CallTimeout),
            ResponseSizeLimit = (long)Number("Http:ResponseSizeLimit", usual.ResponseSizeLimit, 0, HttpSettings.MostSize),
            AllowedAddresses = Addresses(),
        };
    }

    /// <summary>A list, or one text with commas.</summary>
    private List<AddressPattern> Addresses()
    {
        var section = _configuration.GetSection("Http:AllowedAddresses");
        var texts = section.GetChildren().Select(child => child.Value).Append(section.Value)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        var patterns = new List<AddressPattern>();
        foreach (var text in texts)
        {
            if (AddressPattern.TryParse(text, out var pattern)) patterns.Add(pattern);
            else
            {
                Refuse(
                    $"Http:AllowedAddresses 中的“{text}”不可用。可用的值：IP 地址、网段或主机名，如 10.1.0.0/16、crm.example.com、*.example.com。",
                    $"Http:AllowedAddresses has \"{text}\". Allowed: an IP address, a network or a host name, such as 10.1.0.0/16, crm.example.com, *.example.com.");
            }
        }

        return patterns;
    }

    private T Choice<T>(string key) where T : struct, Enum
    {
        var text = Get(key);
        if (text is null) return default;
        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (name is not null) return Enum.Parse<T>(name);
        var allowed = string.Join(", ", Enum.GetNames<T>());
        Refuse($"{key} 的值“{text}”不可用。可用的值：{allowed}。", $"{key} is \"{text}\", which is not available. Allowed: {allowed}.");
        return default;
    }

    private double Number(string key, double otherwise, double least, double most)
    {
        var text = Get(key);
        if (text is null) return otherwise;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most) return number;
        Refuse($"{key} 的值“{text}”不可用。可用的值：{least} 到 {most} 的数。", $"{key} is \"{text}\". Allowed: a number from {least} to {most}.");
        return otherwise;
    }

    private DateTimeOffset? Moment(string key)
    {
        var text = Get(key);
        if (text is null) return null;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return moment;
        Refuse($"{key} 的值“{text}”不可用。可用的值：日期时间，如 2026-11-23T10:00:00+08:00。", $"{key} is \"{text}\". Allowed: a date and time such as 2026-11-23T10:00:00+08:00.");
        return null;
    }

    private TimeSpan Duration(string key, TimeSpan otherwise)
    {
        var text = Get(key);
        if (text is null) return otherwise;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var duration) && duration > TimeSpan.Zero && duration <= TimeSpan.FromDays(1)) return duration;
        Refuse($"{key} 的值“{text}”不可用。可用的值：不超过一天的时长，如 00:00:30。", $"{key} is \"{text}\". Allowed: a duration such as 00:00:30, up to a day.");
        return otherwise;
    }

    private bool Switch(string key)
    {
        var text = Get(key);
        if (text is null) return false;
        if (bool.TryParse(text, out var on)) return on;
        Refuse($"{key} 的值“{text}”不可用。可用的值：true、false。", $"{key} is \"{text}\". Allowed: true, false.");
        return false;
    }

    /// <summary>The folder a setting names, or that holds the first of the marks in the content root, the program's folder, or above them.</summary>
    private string? Folder(string key, string contentRoot, params string[] marks)
    {
        if (Get(key) is { } named)
        {
            var folder = Path.GetFullPath(named, contentRoot);
            if (Directory.Exists(folder)) return folder;
            Refuse($"{key} 指的文件夹“{folder}”不存在。", $"{key} names the folder \"{folder}\", which does not exist.");
            return null;
        }

        foreach (var start in new[] { contentRoot, AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                foreach (var mark in marks.Select(mark => Path.Combine(folder.FullName, mark)))
                {
                    if (File.Exists(mark)) return Path.GetDirectoryName(mark);
                    if (Directory.Exists(mark)) return mark;
                }
            }
        }

        return null;
    }

    private void CheckDatabase(ServerSettings settings)
    {
        if (settings.Database != DatabaseProvider.Sqlite && settings.DatabaseConnectionString is null)
        {
            Refuse(
                $"{DatabaseKeys.Provider} 为 {settings.Database} 时必须给出 {DatabaseKeys.ConnectionString}，例如：{DatabaseKeys.Example(settings.Database)}",
                $"{DatabaseKeys.Provider} {settings.Database} needs {DatabaseKeys.ConnectionString}, for example: {DatabaseKeys.Example(settings.Database)}");
        }
        else if (settings.Database == DatabaseProvider.Sqlite && settings.DatabaseConnectionString is not null)
        {
            Refuse(
                $"{DatabaseKeys.ConnectionString} 不用于 Sqlite：它的文件位于 Data:Directory。请设置 {DatabaseKeys.Provider} 为 PostgreSql 或 SqlServer，或去掉连接字符串。",
                $"{DatabaseKeys.ConnectionString} is not for Sqlite, whose file lies in Data:Directory. Set {DatabaseKeys.Provider} to PostgreSql or SqlServer, or leave it out.");
        }
    }

    private void RefuseUnknownKeys()
    {
        foreach (var section in KnownKeys.Select(key => key[..key.IndexOf(':', StringComparison.Ordinal)]).Distinct())
        {
            foreach (var child in _configuration.GetSection(section).GetChildren().SelectMany(Leaves))
            {
                if (KnownKeys.Contains(child.Path, StringComparer.OrdinalIgnoreCase)) continue;
                var allowed = string.Join(", ", KnownKeys.Where(key => key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase)));
                Refuse($"没有 {child.Path} 这个设置。这一组可用的设置：{allowed}。", $"There is no setting {child.Path}. In this group there are: {allowed}.");
            }
        }
    }

    /// <summary>The child itself, or those below it when it only holds keys of ours.</summary>
    private static IEnumerable<IConfigurationSection> Leaves(IConfigurationSection child) =>
        KnownKeys.Any(key => key.StartsWith(child.Path + ":", StringComparison.OrdinalIgnoreCase)) ? child.GetChildren().SelectMany(Leaves) : [child];

    private void Refuse(string zh, string en) => _problems.Add(new(zh, en));
}
