using System.Globalization;

namespace CallCenter.Telephony.Asterisk;

/// <summary>How Asterisk is reached and what it is called there.</summary>
public sealed record AsteriskOptions
{
    /// <summary>ARI's address up to and without <c>/ari</c>, e.g. <c>http://127.0.0.1:8088</c>.</summary>
    public required Uri BaseUrl { get; init; }

    public required string User { get; init; }
    public required string Password { get; init; }

    /// <summary>The name of our Stasis application; also begins the id of every channel and bridge of ours.</summary>
    public string Application { get; init; } = "callcenter";

    /// <summary>An agent's phone as Asterisk dials it: <c>{0}</c> is the agent's id, <c>{1}</c> the work number.</summary>
    public string AgentEndpoint { get; init; } = "PJSIP/{0}";

    /// <summary>A number outside as Asterisk dials it: <c>{0}</c> is the number.</summary>
    public string TrunkEndpoint { get; init; } = "PJSIP/{0}@trunk";

    /// <summary>Where spoken texts are written for Asterisk to play.</summary>
    public required string SoundsDirectory { get; init; }

    /// <summary>The same folder as Asterisk sees it; null when it sees it under the same path.</summary>
    public string? SoundsPath { get; init; }

    /// <summary>Work numbers of agents, for <see cref="AgentEndpoint"/> and for agents who sign in at their phone.</summary>
    public Func<string, string?> WorkNumberOf { get; init; } = agentId => agentId;

    /// <summary>The agent whose endpoint has that name; null when there is none.</summary>
    public Func<string, string?> AgentOf { get; init; } = endpoint => endpoint;

    /// <summary>A voicemail ends after so much silence.</summary>
    public TimeSpan MessageSilence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long one request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the start waits for the first connection; then it goes on, not ready, and keeps trying.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A ping goes out so often; its answer must come within the same time again.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often what Asterisk has is compared with what we know.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before the first attempt to connect again; doubles with each.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Whether a phone's endpoint, by its name without technology, is that agent's.</summary>
    public bool IsPhoneOf(string agentId, string workNumber, string endpoint)
    {
        var own = EndpointOf(agentId, workNumber);
        return own.AsSpan(own.IndexOf('/') + 1).SequenceEqual(endpoint);
    }

    internal string AgentEndpointOf(string agentId) => EndpointOf(agentId, WorkNumberOf(agentId) ?? agentId);

    private string EndpointOf(string agentId, string workNumber) => string.Format(CultureInfo.InvariantCulture, AgentEndpoint, agentId, workNumber);

    internal string TrunkEndpointOf(string number) => string.Format(CultureInfo.InvariantCulture, TrunkEndpoint, number);

    /// <summary>Nothing that prints the options prints the password.</summary>
    public override string ToString() => $"{User}@{BaseUrl} application {Application}";
}
