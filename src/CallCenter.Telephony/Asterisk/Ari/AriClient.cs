using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CallCenter.Telephony.Asterisk.Ari;

/// <summary>ARI's requests. Throws only when Asterisk cannot be reached or does not answer in time.</summary>
internal sealed class AriClient : IDisposable
{
    private readonly HttpClient _http;

    public AriClient(AsteriskOptions options)
    {
        // Asterisk closes idle connections after 15 s by default; ours are given up before.
        var handler = new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10), UseProxy = false, UseCookies = false, AllowAutoRedirect = false };
        _http = new HttpClient(handler) { BaseAddress = new Uri(options.BaseUrl, "/ari/"), Timeout = options.RequestTimeout };
        _http.DefaultRequestHeaders.Authorization = Credentials(options);
    }

    public static AuthenticationHeaderValue Credentials(AsteriskOptions options) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.User}:{options.Password}")));

    public Task<AriAnswer> PostAsync(string path, params (string Name, string? Value)[] query) => SendAsync(HttpMethod.Post, path, query);

    public Task<AriAnswer> DeleteAsync(string path, params (string Name, string? Value)[] query) => SendAsync(HttpMethod.Delete, path, query);

    /// <summary>Whether there is such a thing.</summary>
    public async Task<bool> ExistsAsync(string path)
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseContentRead);
        if (response.StatusCode == HttpStatusCode.NotFound) return false;
        response.EnsureSuccessStatusCode();
        return true;
    }

    /// <summary>What is there; null when it is not.</summary>
    public async Task<T?> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken) where T : class
    {
        using var response = await _http.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound) return null;
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(type, cancellationToken);
    }

    /// <summary>A file as it is; null when there is none. Whoever takes it disposes of it.</summary>
    public async Task<Stream?> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var response = await _http.GetAsync(new Uri(path, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (response.StatusCode == HttpStatusCode.NotFound)
        {
            response.Dispose();
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStreamAsync(cancellationToken);
    }

    public void Dispose() => _http.Dispose();

    private async Task<AriAnswer> SendAsync(HttpMethod method, string path, (string Name, string? Value)[] query)
    {
        var asked = string.Join('&', query.Where(part => part.Value is not null).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}"));
        using var request = new HttpRequestMessage(method, asked.Length == 0 ? path : $"{path}?{asked}");
        var started = Stopwatch.GetTimestamp();
        using var response = await _http.SendAsync(request);
        AsteriskMetrics.RequestTook(Stopwatch.GetElapsedTime(started), response.IsSuccessStatusCode);
        if (response.IsSuccessStatusCode) return new AriAnswer(response.StatusCode, "");
        return new AriAnswer(response.StatusCode, Reason(await response.Content.ReadAsStringAsync()));
    }

    private static string Reason(string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, AriJson.Default.AriProblem) is { } problem ? problem.Message ?? problem.Error ?? "" : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}

/// <summary>What Asterisk answered to a request that changes something.</summary>
/// <param name="Status">ARI's meanings: 404 no such thing, 409 in another state or there already, 412 and 422 not in our application.</param>
/// <param name="Reason">Its words when it did not do it.</param>
internal readonly record struct AriAnswer(HttpStatusCode Status, string Reason)
{
    public bool IsDone => (int)Status is >= 200 and < 300;

    /// <summary>The thing is no more, or no longer ours to command.</summary>
    public bool IsGone => Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity;

    public TelephonyResult Result => IsDone ? TelephonyResult.Done : IsGone ? TelephonyResult.Gone : TelephonyResult.Refused;
}
