using System.Collections.Concurrent;
using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Scripts;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>
/// Joins the floor and the flows: what happens to a contact is offered to the runtime as a stimulus, what a flow commands goes
/// to the floor. A contact for which nobody drew a flow hears so and ends.
/// </summary>
public sealed partial class ContactBridge : IContactEventSink, ICommandSender
{
    private const string NoFlowPrompt = "no-flow";

    private static readonly Text NoFlow = new("您拨打的号码暂时无人受理，请稍后再拨。", "The number you have dialled is not served at present. Please call again later.");

    private readonly IWorkflowRuntime _runtime;
    private readonly CallFlows _flows;
    private readonly ContactVersions _versions;
    private readonly Lazy<ContactFloor> _floor;
    private readonly Lazy<ContactScripts> _scripts;
    private readonly ILogger<ContactBridge> _logger;
    private readonly ContactLanes _lanes;
    private readonly ConcurrentDictionary<ContactId, bool> _unserved = new();
    private long _traffic;

    public ContactBridge(IWorkflowRuntime runtime, CallFlows flows, ContactVersions versions, IServiceProvider services, ILogger<ContactBridge> logger)
    {
        (_runtime, _flows, _versions, _logger) = (runtime, flows, versions, logger);
        // The floor gives its events to this bridge, so it can only be asked for when it is first needed.
        _floor = new(services.GetRequiredService<ContactFloor>);
        _scripts = new(services.GetRequiredService<ContactScripts>);
        _lanes = new((contact, failure) => LogNotOffered(logger, contact, failure));
    }

    /// <summary>A contact is over, and its journal complete. Raised on the floor's way of events: returns at once.</summary>
    public event Action<ContactId>? Ended;

    public Type CommandType => typeof(ContactCommand);

    /// <summary>Grows with everything that crosses the bridge.</summary>
    public long Traffic => Interlocked.Read(ref _traffic);

    public bool IsIdle => _lanes.IsIdle;

    public Task UntilIdleAsync() => _lanes.UntilIdleAsync();

    public ValueTask PublishAsync(ContactEvent happened)
    {
        Interlocked.Increment(ref _traffic);
        _lanes.Add(happened.Contact, () => OfferAsync(happened));
        if (happened is ContactEnded) Ended?.Invoke(happened.Contact);
        return ValueTask.CompletedTask;
    }

    /// <summary>Does something when everything that has happened to the contact so far is known to its flows.</summary>
    public void After(ContactId contact, Func<Task> work)
    {
        Interlocked.Increment(ref _traffic);
        _lanes.Add(contact, work);
    }

    public async ValueTask SendAsync(object command, string idempotencyKey, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _traffic);
        await _floor.Value.ExecuteAsync((ContactCommand)command, idempotencyKey);
    }

    private async Task OfferAsync(ContactEvent happened)
    {
        var keys = ContactStimuli.KeysOf(happened);
        if (happened is ContactArrived arrived)
        {
            if (await StartAsync(arrived, keys) is { } instanceId) _flows.Note(arrived.Contact, instanceId);
            else await TurnAwayAsync(arrived);
            return;
        }

        if (happened is AgentConnected connected) await NoteVersionAsync(connected);

        if (_unserved.ContainsKey(happened.Contact))
        {
            await DismissAsync(happened);
            return;
        }

        await _runtime.OfferAsync(new(Guid.CreateVersion7().ToString("N"), keys[0], happened, happened.Contact.Value));
        if (happened is AgentConnected answered) await _scripts.Value.BeginAsync(answered);
    }

    /// <summary>
    /// Starts the flow as the version bound to the number has frozen it, else the published one. An arrival is known by its
    /// contact: told twice, it starts one flow.
    /// </summary>
    private async Task<string?> StartAsync(ContactArrived arrived, IReadOnlyList<StimulusKey> keys)
    {
        if (await PinnedAsync(arrived) is { } pinned)
        {
            return await _runtime.StartAsync(new(pinned.DefinitionId, new(VersionKind.Specific, pinned.Version), arrived.Contact.Value, pinned.ActivityId)
            {
                InstanceId = arrived.Contact.Value, Payload = arrived,
            });
        }

        var result = await _runtime.OfferAsync(new("arrived-" + arrived.Contact, keys[0], arrived, arrived.Contact.Value, [.. keys.Skip(1)]));
        return result.Started is [var instanceId, ..] ? instanceId : null;
    }

    /// <summary>A call is answered even when its version cannot be found out: then by the published flow.</summary>
    private async Task<PinnedFlow?> PinnedAsync(ContactArrived arrived)
    {
        try
        {
            return await _versions.ArriveAsync(arrived, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNoVersion(_logger, arrived.Contact, failure);
            return null;
        }
    }

    /// <summary>A call goes on even when its version cannot be written down.</summary>
    private async Task NoteVersionAsync(AgentConnected connected)
    {
        try
        {
            await _versions.TakeAsync(connected, CancellationToken.None);
        }
        catch (Exception failure)
        {
            LogNoVersion(_logger, connected.Contact, failure);
        }
    }

    private Task TurnAwayAsync(ContactArrived arrived)
    {
        LogNoFlow(_logger, arrived.Contact, arrived.To);
        _unserved[arrived.Contact] = true;
        return _floor.Value.ExecuteAsync(new AnswerContact(arrived.Contact), NoFlowPrompt + "-answer");
    }

    private async Task DismissAsync(ContactEvent happened)
    {
        var contact = happened.Contact;
        switch (happened)
        {
            case ContactAnswered:
                var notice = new PlayPrompt(contact, NoFlowPrompt, $"{NoFlow.Zh} {NoFlow.En}", null, "zh-CN", null, Interruptible: false);
                await _floor.Value.ExecuteAsync(notice, NoFlowPrompt + "-play");
                break;
            case PromptFinished:
                await _floor.Value.ExecuteAsync(new EndContact(contact), NoFlowPrompt + "-end");
                break;
            case ContactEnded:
                _unserved.TryRemove(contact, out _);
                break;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No published flow answers {Number}; contact {Contact} was told so.")]
    private static partial void LogNoFlow(ILogger logger, ContactId contact, string number);

    [LoggerMessage(Level = LogLevel.Error, Message = "Which version contact {Contact} runs under could not be found out or written down.")]
    private static partial void LogNoVersion(ILogger logger, ContactId contact, Exception failure);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of contact {Contact} could not be offered to its flow.")]
    private static partial void LogNotOffered(ILogger logger, ContactId contact, Exception failure);
}
