using System.Diagnostics;
using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Queues;
using CallCenter.Routing;

namespace CallCenter.Workflows.Benchmarks.Centre;

/// <summary>
/// The router alone, on one core: 5,000 agents in 200 groups with three skills each, 200 queues that ask for a skill, and 20,000
/// contacts waiting all the while. Each contact that an agent takes is replaced by a new one; what is measured is each input's
/// time, from arrival to the end of wrap-up, and how many inputs a second that makes.
/// </summary>
internal static class RoutingBenchmark
{
    private const int Agents = 5_000;
    private const int Queues = 200;
    private const int Waiting = 20_000;
    private const int Skills = 40;
    private const int WarmUp = 60_000;
    private const int Measured = 100_000;

    public static Task RunAsync()
    {
        var floor = new Floor();
        floor.Open();
        floor.Run(WarmUp, null);
        GC.Collect();
        var times = new List<double>(Measured);
        var (cpu, allocated, began) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        floor.Run(Measured, times);
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - cpu).TotalSeconds;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        times.Sort();
        Console.WriteLine(
            $"routing, {Agents:N0} agents, {Queues} queues, {floor.WaitingNow:N0} contacts waiting: {times.Count / elapsed:N0} events a second on one core "
            + $"({times.Count / used:N0} a second of CPU), a decision p50 {At(0.5):F0} µs, p99 {At(0.99):F0} µs, longest {times[^1]:F0} µs, "
            + $"{bytes / (double)times.Count / 1024:F1} KB allocated each (asked: 20,000 a second, p99 1000 µs)");
        return Task.CompletedTask;

        double At(double share) => times[(int)(times.Count * share)];
    }

    private sealed class Floor
    {
        private readonly Router _router = new();
        private readonly Random _random = new(1);
        private readonly Queue<(ContactId Contact, string Agent)> _offered = new();
        private readonly Queue<ContactId> _talking = new();
        private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
        private List<double>? _times;
        private int _contacts;

        public int WaitingNow => _router.Queues(_now).Sum(queue => queue.Waiting.Count);

        public void Open()
        {
            for (var i = 0; i < Queues; i++)
            {
                Apply(new RoutingInput.QueueDefined(new ServiceQueue
                {
                    Id = "q" + i, Name = "queue " + i, Groups = ["g" + i, "g" + ((i + 1) % Queues), "g" + ((i + 7) % Queues)], Skills = [new("s" + (i % Skills), 3)],
                    RelaxLevelEvery = TimeSpan.FromSeconds(60), LastAgentWait = TimeSpan.FromSeconds(10), WrapUp = TimeSpan.FromSeconds(10),
                    Overflow = [new(OverflowKind.Queue, "q" + ((i + 3) % Queues), AfterWait: TimeSpan.FromMinutes(3)), new(OverflowKind.Group, "g" + ((i + 11) % Queues), AfterWait: TimeSpan.FromMinutes(2))],
                }));
            }

            for (var i = 0; i < Agents; i++)
            {
                var agent = new Agent
                {
                    Id = "a" + i, WorkNumber = "w" + i, Name = "agent " + i, Groups = ["g" + (i % Queues), "g" + (i * 7 % Queues)],
                    Skills = [.. Enumerable.Range(0, 5).Select(skill => new AgentSkill("s" + ((i + (skill * 7)) % Skills), 1 + ((i + skill) % 5)))],
                };
                Apply(new RoutingInput.AgentDefined(agent));
                Apply(new RoutingInput.AgentWants(agent.Id, AgentState.Available));
            }

            while (_contacts < Waiting + Agents) Arrive();
        }

        public void Run(int events, List<double>? times)
        {
            _times = times;
            var until = _contacts + (events / 4);
            while (_contacts < until)
            {
                _now += TimeSpan.FromMilliseconds(20);
                Arrive();
                while (_offered.TryDequeue(out var offer))
                {
                    Apply(new RoutingInput.OfferAccepted(offer.Contact, offer.Agent));
                    _talking.Enqueue(offer.Contact);
                }

                if (_talking.TryDequeue(out var talk)) Apply(new RoutingInput.TalkEnded(talk));
                if (_router.NextDue <= _now) Apply(new RoutingInput.TimePassed());
            }
        }

        private void Arrive()
        {
            var number = _contacts++;
            Apply(new RoutingInput.ContactQueued(new ContactId("c" + number), "q" + _random.Next(Queues), [], _random.Next(3))
            {
                LastAgentId = _random.Next(4) == 0 ? "a" + _random.Next(Agents) : null,
            });
        }

        private void Apply(RoutingInput input)
        {
            var began = Stopwatch.GetTimestamp();
            var decisions = _router.Apply(input, _now);
            _times?.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds);
            foreach (var decision in decisions)
            {
                if (decision is RoutingDecision.ContactOffered offered) _offered.Enqueue((offered.Contact, offered.Agent.Id));
            }
        }
    }
}
