using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>What an administrator opens for flows: a network, an address, or a host by name (<c>*.example.com</c> means all below it).</summary>
public sealed record AddressPattern
{
    private readonly IPNetwork? _network;
    private readonly string _host;

    private AddressPattern(IPNetwork? network, string host) => (_network, _host) = (network, host);

    public static bool TryParse(string text, [NotNullWhen(true)] out AddressPattern? pattern)
    {
        pattern = null;
        if (IPAddress.TryParse(text, out var address)) pattern = new(new IPNetwork(address, address.GetAddressBytes().Length * 8), "");
        else if (text.Contains('/', StringComparison.Ordinal))
        {
            if (IPNetwork.TryParse(text, out var network)) pattern = new(network, "");
        }
        else if (Uri.CheckHostName(text.StartsWith("*.", StringComparison.Ordinal) ? text[2..] : text) == UriHostNameType.Dns) pattern = new(null, text.ToLowerInvariant());

        return pattern is not null;
    }

    public bool Allows(IPAddress address) => _network is { } network && network.Contains(address);

    public bool Allows(string host)
    {
        if (_host.Length == 0) return false;
        host = host.TrimEnd('.');
        return _host.StartsWith("*.", StringComparison.Ordinal) ? host.EndsWith(_host[1..], StringComparison.OrdinalIgnoreCase) : host.Equals(_host, StringComparison.OrdinalIgnoreCase);
    }
}
