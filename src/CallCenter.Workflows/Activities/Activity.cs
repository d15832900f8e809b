using System.Security.Cryptography;
using System.Text;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.Activities;

/// <summary>
/// Behaviour of one activity type. One object serves one call of <see cref="Execute"/> or <see cref="Resume"/>: its
/// <see cref="InputAttribute">inputs</see> are evaluated before the call, its <see cref="StateAttribute">state</see> is
/// kept over waits, its <see cref="OutputAttribute">outputs</see> are read when it is done. Activities are pure: they say
/// what should happen (wait, send a command, ask the outside) and never do it.
/// </summary>
public abstract class Activity
{
    /// <summary>Called once, when the flow reaches the activity.</summary>
    public abstract ActivityResult Execute(ActivityContext context);

    /// <summary>
    /// Called when something arrives that the activity waits for: the payload of a stimulus, <see cref="TimerElapsed"/>,
    /// the answer to an ask, or <see cref="AskFailed"/>.
    /// </summary>
    public virtual ActivityResult Resume(ActivityContext context, object? received) => received is AskFailed failed
        ? throw new ActivityFault(failed.Message, failed.Retryable)
        : throw new ActivityFault($"{GetType().Name} does not wait for {received?.GetType().Name ?? "nothing"}.");

    /// <summary>
    /// Called when it is stopped while it waits - by a join that went on without it, or because the workflow ends: the commands that
    /// take back what it asked for outside. Its state is that of the last wait.
    /// </summary>
    public virtual IReadOnlyList<object> Withdraw(ActivityContext context) => [];

    /// <summary>For triggers: the stimuli that start a workflow here. Inputs are evaluated without an instance.</summary>
    public virtual IEnumerable<StimulusKey> TriggerKeys() => [];

    /// <summary>For triggers: when the clock starts a workflow here. Inputs are evaluated without an instance.</summary>
    public virtual Schedule? TriggerSchedule() => null;

    protected static ActivityResult Done() => ActivityResult.Done.Default;
    protected static ActivityResult Done(string outcome) => new ActivityResult.Done([outcome], []);
    protected static ActivityResult Done(string outcome, params IReadOnlyList<object> send) => new ActivityResult.Done([outcome], send);

    /// <summary>Waits until one of the named things happens, after sending commands; replaces what it waited for before.</summary>
    protected static ActivityResult Wait(IReadOnlyList<Waitable> until, params IReadOnlyList<object> send) =>
        new ActivityResult.Waiting(until, send);

    /// <summary>
    /// Asks the outside (a directory, a service); the answer comes to <see cref="Resume"/>. May be asked again after a crash.
    /// What is named besides is waited for at the same time: no stimulus that follows from the question can come too early.
    /// </summary>
    protected static ActivityResult Ask(object request, params IReadOnlyList<Waitable> until) => new ActivityResult.Asking(request) { Until = until };

    /// <summary>Goes on with the activity embedded in a port, and is done when that ends; done at once when the port is empty.</summary>
    protected static ActivityResult RunEmbedded(string port, string? label = null) => new ActivityResult.Embedded(port, label);

    /// <summary>A stimulus named after its payload's type.</summary>
    protected static Waitable On<TPayload>(string key) => new(new StimulusKey(typeof(TPayload).Name, key), null, null);

    protected static Waitable On(string name, string key) => new(new StimulusKey(name, key), null, null);

    /// <summary>A moment in time; arrives as <see cref="TimerElapsed"/> with the same name.</summary>
    protected static Waitable At(DateTimeOffset due, string name = "") => new(null, due, name);
}

/// <summary>Something an activity can wait for: a stimulus or a moment.</summary>
public sealed record Waitable(StimulusKey? Stimulus, DateTimeOffset? DueAt, string? TimerName);

/// <summary>
/// What bookmarks and triggers are found by: the kind of stimulus and whom it concerns. A key too long for the index of a database
/// is known by its beginning and its SHA-256.
/// </summary>
public readonly record struct StimulusKey(string Name, string Key)
{
    /// <summary>The longest key, in characters.</summary>
    public const int Longest = 256;

    private const int Beginning = 128;

    public string Key { get; } = Key.Length <= Longest
        ? Key : $"{Key.AsSpan(0, char.IsHighSurrogate(Key[Beginning - 1]) ? Beginning - 1 : Beginning)}…{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)))}";

    public override string ToString() => $"{Name}:{Key}";
}

