namespace CallCenter;

/// <summary>Why something was decided so, for people.</summary>
public sealed record Why(string Zh, string En);
