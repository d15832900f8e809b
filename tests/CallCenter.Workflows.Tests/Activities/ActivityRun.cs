using System.Reflection;
using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Activities;

/// <summary>
/// Plays an activity as the engine does: a new object for each call, with nothing but its <see cref="StateAttribute">state</see>
/// carried over, and only what it waits for let through.
/// </summary>
internal sealed class ActivityRun<T>(Func<T> create, FakeContext? context = null) where T : Activity
{
    private readonly Dictionary<PropertyInfo, object?> _state = [];
    private ActivityResult? _last;

    public static readonly ContactId Contact = new("c1");

    public FakeContext Context { get; } = context ?? FakeContext.WithContact();

    /// <summary>The object of the last call, for its outputs.</summary>
    public T Last { get; private set; } = null!;

    /// <summary>The commands of the last call.</summary>
    public IReadOnlyList<object> Commands { get; private set; } = [];

    public IReadOnlyList<Waitable> Waits => _last is ActivityResult.Waiting waiting ? waiting.Until : [];
    public string? Outcome => _last is ActivityResult.Done done ? Assert.Single(done.Outcomes) : null;

    /// <summary>Outcomes by which the flow goes on while the activity waits.</summary>
    public IReadOnlyList<string> GoesOnBy => _last is ActivityResult.Waiting waiting ? waiting.Outcomes : [];
    public ActivityResult.Done Completed => Assert.IsType<ActivityResult.Done>(_last);
    public object Asked => Assert.IsType<ActivityResult.Asking>(_last).Request;

    /// <summary>The moments it waits for, by name.</summary>
    public DateTimeOffset? DueOf(string timer) => Waits.SingleOrDefault(w => w.TimerName == timer)?.DueAt;

    public ActivityRun<T> Execute() => Call(activity => activity.Execute(Context));

    /// <summary>Lets time pass, then gives what arrived. Fails the test when the activity does not wait for it.</summary>
    public ActivityRun<T> Receive(object received, double afterSeconds = 0)
    {
        Context.Time += TimeSpan.FromSeconds(afterSeconds);
        if (received is ContactEvent happened)
            Assert.Contains(Waits, w => w.Stimulus is { } key && ContactStimuli.KeysOf(happened).Contains(key));
        return Resume(received);
    }

    /// <summary>Moves time to the earliest moment it waits for and lets that timer elapse.</summary>
    public ActivityRun<T> Elapse()
    {
        var next = Waits.Where(w => w.DueAt is not null).MinBy(w => w.DueAt);
        Assert.NotNull(next);
        if (next.DueAt > Context.Time) Context.Time = next.DueAt.Value;
        return Resume(new TimerElapsed(next.TimerName!));
    }

    public ActivityRun<T> Answer(object? answer)
    {
        Assert.IsType<ActivityResult.Asking>(_last);
        return Resume(answer);
    }

    public ActivityRun<T> Press(string digits)
    {
        foreach (var digit in digits) Receive(new DigitPressed(Contact, Context.Time, digit));
        return this;
    }

    /// <summary>The prompt sent last plays to its end.</summary>
    public ActivityRun<T> PromptEnds(double afterSeconds = 5)
    {
        var prompt = LastPrompt ?? throw new InvalidOperationException("No prompt was sent.");
        return Receive(new PromptFinished(Contact, Context.Time, prompt.Prompt, false), afterSeconds);
    }

    public PlayPrompt? LastPrompt { get; private set; }

    private ActivityRun<T> Resume(object? received) => Call(activity => activity.Resume(Context, received));

    private ActivityRun<T> Call(Func<T, ActivityResult> call)
    {
        Last = create();
        foreach (var (property, value) in _state) property.SetValue(Last, value);
        _last = call(Last);
        foreach (var property in typeof(T).GetProperties().Where(p => p.IsDefined(typeof(StateAttribute), true)))
            _state[property] = property.GetValue(Last);

        Commands = _last switch
        {
            ActivityResult.Done done => done.Commands,
            ActivityResult.Waiting waiting => waiting.Commands,
            _ => [],
        };
        LastPrompt = Commands.OfType<PlayPrompt>().LastOrDefault() ?? LastPrompt;
        return this;
    }
}