/// <summary>A timer that an activity set has come due.</summary>
public sealed record TimerElapsed(string Name);

/// <summary>An ask could not be answered.</summary>
public sealed record AskFailed(string Message, bool Retryable);

/// <summary>Ends an activity execution with an incident. Expected alternatives (busy, closed) are outcomes, not faults.</summary>
public sealed class ActivityFault(string message, bool retryable = false, string? code = null, string? category = null, string? faultType = null)
    : Exception(message)
{
    public bool Retryable { get; } = retryable;
    public string? Code { get; } = code;
    public string? Category { get; } = category;
    public string? FaultType { get; } = faultType;
}

/// <summary>What an activity answers: a closed set.</summary>
public abstract record ActivityResult
{
    private ActivityResult() { }

    /// <summary>It ended by these outcomes.</summary>
    public sealed record Done(IReadOnlyList<string> Outcomes, IReadOnlyList<object> Commands) : ActivityResult
    {
        public static readonly Done Default = new(["Done"], []);

        /// <summary>Stimuli that end the whole workflow from now on, such as the caller's hang-up.</summary>
        public IReadOnlyList<StimulusKey> WorkflowEndsOn { get; init; } = [];

        /// <summary>Commands that are sent when the workflow is over, however it ends but by a fault: nobody is left on a line.</summary>
        public IReadOnlyList<object> WhenOver { get; init; } = [];

        /// <summary>Commands that are sent when the workflow ends by a fault.</summary>
        public IReadOnlyList<object> WhenFaulted { get; init; } = [];

        /// <summary>
        /// Commands that are sent once, when nothing is left to do for now: the workflow waits for something outside, or is over.
        /// While an answer is still asked for there is something to do. <see cref="ActivityContext.TakeBack{T}"/> withdraws one.
        /// </summary>
        public IReadOnlyList<object> WhenAtRest { get; init; } = [];
    }

    /// <summary>It waits; whatever it waited for before and does not name again is withdrawn.</summary>
    public sealed record Waiting(IReadOnlyList<Waitable> Until, IReadOnlyList<object> Commands) : ActivityResult
    {
        /// <summary>The outputs can be read while it waits.</summary>
        public bool GivesOutputs { get; init; }

        /// <summary>
        /// Outcomes by which the flow goes on already, while the activity waits for more: a deadline that has passed. Only a flowchart
        /// has connections to follow; within other containers nothing goes on before the activity is done.
        /// </summary>
        public IReadOnlyList<string> Outcomes { get; init; } = [];
    }

    /// <summary>It needs an answer from outside.</summary>
    public sealed record Asking(object Request) : ActivityResult
    {
        /// <summary>What it waits for beside the answer.</summary>
        public IReadOnlyList<Waitable> Until { get; init; } = [];
    }

    /// <summary>Its outputs are there; it goes on with what is embedded in a port, by the label of the item where the port is a list.</summary>
    public sealed record Embedded(string Port, string? Label) : ActivityResult;
}

/// <summary>What an activity may know of the run it is part of.</summary>
public abstract class ActivityContext
{
    /// <summary>The time of this step.</summary>
    public abstract DateTimeOffset Now { get; }

    public abstract string InstanceId { get; }
    public abstract string DefinitionId { get; }

    /// <summary>Unique over all instances and the same after a crash: the idempotency key for what this execution does outside.</summary>
    public abstract string ExecutionId { get; }

    /// <summary>The business key of the instance; for a call flow the contact's id.</summary>
    public abstract string? CorrelationId { get; set; }

    public abstract string? InstanceName { get; set; }

    /// <summary>The payload of the stimulus that started the workflow at this activity, else null.</summary>
    public abstract object? TriggerPayload { get; }

    /// <summary>Facts that expressions and templates see by name: <c>contact</c>, <c>customer</c>, <c>agent</c>.</summary>
    public abstract Value GetFact(string name);

    public abstract void SetFact(string name, Value value);

    /// <summary>Adds a line to the journal besides Started and Completed, e.g. <c>Connected</c>.</summary>
    public abstract void Note(string eventName, string? message = null);

    /// <summary>Takes the newest command of a type back that waits for the workflow to come to rest; null when there is none, because none was given or it was sent.</summary>
    public abstract T? TakeBack<T>() where T : class;

    /// <summary>A new id, the same when the step is repeated.</summary>
    public abstract Guid NewGuid();
}
