using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Tests.ControlFlow.Generated;

/// <summary>Ends by the outcomes its script lists for this time, at once or after a stimulus; may fail at some times.</summary>
[Activity("Test.Scripted", "Test"), Texts("脚本", "Scripted", "", "")]
public sealed class Scripted : ControlActivity
{
    private static readonly IReadOnlyList<string> None = [];

    private IReadOnlyList<string>[] _outcomes = [];
    private bool[] _fails = [];
    private bool _waits;
    private bool _cycles;
    private string _count = "";

    /// <summary>What every waiting scripted activity waits for: its node's id.</summary>
    public static StimulusKey StimulusOf(string id) => new("Test", id);

    protected internal override void Bind(NodeCompiler compiler)
    {
        _outcomes = [.. (compiler.Property("outcomes").AsList ?? [Value.ListOf("Done")]).Select(times => times.AsList!.Select(outcome => outcome.ToString()).ToList())];
        _fails = [.. (compiler.Property("fails").AsList ?? []).Select(fails => fails.IsTrue)];
        _waits = compiler.Property("waits").IsTrue;
        _cycles = !compiler.Property("cycles").IsFalse;
        _count = "#" + compiler.Node.Id;
    }

    protected internal override void Execute(Step step, Execution self)
    {
        if (_waits)
        {
            step.WaitFor(self, [new(StimulusOf(self.Node.Id), null, null)]);
            step.NoteSuspended(self);
        }
        else
        {
            End(step, self);
        }
    }

    protected internal override void Resume(Step step, Execution self, object? received) => End(step, self);

    private void End(Step step, Execution self)
    {
        step.TryGetVariable(_count, out var count);
        var time = count.IsNumber ? (int)count.Number : 0;
        step.SetVariable(_count, time + 1);
        if (time < _fails.Length && _fails[time]) throw new ActivityFault("as told", retryable: true);
        step.Complete(self, _cycles || time < _outcomes.Length ? _outcomes[time % _outcomes.Length] : None);
    }
}
