using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Recordings;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Contacts;

namespace CallCenter.Workflows.Server.Recordings;

/// <summary>
/// When a contact is over, takes its recordings from the adapter into keeping and deletes them there. What a crash interrupts is
/// taken up at the next start, from the beginning: nothing is deleted at the adapter before it is kept.
/// </summary>
internal sealed partial class RecordingKeeper : BackgroundService
{
    private const int AtOnce = 4;

    /// <summary>At a start, contacts so far back are looked at.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    /// <summary>An adapter may need a moment to finish what it writes; times of the wall clock.</summary>
    private static readonly TimeSpan[] Patience = [.. new[] { 0.2, 0.5, 1, 2, 5, 10, 30 }.Select(TimeSpan.FromSeconds)];

    private readonly Channel<ContactId> _over = Channel.CreateUnbounded<ContactId>();
    private readonly ConcurrentDictionary<ContactId, bool> _underWay = new();
    private readonly ContactFloor _floor;
    private readonly IRecordingSource _source;
    private readonly RecordingVault _vault;
    private readonly RecordingStore _store;
    private readonly TimeProvider _clock;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger _logger;
    private TaskCompletionSource? _idle;
    private int _failures;

    public RecordingKeeper(
        ContactFloor floor, ContactBridge bridge, IRecordingSource source, RecordingVault vault, RecordingStore store, TimeProvider clock,
        IHostApplicationLifetime lifetime, ILogger<RecordingKeeper> logger)
    {
        (_floor, _source, _vault, _store, _clock, _lifetime, _logger) = (floor, source, vault, store, clock, lifetime, logger);
        bridge.Ended += Add;
    }

    public bool IsIdle => _underWay.IsEmpty;

    /// <summary>Completes when the recordings of all contacts that are over are in keeping, or are given up for now.</summary>
    public Task UntilIdleAsync()
    {
        if (IsIdle) return Task.CompletedTask;
        var idle = Interlocked.CompareExchange(ref _idle, new(TaskCreationOptions.RunContinuationsAsynchronously), null) ?? _idle;
        if (IsIdle) TellIdle();
        return idle?.Task ?? Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        RemoveHalfWritten();
        var keeping = Parallel.ForEachAsync(
            _over.Reader.ReadAllAsync(stoppingToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = stoppingToken }, TakeAsync);
        await TakeUpAsync(stoppingToken);
        await keeping;
    }

    private void Add(ContactId contact)
    {
        if (_underWay.TryAdd(contact, true)) _over.Writer.TryWrite(contact);
    }

    /// <summary>Before anything new is written there.</summary>
    private void RemoveHalfWritten()
    {
        try
        {
            _vault.Clean();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            LogNotTakenUp(_logger, failure);
        }
    }

    /// <summary>What the last run did not finish; what nobody can finish any more is removed.</summary>
    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Contacts that did not outlive the last run have been ended by now.
            await _floor.UntilIdleAsync().WaitAsync(cancellationToken);
            var failures = Volatile.Read(ref _failures);
            foreach (var contact in await _store.FindUnkeptAsync(_clock.GetUtcNow() - Back, cancellationToken)) Add(contact);
            await UntilIdleAsync().WaitAsync(cancellationToken);
            if (Volatile.Read(ref _failures) == failures) await _source.CleanAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTakenUp(_logger, failure);
        }
    }

    private async ValueTask TakeAsync(ContactId id, CancellationToken cancellationToken)
    {
        try
        {
            if (await _floor.ContactAsync(id, cancellationToken) is not { Recordings.Count: > 0 } contact) return;
            var kept = await _store.KeptAsync(id, cancellationToken);
            foreach (var recording in contact.Recordings.Where(recording => !kept.Contains(RecordingVault.IdOf(id, recording))))
                await KeepAsync(contact, recording, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Interlocked.Increment(ref _failures);
            LogNotKept(_logger, id, failure);
        }
        finally
        {
            _underWay.TryRemove(id, out _);
            if (IsIdle) TellIdle();
        }
    }

    private async Task KeepAsync(ContactRecord contact, string recording, CancellationToken cancellationToken)
    {
        var sound = await OpenAsync(contact.Id, recording, cancellationToken);
        if (sound.IsUnfinished)
        {
            Interlocked.Increment(ref _failures);
            LogUnfinished(_logger, recording);
        }

        if (sound.Audio is null) return;
        await using (sound.Audio) await _vault.KeepAsync(contact, recording, sound.Audio, cancellationToken);
        await _source.DeleteAsync(contact.Id, recording, cancellationToken);
    }

    private async Task<RecordedSound> OpenAsync(ContactId contact, string recording, CancellationToken cancellationToken)
    {
        foreach (var wait in Patience)
        {
            try
            {
                var sound = await _source.OpenAsync(contact, recording, cancellationToken);
                if (!sound.IsUnfinished) return sound;
            }
            catch (HttpRequestException failure)
            {
                LogNotReached(_logger, recording, failure);
            }

            await Task.Delay(wait, cancellationToken);
        }

        return RecordedSound.Unfinished;
    }

    private void TellIdle() => Interlocked.Exchange(ref _idle, null)?.TrySetResult();

    [LoggerMessage(Level = LogLevel.Error, Message = "Recordings of contact {Contact} could not be taken into keeping; they stay with the adapter until the next start.")]
    private static partial void LogNotKept(ILogger logger, ContactId contact, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recording {Recording} is still being written long after its contact was over; it stays with the adapter until the next start.")]
    private static partial void LogUnfinished(ILogger logger, string recording);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Recording {Recording} cannot be fetched now; it is tried again.")]
    private static partial void LogNotReached(ILogger logger, string recording, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Recordings of the last run could not be taken up; they are at the next start.")]
    private static partial void LogNotTakenUp(ILogger logger, Exception failure);
}
