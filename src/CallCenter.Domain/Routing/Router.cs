using CallCenter.Agents;
using CallCenter.Calendars;
using CallCenter.Contacts;
using CallCenter.Kpis;
using CallCenter.Queues;

namespace CallCenter.Routing;

/// <summary>
/// Chooses contact-agent pairs. A pure state machine: told what happened and when, it answers with decisions; the same inputs
/// give the same decisions. It keeps that no contact is with two agents, no agent with two contacts unless allowed, no contact
/// waits while an agent who may take it is free, that order within equal priority holds, and that nobody starves.
/// </summary>
/// <remarks>
/// <para>Policy: an agent gets the contact that is first by priority and waiting time over all they may take
/// (<see cref="BestContact"/>); a contact gets the agent who had the customer last, else the best skill match, and among those
/// who has been idle longest (<see cref="BestAgent"/>).</para>
/// <para>Cost: contacts that the same agents may take form a <see cref="Demand"/>, which keeps both sides in order. A decision looks at
/// the first of each, so it costs the logarithm of what waits times the demands of one agent, and never a search.</para>
/// </remarks>
public sealed partial class Router(RoutingOptions? options = null)
{
    private readonly RoutingOptions _options = options ?? new RoutingOptions();
    private readonly Dictionary<string, AgentSlot> _agents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AgentSlot> _byWorkNumber = new(StringComparer.Ordinal);
    private readonly Dictionary<string, QueueSlot> _queues = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, QueueSlot> _queuesByName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Hours> _calendars = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<ContactId, WaitingContact> _contacts = [];
    private readonly List<AgentSlot> _left = [];
    private List<RoutingDecision> _decisions = [];
    private Hours? _centreHours;
    private long _sequence;

    /// <summary>Takes one input and gives the decisions that follow from it, in order.</summary>
    public IReadOnlyList<RoutingDecision> Apply(RoutingInput input, DateTimeOffset now)
    {
        _decisions = [];
        switch (input)
        {
            case RoutingInput.CalendarDefined defined: Define(defined.Calendar); break;
            case RoutingInput.QueueDefined defined: Define(defined.Queue, now); break;
            case RoutingInput.QueueRemoved removed: RemoveQueue(removed.QueueId); break;
            case RoutingInput.AgentDefined defined: Define(defined.Agent, now); break;
            case RoutingInput.AgentRemoved removed: Remove(removed.AgentId); break;
            case RoutingInput.AgentWants wants: Wants(wants, now); break;
            case RoutingInput.ContactQueued queued: Enqueue(queued, now); break;
            case RoutingInput.ContactTargeted targeted: Target(targeted, now); break;
            case RoutingInput.ContactWithdrawn withdrawn: Withdraw(withdrawn, now); break;
            case RoutingInput.DaysKnown known: Add(known, now); break;
            case RoutingInput.OfferAccepted accepted: Accept(accepted, now); break;
            case RoutingInput.OfferDeclined declined: Decline(declined, now); break;
            case RoutingInput.WrapUpCoded coded: Code(coded, now); break;
            case RoutingInput.CodesAsked asked: Ask(asked, now); break;
            case RoutingInput.ConsultationCompleted completed: Complete(completed, now); break;
            case RoutingInput.AgentFollows follows: Follow(follows, now); break;
            case RoutingInput.TalkEnded ended: EndTalk(ended.Contact, now); break;
            case RoutingInput.ContactGone gone: Gone(gone.Contact, now); break;
            case RoutingInput.TimePassed: PassTime(now); break;
        }

        ReleaseHeld(now);
        TellPositions(now);
        return _decisions;
    }

    private void Enqueue(RoutingInput.ContactQueued queued, DateTimeOffset now)
    {
        if (_contacts.ContainsKey(queued.Contact)) return;
        if (FindQueue(queued.Queue) is not { } queue)
        {
            Refuse(queued.Contact, RefusalReason.UnknownQueue, RouterTexts.UnknownQueue(queued.Queue));
            return;
        }

        var contact = Arriving(queued, queue, now);
        if (!contact.IsCallback && HoursOf(queue) is { } hours && !hours.IsOpen(now)) Refuse(contact, RefusalReason.Closed, RouterTexts.Closed(queue, hours.Name), now);
        else if (!contact.IsCallback && queue.Queue.RefuseWithoutAgents && !IsStaffed(contact)) Refuse(contact, RefusalReason.NoAgents, RouterTexts.NoAgents(queue), now);
        else Admit(contact, now);
    }

