using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// What happens outside and is told to the server. As with any transport that promises delivery, a stimulus whose offer was
/// not confirmed before the server died is offered again, and now and then one is offered twice for no reason.
/// </summary>
internal sealed class SimCallers
{
    private readonly SimSchedule _schedule;
    private readonly List<Offer> _offers = [];
    private readonly List<Stimulus> _toCome;

    public SimCallers(SimSchedule schedule)
    {
        _schedule = schedule;
        CallCount = 1 + schedule.Next(4);
        var lines = new List<Queue<Stimulus>>();
        for (var call = 1; call <= CallCount; call++)
        {
            var contact = $"c{call}";
            lines.Add(new([new($"{contact}:call", new("SimCall", contact), new SimCall(contact), null, [new("SimCall", "*")])]));
            lines.Add(new(Enumerable.Range(1, SimFlows.Digits).Select(number =>
                new Stimulus($"{contact}:digit{number}", new("SimDigit", contact), new SimDigit(number)))));
            lines.Add(new([new($"{contact}:go", new("SimGo", contact), new SimGo(contact))]));
        }

        for (var opening = schedule.Next(5); opening > 0; opening--)
        {
            var (contact, kind) = schedule.Chance(50) ? ($"single{opening}", "single") : ($"shaky{opening}", "shaky");
            lines.Add(new([new($"{contact}:open", new("SimOpening", contact), new SimOpening(contact), null, [new("SimOpening", kind)])]));
            lines.Add(new([new($"{contact}:go", new("SimGo", contact), new SimGo(contact))]));
        }

        for (var news = schedule.Next(3); news > 0; news--)
            lines.Add(new([new($"news{news}", new("SimNews", "all"), new SimNews($"news{news}"))]));
        _toCome = Shuffle(lines);
    }

    public int CallCount { get; }
    public bool AreDone => _toCome.Count == 0 && _offers.All(offer => offer.IsConfirmed);
    public bool CanAct => _toCome.Count > 0 || _offers.Any(offer => offer.Answer is null) || _offers.Count > 0;

    public void Act(RuntimeCore core)
    {
        // In the order of the first offers, as a transport keeps it.
        if (_offers.Find(offer => offer.Answer is null) is { } lost)
        {
            _schedule.Trace?.Invoke($"offer again {lost.Stimulus.Id}");
            lost.Answer = core.OfferAsync(lost.Stimulus, CancellationToken.None);
            return;
        }

        if (_toCome.Count == 0 || _schedule.Chance(15))
        {
            if (_offers.Count > 0 && _schedule.Chance(10)) _ = core.OfferAsync(_offers[_schedule.Next(_offers.Count)].Stimulus, CancellationToken.None);
            return;
        }

        var next = _toCome[0];
        _toCome.RemoveAt(0);
        _schedule.Trace?.Invoke($"offer {next.Id}");
        _offers.Add(new(next) { Answer = core.OfferAsync(next, CancellationToken.None) });
    }

    public void ServerDied()
    {
        foreach (var offer in _offers) offer.Forget();
    }

    public override string ToString() => $"{_toCome.Count} to come, {_offers.Count(offer => !offer.IsConfirmed)} not confirmed";

    private List<Stimulus> Shuffle(List<Queue<Stimulus>> lines)
    {
        var all = new List<Stimulus>();
        while (lines.Count > 0)
        {
            var line = lines[_schedule.Next(lines.Count)];
            all.Add(line.Dequeue());
            if (line.Count == 0) lines.Remove(line);
        }

        return all;
    }

    private sealed class Offer(Stimulus stimulus)
    {
        private bool _confirmed;

        public Stimulus Stimulus { get; } = stimulus;
        public Task<OfferResult>? Answer { get; set; }
        public bool IsConfirmed => _confirmed || (_confirmed = Answer is { IsCompletedSuccessfully: true });

        public void Forget()
        {
            if (!IsConfirmed) Answer = null;
        }
    }
}
