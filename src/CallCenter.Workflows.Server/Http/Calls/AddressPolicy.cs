using System.Net;
using System.Net.Sockets;

namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>
/// Which addresses flows may connect to. The internet is open; this machine, private and link-local networks, multicast, and the
/// addresses where clouds keep their machines' secrets are closed unless the administrator opened them.
/// </summary>
public sealed class AddressPolicy(IReadOnlyList<AddressPattern> allowed)
{
    /// <summary>Registered special purposes (RFC 6890 and its successors), and one cloud's inner services at a public address.</summary>
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
            "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "168.63.129.16/32", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>The only part of IPv6 that is the internet.</summary>
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");

    /// <summary>An IPv4 address in its last four bytes reaches that address through a translator.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    public bool Allows(string host, IPAddress address) => Allows(address) || allowed.Any(pattern => pattern.Allows(host));

    private bool Allows(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (allowed.Any(pattern => pattern.Allows(address))) return true;
        if (address.AddressFamily == AddressFamily.InterNetwork) return !IsClosed(address);
        if (address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        if (Translated.Contains(address)) return Allows(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return Global.Contains(address) && !IsClosed(address);
    }

    private static bool IsClosed(IPAddress address) => Array.Exists(Closed, network => network.Contains(address));
}

/// <summary>A flow tried to reach what is closed to it.</summary>
internal sealed class ForbiddenAddressException(string host, IPAddress? address) : Exception($"{host} ({address}) is closed to workflows.")
{
    public string Host { get; } = host;
    public IPAddress? Address { get; } = address;
}
