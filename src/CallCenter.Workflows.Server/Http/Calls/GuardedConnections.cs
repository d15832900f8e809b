using System.Net;
using System.Net.Sockets;

namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>
/// Connects flows' requests. The address that is connected to is the one that is checked: a name that resolves to something else
/// a moment later gains nothing.
/// </summary>
internal static class GuardedConnections
{
    public static SocketsHttpHandler Handler(AddressPolicy policy) => new()
    {
        // Redirects are followed by hand, one check each; a proxy would connect in our place, unchecked; cookies would mix flows.
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        MaxResponseHeadersLength = 64,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        ConnectTimeout = TimeSpan.FromSeconds(15),
        ActivityHeadersPropagator = null,
        ConnectCallback = (context, cancellationToken) => ConnectAsync(policy, context.DnsEndPoint, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(AddressPolicy policy, DnsEndPoint target, CancellationToken cancellationToken)
    {
        var addresses = IPAddress.TryParse(target.Host.Trim('[', ']'), out var literal) ? [literal] : await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        var open = Array.FindAll(addresses, address => policy.Allows(target.Host, address));
        if (open.Length == 0 && addresses.Length > 0) throw new ForbiddenAddressException(target.Host, addresses[0]);

        Exception? failure = null;
        foreach (var address in open)
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new IPEndPoint(address, target.Port), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                if (exception is OperationCanceledException) throw;
                failure = exception;
            }
        }

        throw failure ?? new SocketException((int)SocketError.HostNotFound);
    }
}
