using CallCenter.Persistence.Centre;
using CallCenter.Queues;
using CallCenter.Telephony;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Server.Simulations;

/// <summary>A day of the centre that never was: who calls, who works, and which flows answer.</summary>
public sealed record DayPlan
{
    /// <summary>The first moment, e.g. midnight in the centre.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>From the same seed the same plan makes the same day.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The flows that calls may start, those that take precedence first.</summary>
    public required IReadOnlyList<WorkflowGraph> Flows { get; init; }

    /// <summary>The calls to be expected in each half hour from the start on; how many come is random (Poisson).</summary>
    public required IReadOnlyList<double> Arrivals { get; init; }

    /// <summary>The numbers that are dialled and how often each, in proportion.</summary>
    public required IReadOnlyList<DialledLine> Lines { get; init; }

    public required CentreFacts Centre { get; init; }
    public required IReadOnlyList<Shift> Staff { get; init; }

    /// <summary>Those of the centre's customers who call.</summary>
    public IReadOnlyList<KnownCustomer> Customers { get; init; } = [];

    public CallerProfile Callers { get; init; } = new();

    /// <summary>How long an agent's phone rings.</summary>
    public TimeSpan Ringing { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A queue of the centre by id or name.</summary>
    public ServiceQueue? QueueOf(string queue) => Centre.Queues.FirstOrDefault(known => known.Id == queue || known.Name == queue);

    /// <summary>How long the matters of those who wait in a queue take.</summary>
    public HandlingTimes TimesOf(string queue)
    {
        var known = QueueOf(queue);
        return Callers.ByQueue.FirstOrDefault(pair => pair.Key == queue || pair.Key == known?.Id || pair.Key == known?.Name).Value ?? Callers.Handling;
    }

    public TimeSpan Length => HalfHour * Arrivals.Count;

    public static readonly TimeSpan HalfHour = TimeSpan.FromMinutes(30);
}

public sealed record DialledLine(string Number, double Weight);

/// <summary>An agent works from one time after the day's start to another.</summary>
public sealed record Shift(string AgentId, TimeSpan From, TimeSpan To);

/// <summary>How callers are, as shares from 0 to 1 and mean times.</summary>
public sealed record CallerProfile
{
    /// <summary>How long they wait in a queue before they hang up, on average (exponential); null is without end.</summary>
    public TimeSpan? Patience { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Of those who are asked for a key, who presses none; each time anew.</summary>
    public double NoInput { get; init; } = 0.03;

    /// <summary>Who presses a key that means nothing.</summary>
    public double WrongKey { get; init; } = 0.03;

    /// <summary>Who hangs up instead.</summary>
    public double HangUp { get; init; } = 0.02;

    /// <summary>How often each choice of a menu is taken, in proportion, by its key or its whole text; what is not named weighs 1.</summary>
    public IReadOnlyDictionary<string, double> Choices { get; init; } = new Dictionary<string, double>();

    /// <summary>Of those who are offered to be called back, who accepts.</summary>
    public double AcceptCallback { get; init; } = 0.3;

    /// <summary>Who answers when asked how satisfied they are.</summary>
    public double Rate { get; init; } = 0.4;

    /// <summary>Who is a customer the centre knows.</summary>
    public double Known { get; init; } = 0.5;

    /// <summary>By queue, by id or name; <see cref="Handling"/> for the others.</summary>
    public IReadOnlyDictionary<string, HandlingTimes> ByQueue { get; init; } = new Dictionary<string, HandlingTimes>();

    public HandlingTimes Handling { get; init; } = new(TimeSpan.FromSeconds(180), TimeSpan.FromSeconds(20));
}

/// <summary>How long talks take and the work after them.</summary>
/// <param name="Talk">Mean.</param>
/// <param name="WrapUp">Mean; the queue's limit may end it sooner.</param>
/// <param name="Variation">Standard deviation in proportion to the mean (log-normal); 1 stands for exponentially distributed times.</param>
public sealed record HandlingTimes(TimeSpan Talk, TimeSpan WrapUp, double Variation = 0.6);
