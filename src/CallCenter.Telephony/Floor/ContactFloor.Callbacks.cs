using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Contacts;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <content>Calls the centre places, and return calls it has promised.</content>
public sealed partial class ContactFloor
{
    private void Define(BusinessCalendar calendar)
    {
        _calendars[calendar.Id] = _calendars[calendar.Name] = calendar;
        Route(new RoutingInput.CalendarDefined(calendar));
    }

    private void Place(PlaceCall call)
    {
        var contact = Live(new ContactRecord
        {
            Id = call.Contact,
            Channel = Channels.Voice,
            From = call.CallerId,
            To = PhoneNumber.Normalize(call.Number),
            State = ContactState.Ringing,
            ArrivedAt = Now,
        });
        Note(contact, JournalKinds.Called, contact.Record.To);
    }

    private void Call(LiveContact contact, PlaceCall call, string key)
    {
        if (contact.Record.AnsweredAt is not null || contact.IsCalling) return;
        Call(contact, new OutboundCall(contact.Record.To, call.CallerId, call.Timeout), key);
    }

    private void Call(LiveContact contact, OutboundCall call, string key)
    {
        contact.IsCalling = true;
        contact.Line.Add(
            () => PhoneNumber.IsDiallable(call.Number) ? _telephony.CallAsync(contact.Id, call, key, default) : new(TelephonyResult.Refused),
            result =>
            {
                if (result != TelephonyResult.Done) Post(() => NotReached(contact, LegEnd.Failed));
            });
    }

    private void Reached(LiveContact contact)
    {
        contact.IsCalling = false;
        if (!contact.IsCallback) Publish(new CallPlaced(contact.Id, Now, CallOutcome.Answered));
        else if (contact.Leg is { Talking: false, Agent: not null } leg) Ring(contact, leg, RingTimeOf(contact));
        else PlayMusic(contact, contact.NextKey());
    }

    private void NotReached(LiveContact contact, LegEnd reason)
    {
        if (!contact.IsCalling) return;
        contact.IsCalling = false;
        if (!contact.IsCallback)
        {
            Publish(new CallPlaced(contact.Id, Now, reason switch
            {
                LegEnd.Busy => CallOutcome.Busy,
                LegEnd.NoAnswer or LegEnd.Declined => CallOutcome.NoAnswer,
                _ => CallOutcome.Failed,
            }));
        }
        else
        {
            TryAgain(contact);
        }

        End(contact, ContactEndedBy.System, reason.ToString());
    }

    private void Schedule(LiveContact contact, ScheduleCallback command)
    {
        var queue = _router.FindDefinition(command.Queue);
        var zone = queue?.Calendar is { } name && _calendars.TryGetValue(name, out var calendar) ? calendar.TimeZone : TimeZoneInfo.Utc;
        var window = string.IsNullOrWhiteSpace(command.Window) ? null : CallbackWindow.Parse(command.Window, zone, Now);
        CallbackProblem? problem =
            !PhoneNumber.IsDiallable(command.Number) ? CallbackProblem.NotDiallable
            : queue is null ? CallbackProblem.UnknownQueue
            : window is null && !string.IsNullOrWhiteSpace(command.Window) ? CallbackProblem.BadWindow
            : window?.Until <= Now ? CallbackProblem.WindowPassed
            : null;
        if (problem is not null)
        {
            Publish(new CallbackScheduled(contact.Id, Now, command.Callback, null, problem));
            return;
        }

        var place = contact.LeftQueue is { } left && left.Queue == queue!.Id && window is null ? left.Since : (DateTimeOffset?)null;
        var kept = place ?? Now;
        var callback = Live(new ContactRecord
        {
            Id = new(FormattableString.Invariant($"{contact.Id}-cb{++contact.Callbacks}")),
            Channel = Channels.Callback,
            From = PhoneNumber.Normalize(command.Number),
            To = contact.Record.To,
            State = ContactState.Queued,
            ArrivedAt = Now,
            Queue = queue!.Id,
            QueuedAt = window?.From > kept ? window.Value.From : kept,
            CallNotBefore = window?.From,
            CallNotAfter = window?.Until,
            CustomerId = contact.Record.CustomerId,
        });
        if (place is not null) KeepDemands(callback, contact.Record);
        Note(contact, JournalKinds.Callback, callback.Id.Value);
        Note(callback, JournalKinds.Queued, queue.Name);
        Publish(new CallbackScheduled(contact.Id, Now, command.Callback, callback.Id, null));
        Await(callback);
    }

