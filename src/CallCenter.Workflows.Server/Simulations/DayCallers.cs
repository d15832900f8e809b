using System.Globalization;
using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Activities.Dialogue;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using PlayPrompt = CallCenter.Telephony.PlayPrompt;
using EnqueueActivity = CallCenter.Workflows.Activities.Queues.EnqueueContact;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>
/// The people who call on a simulated day: when, from where, which keys they press, how long they wait and how long their
/// matter takes. Each has chances of their own, so that a change to one call's flow leaves the others as they are.
/// </summary>
internal sealed class DayCallers(DayPlan plan, Simulator simulator, TimeProvider clock) : IDayWatcher
{
    private static readonly TimeSpan BetweenKeys = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Reaction = TimeSpan.FromSeconds(1.5);

    /// <summary>A call that has just been made may be in its flow before its caller is known here.</summary>
    private readonly Lock _gate = new();
    private readonly Dictionary<ContactId, Caller> _callers = [];
    private readonly Queue<TimeSpan> _toCome = new(Arrivals(plan));
    private ITimer? _next;

    /// <summary>How many have called so far.</summary>
    public int Called { get; private set; }

    public void Begin()
    {
        _next = clock.CreateTimer(_ => Arrive(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    public void Happened(ContactEvent happened)
    {
        if (CallerOf(happened.Contact) is not { } caller) return;
        switch (happened)
        {
            case AgentConnected or QueueRefused or QueueLeft: caller.Stop(); break;
            case ContactEnded:
                caller.Stop();
                lock (_gate) _callers.Remove(happened.Contact);
                break;
        }
    }

    public void Stepped(DayFlow flow, StepResult result)
    {
        if (CallerOf(flow.Contact) is not { } caller) return;
        foreach (var entry in result.Journal)
        {
            if (entry is { Event: JournalEvent.Started, Inputs: not null } && flow.Graph.Find(entry.Node.Id) is { } node) caller.Asked[entry.Node.NodeId] = new(node, entry.Inputs);
        }

        foreach (var command in result.Commands)
        {
            switch (command.Command)
            {
                case EnqueueContact enqueue: Queue(caller, enqueue.Queue); break;
                case PlayPrompt prompt: Hear(caller, flow, prompt); break;
            }
        }
    }

    /// <summary>The moments of the day's calls: in each half hour as many as a Poisson process brings.</summary>
    private static IEnumerable<TimeSpan> Arrivals(DayPlan plan)
    {
        var chance = new Chance(plan.Seed);
        for (var index = 0; index < plan.Arrivals.Count; index++)
        {
            if (plan.Arrivals[index] <= 0) continue;
            var (at, mean) = (TimeSpan.Zero, DayPlan.HalfHour / plan.Arrivals[index]);
            while ((at += chance.Exponential(mean)) < DayPlan.HalfHour) yield return (DayPlan.HalfHour * index) + at;
        }
    }

    private void Arm()
    {
        if (_toCome.TryPeek(out var at)) _next!.Change(Later(plan.Start + at - clock.GetUtcNow()), Timeout.InfiniteTimeSpan);
        else _next!.Dispose();
    }

    private void Arrive()
    {
        _toCome.Dequeue();
        var chance = new Chance(plan.Seed, ++Called);
        var known = plan.Customers.Count > 0 && chance.Of(plan.Callers.Known) ? plan.Customers[chance.Below(plan.Customers.Count)] : null;
        var from = known?.Phone ?? "139" + chance.Below(100_000_000).ToString("D8", CultureInfo.InvariantCulture);
        var line = chance.Pick(plan.Lines, line => line.Weight)!;
        lock (_gate)
        {
            var call = simulator.StartCall(from, line.Number, Habits(chance, plan.Callers.Handling));
            _callers[call.Id] = new(call.Id, chance);
        }

        Arm();
    }

    private Caller? CallerOf(ContactId contact)
    {
        lock (_gate) return _callers.GetValueOrDefault(contact);
    }

    private static CallerHabits Habits(Chance chance, HandlingTimes times) => new()
    {
        Message = chance.Of(TimeSpan.FromSeconds(15), 0.5),
        TalkFor = chance.Of(times.Talk, times.Variation),
        WrapUpFor = chance.Of(times.WrapUp, times.Variation),
    };

    private void Queue(Caller caller, string queue)
    {
        simulator.Behave(caller.Contact, Habits(caller.Chance, plan.TimesOf(queue)));
        if (plan.Callers.Patience is { } patience) caller.Later(clock, caller.Chance.Exponential(patience), () => simulator.HangUp(caller.Contact));
    }

    /// <summary>A prompt that a key answers: the caller thinks while it is said, and does something or nothing.</summary>
    private void Hear(Caller caller, DayFlow flow, PlayPrompt prompt)
    {
        var bookmark = flow.Instance.Bookmarks.FirstOrDefault(waiting => waiting.Stimulus?.Name == nameof(DigitPressed));
        if (bookmark is null || !caller.Asked.TryGetValue(bookmark.NodeId, out var asked)) return;
        if (asked.Node.Type?.Implementation == typeof(EnqueueActivity))
        {
            if (caller.HasDecided) return;
            caller.HasDecided = true;
            if (caller.Chance.Of(plan.Callers.AcceptCallback)) Press(caller, After(caller, prompt), "1");
            return;
        }

        if (caller.Chance.Of(plan.Callers.NoInput)) return;
        if (caller.Chance.Of(plan.Callers.HangUp)) After(caller, After(caller, prompt), () => simulator.HangUp(caller.Contact));
        else if (KeysFor(caller, asked) is { Length: > 0 } keys) Press(caller, After(caller, prompt), keys);
    }

    private string? KeysFor(Caller caller, Asked asked)
    {
        var chance = caller.Chance;
        if (asked.Node.Type?.Implementation == typeof(AskSatisfaction))
        {
            if (!chance.Of(plan.Callers.Rate)) return null;
            var scale = asked.Number("Scale", 5);

            // Most are content: the mean of several scores leans to the top.
            return Math.Max(1 + chance.Below(scale), 1 + chance.Below(scale)).ToString(CultureInfo.InvariantCulture);
        }

        if (chance.Of(plan.Callers.WrongKey)) return "*";
        if (asked.Node.Type?.Implementation == typeof(CollectDigits))
        {
            var (least, most) = (asked.Number("MinDigits", 1), asked.Number("MaxDigits", 20));
            var count = Math.Max(1, least + chance.Below(Math.Min(most - least, 4) + 1));
            var digits = string.Concat(Enumerable.Range(0, count).Select(_ => (char)('0' + chance.Below(10))));
            return count < most ? digits + (asked.Input("FinishKey").AsString is { Length: > 0 } finish ? finish[..1] : "") : digits;
        }

        var choices = (asked.Input("Choices").AsList ?? []).Select(choice => choice.AsString).OfType<string>().Where(choice => KeyOf(choice).Length > 0).ToList();
        return chance.Pick(choices, choice => plan.Callers.Choices.GetValueOrDefault(choice, plan.Callers.Choices.GetValueOrDefault(KeyOf(choice), 1))) is { } picked ? KeyOf(picked) : null;
    }

    private static string KeyOf(string choice) => choice.Split(' ', 2)[0] is var word && word.All(c => char.IsAsciiDigit(c) || c is '*' or '#') ? word : "";

    /// <summary>Some interrupt the prompt, some hear it out.</summary>
    private static TimeSpan After(Caller caller, PlayPrompt prompt) =>
        (SpeakingTime.Of(prompt.Text ?? "") * (0.4 + (0.6 * caller.Chance.Part()))) + caller.Chance.Exponential(Reaction);

    private void Press(Caller caller, TimeSpan after, string keys)
    {
        After(caller, after, () =>
        {
            if (simulator.Press(caller.Contact, keys[..1]) && keys.Length > 1) Press(caller, BetweenKeys, keys[1..]);
        });
    }

    private void After(Caller caller, TimeSpan time, Action action) => caller.Later(clock, time, action);

    private static TimeSpan Later(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.FromTicks(1);

    /// <summary>What the caller was last asked by an activity.</summary>
    private sealed record Asked(CompiledNode Node, Value[] Inputs)
    {
        /// <summary>Studio gives numbers as texts.</summary>
        public int Number(string name, int otherwise) => int.TryParse(Input(name).ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

        public Value Input(string name)
        {
            for (var i = 0; i < Node.Type!.Inputs.Count && i < Inputs.Length; i++)
            {
                if (Node.Type.Inputs[i].Name == name) return Inputs[i];
            }

            return default;
        }
    }

    private sealed class Caller(ContactId contact, Chance chance)
    {
        private readonly List<ITimer> _timers = [];

        public ContactId Contact { get; } = contact;
        public Chance Chance { get; } = chance;
        public Dictionary<string, Asked> Asked { get; } = [];

        /// <summary>Whether they want to be called back.</summary>
        public bool HasDecided { get; set; }

        public void Later(TimeProvider clock, TimeSpan time, Action action) =>
            _timers.Add(clock.CreateTimer(_ => action(), null, DayCallers.Later(time), Timeout.InfiniteTimeSpan));

        /// <summary>Whatever they were about to do, they do not.</summary>
        public void Stop()
        {
            foreach (var timer in _timers) timer.Dispose();
            _timers.Clear();
        }
    }
}
