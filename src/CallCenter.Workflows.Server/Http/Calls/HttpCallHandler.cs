using System.Net;
using System.Net.Http.Headers;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Http.Calls;

/// <summary>Sends flows' requests to other servers: to allowed addresses only, in bounded time, and for answers of bounded size.</summary>
internal sealed partial class HttpCallHandler : IAskHandler, IDisposable
{
    private const int MostRedirects = 5;
    private const string IdempotencyKey = "Idempotency-Key";

    private readonly HttpSettings _settings;
    private readonly ILogger<HttpCallHandler> _logger;
    private readonly HttpMessageInvoker _client;

    public HttpCallHandler(ServerSettings settings, ILogger<HttpCallHandler> logger)
    {
        (_settings, _logger) = (settings.Http, logger);
        _client = new(GuardedConnections.Handler(new(_settings.AllowedAddresses)));
    }

    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(HttpCall)];

    public bool IsSlow => true;

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_settings.CallTimeout, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await CallAsync((HttpCall)request, idempotencyKey, either.Token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            LogFailure(_logger, idempotencyKey, exception.GetType().Name);
            return Explain(exception, late.IsCancellationRequested);
        }
    }

    private async Task<object> CallAsync(HttpCall call, string idempotencyKey, CancellationToken cancellationToken)
    {
        if (call.Authorization is { } given && !call.IsRawAuthorization && !AuthenticationHeaderValue.TryParse(given.Reveal(), out _)) return new AskFailed(
            "Authorization 标头的格式不正确，应如“Bearer 令牌”；也可打开“不检查 Authorization 标头”。 / "
            + "The Authorization header is not well formed: \"Bearer TOKEN\" is right, or switch its validation off.", Retryable: false);

        var hop = new Hop(new Uri(call.Url.Reveal()), call.Method, CarriesBody: true, IsTrusted: true);
        for (var redirects = 0; ; redirects++)
        {
            using var message = Message(call, hop, idempotencyKey);
            using var response = await _client.SendAsync(message, cancellationToken);
            if (hop.After(response) is not { } next) return await AnswerReader.ReadAsync(response, hop.Address, call.WantsFile, _settings.ResponseSizeLimit, cancellationToken);
            if (redirects == MostRedirects) throw new HttpRequestException($"more than {MostRedirects} redirects");
            hop = next;
        }
    }

    private static HttpRequestMessage Message(HttpCall call, Hop hop, string idempotencyKey)
    {
        var message = new HttpRequestMessage(new(hop.Method), hop.Address) { VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (hop.CarriesBody && call.Body?.Reveal() is { } body)
        {
            message.Content = new ByteArrayContent(call.IsBase64 ? Convert.FromBase64String(body) : System.Text.Encoding.UTF8.GetBytes(body));
            if (call.ContentType is not null) message.Content.Headers.TryAddWithoutValidation("Content-Type", call.ContentType);
        }

        // What the author gave may be a secret meant for the first server only.
        if (hop.IsTrusted)
        {
            foreach (var header in call.Headers)
            {
                if (message.Headers.TryAddWithoutValidation(header.Name, header.Value.Reveal())) continue;
                message.Content?.Headers.Remove(header.Name);
                message.Content?.Headers.TryAddWithoutValidation(header.Name, header.Value.Reveal());
            }

            if (call.Authorization is { } authorization)
            {
                message.Headers.Remove("Authorization");
                message.Headers.TryAddWithoutValidation("Authorization", authorization.Reveal());
            }
        }

        // The same after a crash, so that the receiver can tell a repetition from a second wish.
        if (hop.Method is not ("GET" or "HEAD" or "OPTIONS") && !message.Headers.Contains(IdempotencyKey)) message.Headers.Add(IdempotencyKey, idempotencyKey);
        return message;
    }

    private object Explain(Exception exception, bool isLate)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is ForbiddenAddressException forbidden) return new AskFailed(
                $"流程不可访问 {forbidden.Host}（{forbidden.Address}）：本机、内网和保留地址默认关闭，管理员可用设置 Http:AllowedAddresses 开放。 / "
                + $"Workflows may not call {forbidden.Host} ({forbidden.Address}): this machine, private networks and reserved addresses are closed; "
                + "an administrator can open one with the setting Http:AllowedAddresses.", Retryable: false);
            if (cause is AnswerTooLargeException) return new AskFailed(
                $"对方的响应超过 {_settings.ResponseSizeLimit} 字节（设置 Http:ResponseSizeLimit）。 / "
                + $"The answer is larger than {_settings.ResponseSizeLimit} bytes (setting Http:ResponseSizeLimit).", Retryable: false);
        }

        if (isLate || exception is OperationCanceledException) return new HttpTimedOut(_settings.CallTimeout);
        if (exception is HttpRequestException or IOException) return new HttpNotConnected(WhyOf(exception));
        return new AskFailed(exception.Message, Retryable: true);
    }

    /// <summary>The cause without the address, which may hold a secret.</summary>
    private static string WhyOf(Exception exception) => exception switch
    {
        HttpRequestException { HttpRequestError: not HttpRequestError.Unknown and var error } => error.ToString(),
        { InnerException: { } inner } => WhyOf(inner),
        _ => exception.Message,
    };

    public void Dispose() => _client.Dispose();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The HTTP call {Key} failed: {Failure}")]
    private static partial void LogFailure(ILogger logger, string key, string failure);
}
