using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Tests.Activities;

/// <summary>A run as small as an activity needs it: a clock that the test sets, facts and notes.</summary>
internal sealed class FakeContext : ActivityContext
{
    private readonly Dictionary<string, Value> _facts = [];
    private int _guids;

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public DateTimeOffset Time { get; set; } = Start;
    public object? Payload { get; set; }
    public List<(string Event, string? Message)> Notes { get; } = [];

    /// <summary>Commands that wait for the workflow to come to rest.</summary>
    public List<object> AtRest { get; } = [];

    public override DateTimeOffset Now => Time;
    public override string InstanceId => "instance-1";
    public override string DefinitionId => "definition-1";
    public override string ExecutionId => "execution-1";
    public override string? CorrelationId { get; set; }
    public override string? InstanceName { get; set; }
    public override object? TriggerPayload => Payload;
    public override Value GetFact(string name) => _facts.GetValueOrDefault(name);
    public override void SetFact(string name, Value value) => _facts[name] = value;
    public override void Note(string eventName, string? message = null) => Notes.Add((eventName, message));

    public override T? TakeBack<T>() where T : class
    {
        var command = AtRest.OfType<T>().LastOrDefault();
        if (command is not null) AtRest.Remove(command);
        return command;
    }

    public override Guid NewGuid() => new(++_guids, 0, 0, new byte[8]);

    /// <summary>A flow that handles the contact <c>c1</c> from 13800000001.</summary>
    public static FakeContext WithContact()
    {
        var context = new FakeContext { CorrelationId = "c1" };
        context.SetFact("contact", Value.Of(new ValueRecord { ["id"] = "c1", ["from"] = "13800000001", ["to"] = "8008101992" }));
        return context;
    }
}
