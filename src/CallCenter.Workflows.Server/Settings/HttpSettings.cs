using CallCenter.Workflows.Server.Http.Calls;

namespace CallCenter.Workflows.Server.Settings;

/// <summary>How flows meet HTTP. Sizes are in bytes, times on the wall clock: whoever waits at the other end has no other.</summary>
public sealed record HttpSettings
{
    /// <summary>More than this in one instance would burden the store.</summary>
    public const long MostSize = 64L * 1024 * 1024;

    /// <summary>Paths that the server itself answers.</summary>
    public static readonly string[] Taken = ["/api", "/elsa", "/hubs", "/health", "/metrics", "/openapi", "/studio", "/assets"];

    /// <summary>Below this path lie the flows' endpoints.</summary>
    public string BasePath { get; init; } = "/workflows";

    /// <summary>This server as others reach it, for the addresses that the designer shows; empty shows paths.</summary>
    public string BaseUrl { get; init; } = "";

    /// <summary>The longest a caller is kept waiting where the endpoint does not say.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest body that an endpoint takes; an endpoint may take less.</summary>
    public long RequestSizeLimit { get; init; } = 4L * 1024 * 1024;

    /// <summary>How long a flow's own request to another server may take in all.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The largest answer that a flow takes from another server.</summary>
    public long ResponseSizeLimit { get; init; } = 4L * 1024 * 1024;

    /// <summary>What flows may call of this machine and its networks, which are closed to them otherwise.</summary>
    public IReadOnlyList<AddressPattern> AllowedAddresses { get; init; } = [];
}
