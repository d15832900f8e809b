namespace CallCenter.Workflows.Runtime;

/// <summary>How the runtime divides its work and how long it waits. Times are on the centre's clock.</summary>
public sealed class WorkflowRuntimeOptions
{
    /// <summary>How many partitions share the instances; one loop each.</summary>
    public int Partitions { get; set; } = 4;

    /// <summary>The most messages a partition takes into one transaction.</summary>
    public int BatchSize { get; set; } = 256;

    /// <summary>The most instances kept in memory, over all partitions.</summary>
    public int HotInstances { get; set; } = 10_000;

    /// <summary>How long a stimulus that met nobody waits (<c>Inbox:Patience</c>).</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the id of a stimulus is remembered, so that a second delivery has no effect.</summary>
    public TimeSpan RememberStimuli { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How far ahead timers are read into memory.</summary>
    public TimeSpan TimerHorizon { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The most timers read at once.</summary>
    public int TimerPage { get; set; } = 2_000;

    /// <summary>How many instances may have a command under way at once.</summary>
    public int Senders { get; set; } = 16;

    /// <summary>How many asks may be under way at once.</summary>
    public int Askers { get; set; } = 32;

    /// <summary>How many asks of slow handlers may be under way at once, besides.</summary>
    public int SlowAskers { get; set; } = 64;

    /// <summary>How long a sent command may stay in the outbox when no commit takes it out.</summary>
    public TimeSpan OutboxFlush { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The first pause after a failure; doubled after each further one.</summary>
    public TimeSpan FirstBackOff { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The longest pause between attempts.</summary>
    public TimeSpan LongestBackOff { get; set; } = TimeSpan.FromSeconds(30);

    internal TimeSpan BackOff(int failures)
    {
        var ticks = FirstBackOff.Ticks * Math.Pow(2, Math.Min(failures - 1, 30));
        return TimeSpan.FromTicks((long)Math.Min(ticks, LongestBackOff.Ticks));
    }
}
