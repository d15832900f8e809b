using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Tests.Runtime.Simulation;

/// <summary>
/// What happens outside and is told to the server. As with any transport that promises delivery, a stimulus whose offer was
/// not confirmed before the server died is offered again, and now and then one is offered twice for no reason. What came of
/// what the server asked for is told too.
/// </summary>
internal sealed class SimCallers
{
    private readonly SimSchedule _schedule;
    private readonly List<Offer> _offers = [];
    private readonly List<Stimulus> _toCome;
    private readonly SimOutside _outside;

    public SimCallers(SimSchedule schedule, SimScenario scenario, SimOutside outside)
    {
        _schedule = schedule;
        _outside = outside;
        CallCount = 1 + schedule.Next(scenario.MostCalls);
        _toCome = Shuffle(scenario.LinesOf(CallCount, schedule));
    }

    public int CallCount { get; }
    public bool AreDone => _toCome.Count == 0 && _outside.Told.Count == 0 && _offers.All(offer => offer.IsConfirmed);
    public bool CanAct => _toCome.Count > 0 || _offers.Count > 0 || _outside.Told.Count > 0;

    public void Act(RuntimeCore core)
    {
        // In the order of the first offers, as a transport keeps it.
        if (_offers.Find(offer => offer.Answer is null) is { } lost)
        {
            _schedule.Trace?.Invoke($"offer again {lost.Stimulus.Id}");
            lost.Answer = core.OfferAsync(lost.Stimulus, CancellationToken.None);
            return;
        }

        while (_outside.Told.TryDequeue(out var told)) _toCome.Add(told);

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
