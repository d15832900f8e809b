using System.Threading.Channels;
using CallCenter.Telephony.Asterisk.Ari;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Asterisk;

/// <summary>Who uses the link.</summary>
internal interface ILinkUser
{
    /// <summary>
    /// Compares what Asterisk has with what we know: after the link was made, when events may be missing, and now and then.
    /// Events that came meanwhile are handed over afterwards, so some of them are known already.
    /// </summary>
    Task SynchroniseAsync(bool afterGap, CancellationToken cancellationToken);

    void Take(AriEvent happened);
}

/// <summary>
/// The one supervisor of the event stream: connects, pings, compares now and then, and connects again with growing waits.
/// Asterisk keeps no events for who is not connected, so each new connection begins with a comparison.
/// </summary>
internal sealed partial class AsteriskLink(AsteriskOptions options, AriClient ari, ILinkUser user, TimeProvider clock, ILogger logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _firstUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _run = Task.CompletedTask;
    private bool _isDisposed;

    public LinkState State { get; private set; } = new(LinkPhase.Connecting, clock.GetUtcNow(), null);

    /// <summary>Begins, and returns when the link is up or the time for it is over.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _run = Task.Run(RunAsync, CancellationToken.None);
        try
        {
            await _firstUp.Task.WaitAsync(options.StartTimeout, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            LogNotThere(logger, options.BaseUrl, State.Fault ?? "no answer");
        }
    }

    /// <summary>May come twice: the adapter is registered under its own name and its port's.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, true)) return;
        await _stop.CancelAsync();
        await _run;
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var wait = options.FirstRetry;
        while (!_stop.IsCancellationRequested)
        {
            var fault = await ConnectionAsync();
            if (_stop.IsCancellationRequested) return;

            // A connection that came into being starts the waits anew; one that was closed at once must not spin.
            if (State.IsUp)
            {
                AsteriskMetrics.LinkIsLost();
                if (clock.GetUtcNow() - State.Since > options.LongestRetry) wait = options.FirstRetry;
            }

            Now(LinkPhase.Down, fault);
            LogLost(logger, options.BaseUrl, fault, wait);
            await Task.Delay(wait, clock, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < options.LongestRetry ? wait * 2 : options.LongestRetry;
        }
    }

    /// <summary>One connection from its making to its end.</summary>
    /// <returns>Why it ended.</returns>
    private async Task<string> ConnectionAsync()
    {
        using var socket = new AriSocket();
        var events = Channel.CreateUnbounded<AriEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
        try
        {
            if (State.Phase != LinkPhase.Down) Now(LinkPhase.Connecting, null);
            await socket.ConnectAsync(options, _stop.Token);
            var reading = ReadAsync(socket, events.Writer);
            Now(LinkPhase.Synchronising, null);
            await user.SynchroniseAsync(afterGap: true, _stop.Token);
            Now(LinkPhase.Up, null);
            AsteriskMetrics.LinkIsUp();
            LogUp(logger, options.BaseUrl, options.Application);
            _firstUp.TrySetResult();

            using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
            var watching = WatchAsync(socket, over.Token);
            await foreach (var happened in events.Reader.ReadAllAsync(_stop.Token)) Hand(happened);
            await over.CancelAsync();
            return await watching ?? await reading;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.Message;
        }
        finally
        {
            socket.Abort();
        }
    }

    private async Task<string> ReadAsync(AriSocket socket, ChannelWriter<AriEvent> events)
    {
        try
        {
            await socket.ReadAsync(happened => events.TryWrite(happened), _stop.Token);
            return "Asterisk closed the event stream";
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
        finally
        {
            events.TryComplete();
        }
    }

    private void Hand(AriEvent happened)
    {
        AsteriskMetrics.EventTold();
        if (happened.Type == "ApplicationReplaced") LogReplaced(logger, options.Application);
        try
        {
            user.Take(happened);
        }
        catch (Exception exception)
        {
            // One event that is not understood must not end the link for all contacts.
            LogNotTaken(logger, exception, happened.Type);
        }
    }

    /// <summary>Compares now and then; ends the connection when our application is no longer known or requests fail.</summary>
    /// <returns>What was wrong; null when it was called off.</returns>
    private async Task<string?> WatchAsync(AriSocket socket, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await Task.Delay(options.SweepEvery, clock, cancellationToken);
                if (!await ari.ExistsAsync($"applications/{AriNames.Segment(options.Application)}")) throw new IOException("Asterisk dropped our application");
                await user.SynchroniseAsync(afterGap: false, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception exception)
        {
            socket.Abort();
            return exception.Message;
        }
    }

    private void Now(LinkPhase phase, string? fault) => State = new LinkState(phase, clock.GetUtcNow(), fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The link to Asterisk at {Address} is up, application {Application}.")]
    private static partial void LogUp(ILogger logger, Uri address, string application);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The link to Asterisk at {Address} is down: {Fault}. Next attempt in {Wait}.")]
    private static partial void LogLost(ILogger logger, Uri address, string fault, TimeSpan wait);

    [LoggerMessage(Level = LogLevel.Error, Message = "Asterisk at {Address} could not be reached at the start: {Fault}. The server goes on without calls and keeps trying.")]
    private static partial void LogNotThere(ILogger logger, Uri address, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "Another program took over the application {Application} at Asterisk. Only one server may use it; give the other one its own name.")]
    private static partial void LogReplaced(ILogger logger, string application);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of type {Type} could not be taken in.")]
    private static partial void LogNotTaken(ILogger logger, Exception exception, string type);
}
