namespace CallCenter.Processes.Catalogue;

/// <summary>One value of an axis: a channel, a kind of service, a group of customers, a service item.</summary>
public sealed record AxisValue(string Id, string Name, string EnglishName);

/// <summary>A part of the map that needs no process; an axis left out means all of it.</summary>
public sealed record CoverageExclusion(string? ServiceKind, string? Channel, string? Customers, string Reason)
{
    public bool Holds(string serviceKind, string channel, string customers) =>
        (ServiceKind is null || ServiceKind == serviceKind) && (Channel is null || Channel == channel) && (Customers is null || Customers == customers);
}

/// <summary>What this centre offers, to whom and by which ways, in its own words.</summary>
public sealed record CoverageAxes
{
    public IReadOnlyList<AxisValue> ServiceKinds { get; init; } = [];
    public IReadOnlyList<AxisValue> Channels { get; init; } = [];
    public IReadOnlyList<AxisValue> Customers { get; init; } = [];

    /// <summary>Chosen from by processes; no axis of the map.</summary>
    public IReadOnlyList<AxisValue> ServiceItems { get; init; } = [];

    public IReadOnlyList<CoverageExclusion> Exclusions { get; init; } = [];

    public static CoverageAxes Empty { get; } = new();
}
