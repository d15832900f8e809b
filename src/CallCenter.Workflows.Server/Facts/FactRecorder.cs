using System.Threading.Channels;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Persistence.Bindings;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Facts;
using CallCenter.Routing;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Contacts;

namespace CallCenter.Workflows.Server.Facts;

/// <summary>
/// Writes the fact of each contact once it is over and its agent has wrapped up, in whichever order the two come: a caller may
/// still rate the talk while the agent wraps up. What a stop interrupts is written at the next start, then without the wrap-up
/// that nobody measured.
/// </summary>
internal sealed partial class FactRecorder : BackgroundService, IFloorListener, IBackgroundWork
{
    private const int Batch = 64;

    /// <summary>At a start, contacts so far back are looked at.</summary>
    private static readonly TimeSpan Back = TimeSpan.FromDays(2);

    private readonly Channel<Told> _told = Channel.CreateUnbounded<Told>(new() { SingleReader = true });

    /// <summary>Agents who wrap up, and since when. This and what follows belongs to the one reader.</summary>
    private readonly Dictionary<string, (ContactId Contact, DateTimeOffset Since)> _wrappingUp = [];

    /// <summary>How long agents wrapped up for contacts that have no fact yet.</summary>
    private readonly Dictionary<ContactId, TimeSpan> _wrappedUp = [];

    /// <summary>Contacts that are over but for their agent, by the agent.</summary>
    private readonly Dictionary<string, HashSet<ContactId>> _waiting = [];
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
        bridge.Ended += contact => Add(new Told.Over(contact));
    }

    /// <summary>A contact is over, and its agent's wrap-up too. Raised between its work: returns at once.</summary>
    public event Action<ContactId>? Recorded;

    public bool IsIdle => _work.IsIdle;

    public Task UntilIdleAsync() => _work.UntilIdleAsync();

    void IFloorListener.Changed(FloorChange change)
    {
        if (change.Kind == FloorThing.Agent) Add(new Told.Agent(change.Id));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var starting = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await TakeUpAsync(stoppingToken);
        while (await _told.Reader.WaitToReadAsync(stoppingToken))
        {
            var batch = new List<Told>();
            while (batch.Count < Batch && _told.Reader.TryRead(out var told)) batch.Add(told);
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

    private void Add(Told told)
    {
        _work.Began();
        if (!_told.Writer.TryWrite(told)) _work.Ended(1);
    }

    private async Task TakeUpAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var contact in await _facts.FindMissingAsync(_time.Now - Back, cancellationToken)) Add(new Told.Over(contact));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotTakenUp(_logger, failure);
        }
    }

    private async Task WriteAsync(IReadOnlyList<Told> batch, CancellationToken cancellationToken)
    {
        var facts = new List<(string, ContactFact)>();
        foreach (var told in batch)
        {
            foreach (var contact in told is Told.Over { Contact: var over } ? [over] : await WaitedForAsync(((Told.Agent)told).Id))
            {
                if (await FactAsync(contact, cancellationToken) is { } fact) facts.Add((contact.Value, fact));
            }
        }

        await _facts.AddAsync(facts, _time.Zone, cancellationToken);
        foreach (var (contact, _) in facts)
        {
            _wrappedUp.Remove(new(contact));
            Recorded?.Invoke(new(contact));
        }
    }

    /// <summary>Null while the contact is not over, or its agent has not put down or still wraps up.</summary>
    private async Task<ContactFact?> FactAsync(ContactId id, CancellationToken cancellationToken)
    {
        if (await _floor.Value.ContactAsync(id, cancellationToken) is not { State: ContactState.Ended } contact) return null;
        if (contact.AgentId is { } agentId && await HasAsync(agentId, id))
        {
            if (!_waiting.TryGetValue(agentId, out var waiting)) _waiting[agentId] = waiting = [];
            waiting.Add(id);
            return null;
        }

        var bound = await _versions.FindAsync(id.Value, cancellationToken);
        return ContactFacts.Of(contact, bound?.Group ?? GroupOf(contact), bound?.Version, _wrappedUp.GetValueOrDefault(id));
    }

    private async Task<bool> HasAsync(string agentId, ContactId contact) =>
        await LookAsync(agentId) is { State: AgentState.Busy or AgentState.WrapUp, Contact: { } own } && own == contact;

    /// <summary>Sees whether the agent began or ended to wrap up.</summary>
    private async Task<AgentSnapshot?> LookAsync(string agentId)
    {
        var agent = await _floor.Value.AgentAsync(agentId);
        var now = agent is { State: AgentState.WrapUp, Contact: { } contact } ? (Contact: contact, agent.Since) : default((ContactId Contact, DateTimeOffset Since)?);
        if (_wrappingUp.TryGetValue(agentId, out var before) && before != now)
            _wrappedUp[before.Contact] = _wrappedUp.GetValueOrDefault(before.Contact) + Positive((agent?.Since ?? _time.Now) - before.Since);
        if (now is { } begun) _wrappingUp[agentId] = begun;
        else _wrappingUp.Remove(agentId);
        return agent;
    }

    /// <summary>The contacts that waited for the agent, to be looked at again.</summary>
    private async Task<IReadOnlyCollection<ContactId>> WaitedForAsync(string agentId)
    {
        await LookAsync(agentId);
        return _waiting.Remove(agentId, out var waiting) ? waiting : [];
    }

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private string? GroupOf(ContactRecord contact) =>
        _directory.Facts.Agents.FirstOrDefault(agent => agent.Id == contact.AgentId) is { } agent ? _bound.GroupOf(agent, contact.Queue) : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "The facts of {Count} contacts could not be written; they are at the next start.")]
    private static partial void LogNotWritten(ILogger logger, int count, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "Contacts of the last run without facts could not be looked for; they are at the next start.")]
    private static partial void LogNotTakenUp(ILogger logger, Exception failure);

    private abstract record Told
    {
        /// <summary>The contact has ended.</summary>
        public sealed record Over(ContactId Contact) : Told;

        /// <summary>Something about the agent is different.</summary>
        public sealed record Agent(string Id) : Told;
    }
}
