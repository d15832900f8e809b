using CallCenter.Contacts;
using CallCenter.Telephony.Asterisk.Ari;
using CallCenter.Telephony.Speech;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Asterisk;

/// <summary>
/// Lines and phones of an Asterisk (16 or newer) over ARI: requests by HTTP, events by one WebSocket.
/// </summary>
/// <remarks>
/// A contact is the caller's channel. While nobody talks with them it stands alone in our application and hears prompts or
/// music; a talk is a bridge with the channels of all who talk. What we know changes under one lock, in the order in which Asterisk tells
/// it; requests are sent outside of it. Everything is registered here before it is asked for, so an event that beats the
/// answer finds it.
/// </remarks>
public sealed partial class AsteriskTelephony : ITelephony, ILinkUser, IAsyncDisposable
{
    private const int KeptOver = 10_000;
    private readonly AsteriskOptions _options;
    private readonly AriNames _names;
    private readonly AriClient _ari;
    private readonly PromptSounds _sounds;
    private readonly AsteriskLink _link;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, CallLine> _lines = [];

    /// <summary>Legs by their channels; one stays until its channel is gone, also when its contact is over.</summary>
    private readonly Dictionary<string, PhoneLeg> _legs = new(StringComparer.Ordinal);

    /// <summary>Contacts whose end was told: late events of theirs mean nothing.</summary>
    private readonly OrderedDictionary<ContactId, bool> _over = [];

    private ITelephonySink? _sink;
    private bool _isDisposed;

    public AsteriskTelephony(AsteriskOptions options, ISpeech speech, TimeProvider clock, ILogger<AsteriskTelephony> logger)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _names = new AriNames(options.Application);
        _ari = new AriClient(options);
        _sounds = new PromptSounds(options, speech, _ari, logger);
        _link = new AsteriskLink(options, _ari, this, clock, logger);
    }

    /// <summary>How the link is now.</summary>
    public LinkState Link => _link.State;

    /// <summary>Connects. When Asterisk does not answer in time it goes on trying; callers that it then has are told as new ones.</summary>
    public async ValueTask StartAsync(ITelephonySink sink, CancellationToken cancellationToken)
    {
        _sink = sink;
        await _link.StartAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<ContactId>> ListContactsAsync(CancellationToken cancellationToken)
    {
        lock (_gate) return new([.. _lines.Keys]);
    }

    /// <summary>May be called again: it is known as a telephony and as a source of recordings, and whoever holds both disposes of both.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _link.DisposeAsync();
        lock (_gate)
        {
            foreach (var leg in _legs.Values) leg.RingTimer?.Dispose();
            foreach (var line in _lines.Values) line.Outgoing?.RingTimer?.Dispose();
        }

        _ari.Dispose();
    }

    private DateTimeOffset Now => _clock.GetUtcNow();

    private void Emit(TelephonyEvent happened) => _sink?.Take(happened);

    /// <summary>Does an operation once for its key. When the caller went away meanwhile, what it made is taken away again.</summary>
    private async ValueTask<TelephonyResult> Do(ContactId contact, string key, Func<CallLine, ValueTask<TelephonyResult>> operation)
    {
        CallLine? line;
        Task settling;
        lock (_gate)
        {
            if (!_lines.TryGetValue(contact, out line)) return TelephonyResult.Gone;
            if (!line.IsNew(key)) return TelephonyResult.Done;
            settling = line.Settling;
        }

        try
        {
            await settling;
            return await operation(line);
        }
        catch
        {
            lock (_gate) line.Forget(key);
            throw;
        }
        finally
        {
            if (line.IsOver) await ClearAwayAsync(line);
        }
    }

    /// <summary>The caller is gone: tells it, and takes away what belonged to them.</summary>
    private void End(CallLine line, ContactEndedBy by, string cause)
    {
        if (line.IsOver) return;
        if (line.Message is { } message) EndMessage(line, message, null, Now);
        line.IsOver = true;
        line.Outgoing?.RingTimer?.Dispose();
        _lines.Remove(line.Id);
        Forget(line.Id);
        foreach (var leg in line.Legs.Values)
        {
            leg.RingTimer?.Dispose();
            leg.Ending ??= LegEnd.Disconnected;
        }

        Emit(new TelephonyEvent.Gone(line.Id, Now, by, cause));
        Settle(line, () => ClearAwayAsync(line));
    }

    private void Forget(ContactId contact)
    {
        _over[contact] = true;
        if (_over.Count > KeptOver) _over.RemoveAt(0);
    }

    /// <summary>Something of a line that an event makes necessary; operations on the line come after it.</summary>
    private void Settle(CallLine line, Func<Task> work) => line.Settling = AfterAsync(line.Settling, work);

    private async Task AfterAsync(Task before, Func<Task> work)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            // The link is down or Asterisk slow: the next comparison finds what is left over.
            LogNotSettled(_logger, exception);
        }
    }

    private async Task ClearAwayAsync(CallLine line)
    {
        List<string> channels;
        List<string> bridges;
        lock (_gate)
        {
            channels = [.. line.Legs.Values.Select(leg => leg.Channel), .. line.Legs.Values.Select(leg => leg.Ears?.Channel).OfType<string>(), .. line.Recordings.Values.Select(recording => recording.Channel)];
            bridges = [.. line.Legs.Values.Select(leg => leg.Ears?.Bridge).Append(line.Bridge).OfType<string>()];
        }

        foreach (var channel in channels) await _ari.DeleteAsync("channels/" + AriNames.Segment(channel), ("reason", "normal"));

        // The bridges last: with their channels gone their causes have been told.
        foreach (var bridge in bridges) await _ari.DeleteAsync("bridges/" + AriNames.Segment(bridge));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Something that a call left in Asterisk could not be taken away yet.")]
    private static partial void LogNotSettled(ILogger logger, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Asterisk refused {Operation} for contact {Contact}: {Status} {Reason}")]
    private static partial void LogRefused(ILogger logger, string operation, ContactId contact, int status, string reason);

    private TelephonyResult ResultOf(AriAnswer answer, string operation, CallLine line)
    {
        if (answer.Result == TelephonyResult.Refused) LogRefused(_logger, operation, line.Id, (int)answer.Status, answer.Reason);
        return answer.Result;
    }
}