    private WaitingContact Arriving(RoutingInput.ContactQueued queued, QueueSlot queue, DateTimeOffset now)
    {
        var since = queued.Since is { } earlier && earlier < now ? earlier : now;
        var priority = queued.Priority + queue.Queue.BonusOf(queued.CustomerLevel);
        var contact = new WaitingContact
        {
            Contact = queued.Contact,
            Queue = queue,
            Skills = queued.Skills,
            QueuedAt = since,
            Sequence = ++_sequence,
            Rank = _options.PriorityWorth is null ? priority : 0,
            Virtual = _options.PriorityWorth is { } worth ? since - (worth * priority) : since,
            RingTime = queued.RingTime ?? queue.Queue.RingTime,
            IsMessage = queued.IsMessage,
            IsCallback = queued.IsCallback,
            LastAgent = queued.LastAgentId is { } last ? _agents.GetValueOrDefault(last) : null,
        };
        Join(contact, queue, now);
        return contact;
    }

    private void Admit(WaitingContact contact, DateTimeOffset now)
    {
        var queue = contact.Queue!;
        _contacts.Add(contact.Contact, contact);
        contact.Demand = DemandOf(contact);
        if (ChosenAgent(contact, now) is not null)
        {
            Wait(contact, now);
        }
        else if (!contact.IsCallback && OverflowsAtLength(contact, now))
        {
            // The rule has found a place for it, or told its flow.
        }
        else if (!contact.IsCallback && queue.Waiting.Count >= queue.Queue.Capacity)
        {
            _contacts.Remove(contact.Contact);
            Refuse(contact, RefusalReason.QueueFull, RouterTexts.QueueFull(queue), now);
        }
        else
        {
            Wait(contact, now);
        }
    }

    private void Target(RoutingInput.ContactTargeted targeted, DateTimeOffset now)
    {
        if (_contacts.ContainsKey(targeted.Contact)) return;
        var targets = targeted.AgentIds.Select(id => _agents.GetValueOrDefault(id)).OfType<AgentSlot>().ToList();
        if (targets.All(agent => !agent.IsSignedIn))
        {
            Refuse(targeted.Contact, RefusalReason.NoAgents, RouterTexts.TargetsOffline);
            return;
        }

        var contact = new WaitingContact
        {
            Contact = targeted.Contact,
            Queue = null,
            Skills = [],
            QueuedAt = now,
            Sequence = ++_sequence,
            Rank = 0,
            Virtual = now,
            Targets = targets,
            RingTime = targeted.RingTime,
            About = targeted.About,
        };
        _contacts.Add(contact.Contact, contact);
        Wait(contact, now);
    }

    /// <summary>Offers the contact to an agent who is free, or lets it wait (again) at its place.</summary>
    private void Wait(WaitingContact contact, DateTimeOffset now)
    {
        contact.State = WaitingState.Waiting;
        contact.Agent = null;
        if (contact.Queue is not null) contact.Demand = DemandOf(contact);
        if (ChosenAgent(contact, now) is { } agent)
        {
            Offer(contact, agent, now);
            return;
        }

        if (contact.Queue is not { } queue)
        {
            _contacts.Remove(contact.Contact);
            Refuse(contact.Contact, RefusalReason.AgentsBusy, RouterTexts.TargetsBusy);
            return;
        }

        queue.Waiting.Add(contact);
        queue.ByAge.Add(contact);
        Mark(queue);
        Hold(contact, now);
        SetTimer(contact, now);
        if (contact.ToldPosition == 0) Tell(contact, queue, queue.Waiting.RankOf(contact) + 1);
    }

    private void Withdraw(RoutingInput.ContactWithdrawn withdrawn, DateTimeOffset now)
    {
        var id = withdrawn.Contact;
        if (_contacts.TryGetValue(id, out var contact) && contact.State == WaitingState.Talking) return;
        if (contact is { Queue: { } queue, IsCallback: false })
            Count(contact, queue, withdrawn.ForCallback ? ContactOutcome.Callback : ContactOutcome.Overflowed, now);
        Leave(id, now);
        _decisions.Add(new RoutingDecision.ContactLeft(id));
    }

