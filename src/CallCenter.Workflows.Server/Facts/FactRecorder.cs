using System.Collections.Concurrent;
using System.Threading.Channels;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Contacts;

namespace CallCenter.Workflows.Server.Facts;

/// <summary>
/// Writes the fact of each contact once it is over, its agent's wrap-up among it. What a stop interrupts is written at the next
/// start, then without the wrap-up that nobody measured.
/// </summary>
internal sealed partial class FactRecorder : BackgroundService, IFloorListener, IBackgroundWork
{
    private const int Batch = 64;

    /// <summary>At a start, contacts so far back are looked at.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    private readonly Channel<Over> _over = Channel.CreateUnbounded<Over>(new() { SingleReader = true });

    /// <summary>Contacts whose agent may still wrap up.</summary>
    private readonly ConcurrentDictionary<ContactId, Over> _wrappingUp = new();

    /// <summary>Wrap-ups that were over before their contacts, whose flows went on after the talk.</summary>
    private readonly ConcurrentDictionary<ContactId, TimeSpan> _wrappedUp = new();
    private readonly IServiceProvider _services;
    private readonly Lazy<ContactFloor> _floor;
    private readonly FactStore _facts;
    private readonly ContactVersionStore _versions;
    private readonly ContactVersions _bound;
    private readonly CentreDirectory _directory;
    private readonly CentreTime _time;
    private readonly ILogger _logger;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly PendingWork _work = new();

    public FactRecorder(
        ContactBridge bridge, FactStore facts, ContactVersionStore versions, ContactVersions bound, CentreDirectory directory, CentreTime time, IServiceProvider services,
        IHostApplicationLifetime lifetime, ILogger<FactRecorder> logger)
    {
        (_facts, _versions, _bound, _directory, _time, _services, _lifetime, _logger) = (facts, versions, bound, directory, time, services, lifetime, logger);
        // The floor tells this listener of changes, so it can only be asked for when it is first needed.
        _floor = new(_services.GetRequiredService<ContactFloor>);
        bridge.TalkOver += talk => Add(new(talk.Contact, null, talk.AgentId) { IsTalk = true });
        bridge.Ended += contact => Add(new(contact, null));
    }

    public bool IsIdle => _work.IsIdle;

    public Task UntilIdleAsync() => _work.UntilIdleAsync();

    void IFloorListener.Changed(FloorChange change)
    {
        if (change.Kind != FloorThing.Agent || _wrappingUp.IsEmpty) return;
        foreach (var waiting in _wrappingUp.Where(pair => pair.Value.AgentId == change.Id))
        {
            if (_wrappingUp.TryRemove(waiting.Key, out var over)) Add(over);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await TakeUpAsync(stoppingToken);
        while (await _over.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Over>();
            while (batch.Count < Batch && _over.Reader.TryRead(out var over)) batch.Add(over);
            try
            {
                await WriteAsync(batch, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotWritten(_logger, batch.Count, failure);
            }
            finally
            {
                _work.Ended(batch.Count);
            }
        }
    }

    private void Add(Over over)
    {
        _work.Began();
        if (!_over.Writer.TryWrite(over)) _work.Ended(1);
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var contact in await _facts.FindMissingAsync(_time.Now - Back, cancellationToken)) Add(new(contact, TimeSpan.Zero));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTakenUp(_logger, failure);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Over> batch, CancellationToken cancellationToken)
    {
        var facts = new List<(string, ContactFact)>();
        foreach (var over in batch)
        {
            if (over.IsTalk)
            {
                if (await WrapUpAsync(over, over.AgentId) is { } early) _wrappedUp.AddOrUpdate(over.Contact, early, (_, before) => before + early);
                continue;
            }

            if (await _floor.Value.ContactAsync(over.Contact, cancellationToken) is not { State: ContactState.Ended } contact) continue;
            if (await WrapUpAsync(over, contact.AgentId) is not { } wrapUp) continue;
            if (_wrappedUp.TryRemove(contact.Id, out var earlier)) wrapUp += earlier;
            var bound = await _versions.FindAsync(contact.Id.Value, cancellationToken);
            facts.Add((contact.Id.Value, ContactFacts.Of(contact, bound?.Group ?? GroupOf(contact), bound?.Version, wrapUp)));
        }

        await _facts.AddAsync(facts, _time.Zone, cancellationToken);
    }

    /// <summary>How long the agent wrapped up; null while they still do, or have not put down yet: then the next change of theirs brings the contact here again.</summary>
    private async Task<TimeSpan?> WrapUpAsync(Over over, string? agentId)
    {
        if (over.WrapUp is { } known) return known;
        if (agentId is null) return TimeSpan.Zero;

        // Noted before asking: a change between the two is not missed. A contact that ends takes over from its talk.
        over = over with { AgentId = agentId, Since = over.Since ?? (_wrappingUp.TryGetValue(over.Contact, out var talk) ? talk.Since : null) };
        _wrappingUp[over.Contact] = over;
        var agent = await _floor.Value.AgentAsync(agentId);
        if (agent is { State: AgentState.Busy or AgentState.WrapUp, Contact: { } own } && own == over.Contact)
        {
            if (agent.State == AgentState.WrapUp) _wrappingUp.TryUpdate(over.Contact, over with { Since = agent.Since }, over);
            return null;
        }

        _wrappingUp.TryRemove(new(over.Contact, over));
        return over.Since is { } since ? Positive(_time.Now - since) : TimeSpan.Zero;
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private string? GroupOf(ContactRecord contact) =>
        _directory.Facts.Agents.FirstOrDefault(agent => agent.Id == contact.AgentId) is { } agent ? _bound.GroupOf(agent, contact.Queue) : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The facts of {Count} contacts could not be written; they are at the next start.")]
    private static partial void LogNotWritten(ILogger logger, int count, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contacts of the last run without facts could not be looked for; they are at the next start.")]
    private static partial void LogNotTakenUp(ILogger logger, Exception failure);

    /// <param name="Contact">Ended.</param>
    /// <param name="WrapUp">The time of wrapping up, where it is settled.</param>
    /// <param name="AgentId">Who may still wrap up.</param>
    /// <param name="Since">When the agent began to wrap up.</param>
    private sealed record Over(ContactId Contact, TimeSpan? WrapUp, string? AgentId = null, DateTimeOffset? Since = null)
    {
        /// <summary>Only a talk is over; its contact may go on.</summary>
        public bool IsTalk { get; init; }
    }
}
