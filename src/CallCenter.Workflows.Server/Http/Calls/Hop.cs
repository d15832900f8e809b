namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>One request on the way that redirects lead.</summary>
/// <param name="IsTrusted">It goes to the server that the flow named, so it may carry what the flow gave it.</param>
internal sealed record Hop(Uri Address, string Method, bool CarriesBody, bool IsTrusted)
{
    /// <summary>Where the answer leads next; null when it is the answer.</summary>
    public Hop? After(HttpResponseMessage response)
    {
        var code = (int)response.StatusCode;
        if (code is not (301 or 302 or 303 or 307 or 308) || response.Headers.Location is not { } location) return null;
        var next = new Uri(Address, location);
        if (next.Scheme is not ("http" or "https")) throw new HttpRequestException("a redirect to something that is not HTTP");
        if (Address.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp) throw new HttpRequestException("a redirect from HTTPS to HTTP");

        // As browsers do: a form that was posted is not posted again elsewhere, unless the server asks for exactly that.
        var asGet = (code == 303 && Method != "HEAD") || (code is 301 or 302 && Method == "POST");
        var same = next.Scheme == Address.Scheme && next.Host.Equals(Address.Host, StringComparison.OrdinalIgnoreCase) && next.Port == Address.Port;
        return new(next, asGet ? "GET" : Method, CarriesBody && !asGet, IsTrusted && same);
    }
}