    /// <summary>Who keeps their place keeps what they asked for there.</summary>
    private static void KeepDemands(LiveContact callback, ContactRecord left) => callback.Record = callback.Record with
    {
        RequiredSkills = left.RequiredSkills, Priority = left.Priority, CustomerLevel = left.CustomerLevel, LastAgentId = left.LastAgentId,
    };

    /// <summary>Lets a callback wait for its window and the opening of its queue, and then for an agent.</summary>
    private void Await(LiveContact callback)
    {
        // Nobody draws what follows: when the talk is over, so is the contact.
        callback.FlowEnded = true;
        callback.Music = _options.Music;
        if (callback.Record.CallNotAfter is { } last) Later(last - Now, () => GiveUp(callback));
        if (callback.Record.CallNotBefore is { } first && first > Now) Later(first - Now, () => Queue(callback));
        else Queue(callback);
    }

    private void Queue(LiveContact callback)
    {
        if (Find(callback.Id) != callback || callback.State != ContactState.Queued) return;
        if (OpeningOf(callback) is { Opening: not Opening.Open } closed)
        {
            Later((closed.OpensAt ?? Now.AddDays(1)) - Now, () => Queue(callback));
            return;
        }

        Route(InQueue(callback) with { IsCallback = true, RingTime = _options.CallbackRing + RingTimeOf(callback) });
    }

    private OpeningAnswer? OpeningOf(LiveContact callback) =>
        _router.FindDefinition(callback.Record.Queue!)?.Calendar is { } name && _calendars.TryGetValue(name, out var calendar) ? calendar.OpeningAt(Now) : null;

    private TimeSpan RingTimeOf(LiveContact callback) => _router.FindDefinition(callback.Record.Queue!)?.RingTime ?? _options.CallbackRing;

    /// <summary>A customer who was not reached is called again by the queue's rule, as a contact of its own, unless the window is over by then.</summary>
    private void TryAgain(LiveContact missed)
    {
        var record = missed.Record;
        if (_router.FindDefinition(record.Queue!) is not { } queue || record.CallAttempt >= queue.CallbackAttempts) return;
        var next = Now + queue.CallbackRetryAfter;
        if (record.CallNotAfter <= next) return;
        var attempt = record.CallAttempt + 1;
        var first = record.CallAttempt == 1 ? record.Id.Value : record.Id.Value[..record.Id.Value.LastIndexOf('-')];
        var again = Live(record with
        {
            Id = new(FormattableString.Invariant($"{first}-{attempt}")), State = ContactState.Queued, ArrivedAt = Now, CallNotBefore = next, CallAttempt = attempt, AgentId = null, AgentName = null,
        });
        Note(missed, JournalKinds.Callback, again.Id.Value);
        Note(again, JournalKinds.Queued, queue.Name);
        Await(again);
    }

    /// <summary>The window is over: who was promised a call by then is not called later.</summary>
    private void GiveUp(LiveContact callback)
    {
        if (Find(callback.Id) == callback && callback is { State: ContactState.Queued, Leg: null, Record.AnsweredAt: null })
            End(callback, ContactEndedBy.System, "window-passed");
    }

    private void CallBack(LiveContact callback, Agent agent)
    {
        if (callback.IsCalling) return;
        Publish(new CallbackDue(callback.Id, Now, agent.Id, callback.Record.From));
        Note(callback, JournalKinds.Called, callback.Record.From);
        Call(callback, new OutboundCall(callback.Record.From, callback.Record.To, _options.CallbackRing), callback.NextKey());
    }

    /// <summary>A message from the web: a contact without a line, for which the flow bound to its address is started.</summary>
    /// <returns>The new contact.</returns>
    public Task<ContactId> ReceiveMessageAsync(WebMessage message) => Ask(() =>
    {
        _messages.Open(message.Id);
        var contact = Live(new ContactRecord
        {
            Id = message.Id, Channel = Channels.Web, From = message.From, To = message.To, State = ContactState.InFlow, ArrivedAt = Now, AnsweredAt = Now,
        });
        Note(contact, JournalKinds.Arrived, $"{message.From} → {message.To}");
        Note(contact, JournalKinds.Message, message.Text);
        Publish(new ContactArrived(contact.Id, Now, message.From, message.To, Channels.Web) { Text = message.Text });
        return contact.Id;
    });
}

/// <summary>A message somebody wrote.</summary>
/// <param name="Id">Of the contact it becomes, unique for all time.</param>
/// <param name="From">The writer's phone number or name.</param>
/// <param name="To">The address it was sent to: what flows are bound to.</param>
/// <param name="Text">What it says.</param>
public sealed record WebMessage(ContactId Id, string From, string To, string Text);
