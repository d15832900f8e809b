using System.Globalization;
using CallCenter.Telephony.Asterisk;

namespace CallCenter.Workflows.Server.Settings;

/// <summary>The settings of the Asterisk adapter.</summary>
internal static class AsteriskKeys
{
    private const string Group = "Telephony:Asterisk:";

    public static readonly IReadOnlyList<string> All =
    [
        .. new[] { "BaseUrl", "User", "Password", "Application", "SoundsDirectory", "SoundsPath", "AgentEndpoint", "TrunkEndpoint" }.Select(name => Group + name),
    ];

    /// <param name="get">A key's value, null when it is not set.</param>
    /// <param name="refuse">Takes what is wrong, in Chinese and English.</param>
    /// <param name="contentRoot">What relative folders are relative to.</param>
    public static AsteriskOptions? Read(Func<string, string?> get, Action<string, string> refuse, string contentRoot)
    {
        var baseUrl = Needed("BaseUrl", "http://127.0.0.1:8088");
        var user = Needed("User", "callcenter");
        var password = Needed("Password", "the password of that user in ari.conf");
        var sounds = Needed("SoundsDirectory", "/var/lib/asterisk/sounds/callcenter");
        var application = get(Group + "Application") ?? "callcenter";
        if (!application.All(c => char.IsAsciiLetterOrDigit(c) || c is '_'))
            refuse($"{Group}Application 的值“{application}”不可用：只能用字母、数字和下划线。", $"{Group}Application is \"{application}\". Allowed: letters, digits and underscores, such as callcenter.");
        Uri? address = null;
        if (baseUrl is not null && !(Uri.TryCreate(baseUrl, UriKind.Absolute, out address) && address.Scheme is "http" or "https"))
            refuse($"{Group}BaseUrl 的值“{baseUrl}”不是网址，例如 http://127.0.0.1:8088。", $"{Group}BaseUrl is \"{baseUrl}\". Allowed: ARI's address without /ari, such as http://127.0.0.1:8088.");
        var agents = Template("AgentEndpoint", "PJSIP/{0}");
        var trunk = Template("TrunkEndpoint", "PJSIP/{0}@trunk");
        if (address is null || user is null || password is null || sounds is null) return null;
        return new()
        {
            BaseUrl = address, User = user, Password = password, Application = application, AgentEndpoint = agents, TrunkEndpoint = trunk,
            SoundsDirectory = Path.GetFullPath(sounds, contentRoot), SoundsPath = get(Group + "SoundsPath"),
        };

        string? Needed(string name, string example)
        {
            if (get(Group + name) is { } value) return value;
            refuse($"Telephony:Adapter 为 Asterisk 时必须给出 {Group}{name}，例如：{example}。", $"Telephony:Adapter Asterisk needs {Group}{name}, for example: {example}.");
            return null;
        }

        string Template(string name, string usual)
        {
            var value = get(Group + name) ?? usual;
            if (Fills(value)) return value;
            refuse($"{Group}{name} 的值“{value}”不可用，例如：{usual}。", $"{Group}{name} is \"{value}\". Allowed: an endpoint of Asterisk with {{0}} in it, such as {usual}.");
            return usual;
        }
    }

    private static bool Fills(string template)
    {
        try
        {
            return string.Format(CultureInfo.InvariantCulture, template, "one", "two") is var filled
                && filled.Contains('/', StringComparison.Ordinal) && (filled.Contains("one", StringComparison.Ordinal) || filled.Contains("two", StringComparison.Ordinal));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