    private void Gone(ContactId id, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(id, out var contact) && contact is { State: not WaitingState.Talking, Queue: { } queue, IsCallback: false })
            Count(contact, queue, ContactOutcome.Abandoned, now);
        Leave(id, now);
        _codes.Remove(id);
    }

    private void Leave(ContactId id, DateTimeOffset now)
    {
        if (!_contacts.Remove(id, out var contact)) return;
        switch (contact.State)
        {
            case WaitingState.Waiting:
                RemoveWaiting(contact);
                break;
            case WaitingState.Talking:
                Finish(contact, now);
                break;
            case WaitingState.Offered:
                var agent = contact.Agent!;
                _decisions.Add(new RoutingDecision.OfferWithdrawn(id, agent.Agent.Id, contact.Offer, RouterTexts.CallerGone));
                SetFree(contact, agent, now);
                break;
        }
    }

    private void EndTalk(ContactId id, DateTimeOffset now)
    {
        if (_contacts.TryGetValue(id, out var contact) && contact.State == WaitingState.Talking) Leave(id, now);
    }

    private void RemoveWaiting(WaitingContact contact)
    {
        contact.Stamp++;
        Unhold(contact);
        if (contact.Queue is not { } queue || !queue.Waiting.Remove(contact)) return;
        queue.ByAge.Remove(contact);
        Mark(queue);
    }

    private void Refuse(WaitingContact contact, RefusalReason reason, Why why, DateTimeOffset now)
    {
        var today = Today(contact.Queue!, now);
        contact.Queue!.Today = today with { Refused = today.Refused + 1 };
        Refuse(contact.Contact, reason, why);
    }

    private void Refuse(ContactId contact, RefusalReason reason, Why why) =>
        _decisions.Add(new RoutingDecision.ContactRefused(contact, reason, why));

    private QueueSlot? FindQueue(string idOrName) => _queues.GetValueOrDefault(idOrName) ?? _queuesByName.GetValueOrDefault(idOrName);

    private Hours? HoursOf(QueueSlot queue) => queue.Queue.Calendar is { } calendar ? _calendars.GetValueOrDefault(calendar) : null;

    private void Count(WaitingContact contact, QueueSlot queue, ContactOutcome outcome, DateTimeOffset now) =>
        queue.Today = Today(queue, now).With(outcome, now - contact.QueuedAt, queue.Rules, now);

    private void Add(RoutingInput.DaysKnown known, DateTimeOffset now)
    {
        foreach (var (id, day) in known.Queues)
        {
            if (_queues.TryGetValue(id, out var queue)) queue.Today = Today(queue, now).And(day);
        }

        foreach (var (id, day) in known.Agents)
        {
            if (_agents.TryGetValue(id, out var agent)) agent.Today = agent.Today.On(DayOf(now)).And(day);
        }
    }

    private QueueDay Today(QueueSlot queue, DateTimeOffset now) =>
        queue.Today.On(HoursOf(queue)?.DayOf(now) ?? DateOnly.FromDateTime(now.UtcDateTime));

    private DateOnly DayOf(DateTimeOffset now) => _centreHours?.DayOf(now) ?? DateOnly.FromDateTime(now.UtcDateTime);

    private void Define(BusinessCalendar calendar)
    {
        var hours = _calendars[calendar.Id] = _calendars[calendar.Name] = new Hours(calendar);
        if (_centreHours is null || _centreHours.Id == calendar.Id) _centreHours = hours;
    }

    /// <summary>A calendar with its last answer: calendars change by the minute at most, contacts come by the thousand.</summary>
    private sealed class Hours(BusinessCalendar calendar)
    {
        private DateTimeOffset _from;
        private DateTimeOffset _until;
        private bool _open;
        private DateOnly _day;

        public string Id => calendar.Id;
        public string Name => calendar.Name;

        public bool IsOpen(DateTimeOffset now)
        {
            Look(now);
            return _open;
        }

        public DateOnly DayOf(DateTimeOffset now)
        {
            Look(now);
            return _day;
        }

        private void Look(DateTimeOffset now)
        {
            if (_from <= now && now < _until) return;
            _from = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
            _until = _from + TimeSpan.FromMinutes(1);
            _open = calendar.OpeningAt(now).Opening == Telephony.Opening.Open;
            _day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, calendar.TimeZone).DateTime);
        }
    }
}
