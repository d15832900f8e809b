using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Flowcharts;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>
/// Goes from state to state. In a state it waits for the triggers of the transitions that leave it; the first that ends
/// while its condition holds wins: the other triggers are cancelled, the transition's action runs, then the state's exit
/// and the next state's entry. A trigger whose condition does not hold is armed again. Ends in a state that no transition
/// with a trigger leaves.
/// </summary>
[Activity("Elsa.StateMachine", Categories.Flow)]
[Texts("状态机", "State Machine", "由触发活动推动，从一个状态到另一个状态", "Goes from state to state as triggers tell")]
[Input("状态", "States", Name = "States", Type = typeof(Value), IsRaw = true, IsBrowsable = false)]
[Input("转换", "Transitions", Name = "Transitions", Type = typeof(Value), IsRaw = true, IsBrowsable = false)]
[Input("初始状态", "Initial state", Name = "InitialState", Type = typeof(string), IsRaw = true, IsBrowsable = false)]
[Input("当前状态", "Current state", Name = "CurrentState", Type = typeof(string), IsRaw = true, IsBrowsable = false)]
public sealed class StateMachine : ControlActivity
{
    private enum Phase { Entry, Trigger, Action, Exit }

    private State[] _states = [];
    private Transition[] _transitions = [];
    private int _initial;

    protected internal override void Bind(NodeCompiler compiler)
    {
        _states = [.. Items("states").Select(item => new State(Text(item["name"]), Child(item["entry"]), Child(item["exit"])))];
        _transitions = [.. Items("transitions").Select(item => new Transition(
            StateOf(item["from"]), StateOf(item["to"]), Child(item["trigger"]), Condition(item["condition"]), Child(item["action"])))];
        _initial = StateOf(compiler.Property("currentState"));
        if (_initial < 0) _initial = StateOf(compiler.Property("initialState"));

        IReadOnlyList<Value> Items(string property) => compiler.Property(property).AsList ?? [];
        int StateOf(Value name) => Text(name).Length == 0 ? -1 : Array.FindIndex(_states, state => state.Name == Text(name));
        CompiledNode? Child(Value id) => id.AsString is { } given ? compiler.Node.Children.FirstOrDefault(child => child.Node.Id == CompiledNode.IdIn(compiler.Node.WorkflowAround, given)).Node : null;
        CompiledExpression? Condition(Value input) => input["expression"].AsRecord is null ? null : compiler.RawExpression(input["expression"]);
        static string Text(Value value) => value.AsString ?? "";
    }

    protected internal override void Execute(Step step, Execution self) => Enter(step, self, _initial);

    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        var (phase, transition) = ((Phase)(child.Tag & 3), child.Tag >> 2);
        switch (phase)
        {
            case Phase.Entry:
                Arm(step, self);
                break;
            case Phase.Trigger:
                Fire(step, self, transition);
                break;
            case Phase.Action:
                Exit(step, self, transition);
                break;
            default:
                Enter(step, self, _transitions[transition].To);
                break;
        }
    }

    internal override Text? CannotMigrate(ControlActivity from, ControlState state, Migration migration)
    {
        var name = NameOf(from, state);
        return Array.Exists(_states, candidate => candidate.Name == name) ? null : new(
            $"实例处于状态“{name}”，新版本的状态机没有这个状态。", $"The instance is in state \"{name}\", which the state machine of the new version does not have.");
    }

    internal override ControlState Migrate(ControlActivity from, ControlState state, Migration migration) =>
        new Current(Array.FindIndex(_states, candidate => candidate.Name == NameOf(from, state)));

    /// <summary>A child's transition is the one whose trigger or action it is here; an entry and an exit belong to a state.</summary>
    internal override int? MigrateTag(ControlActivity from, Execution child, CompiledNode childTo)
    {
        var phase = (Phase)(child.Tag & 3);
        if (phase == Phase.Entry) return child.Tag;
        var before = ((StateMachine)from)._transitions[child.Tag >> 2];
        var index = phase switch
        {
            Phase.Trigger => Array.FindIndex(_transitions, transition => ReferenceEquals(transition.Trigger, childTo)),
            Phase.Action => Array.FindIndex(_transitions, transition => ReferenceEquals(transition.Action, childTo)),
            _ => Array.FindIndex(_transitions, transition => transition.To >= 0 && ReferenceEquals(_states[transition.From].Exit, childTo)
                && _states[transition.To].Name == ((StateMachine)from)._states[before.To].Name),
        };
        return index < 0 ? null : TagOf(phase, index);
    }

    private static string NameOf(ControlActivity from, ControlState state) => ((StateMachine)from)._states[((Current)state).State].Name;

    protected internal override ControlState Load(Value saved) => new Current((int)saved.Number);

    private void Enter(Step step, Execution self, int state)
    {
        if (state < 0)
        {
            step.Complete(self);
            return;
        }

        self.Control = new Current(state);
        if (_states[state].Entry is { } entry) step.Schedule(entry, self, (int)Phase.Entry);
        else Arm(step, self);
    }

    private void Arm(Step step, Execution self)
    {
        var state = ((Current)self.Control!).State;
        var armed = false;
        for (var index = 0; index < _transitions.Length; index++)
        {
            if (_transitions[index] is not { Trigger: { } trigger, To: >= 0 } transition || transition.From != state) continue;
            step.Schedule(trigger, self, TagOf(Phase.Trigger, index));
            armed = true;
        }

        if (!armed) step.Complete(self);
    }

    private void Fire(Step step, Execution self, int index)
    {
        var transition = _transitions[index];
        if (transition.Condition is { } condition && !Truth.Of(step.Evaluate(condition, self)))
        {
            step.Schedule(transition.Trigger!, self, TagOf(Phase.Trigger, index));
            return;
        }

        // Of the machine's own activities only the other triggers run now.
        step.CancelChildren(self);
        if (transition.Action is { } action) step.Schedule(action, self, TagOf(Phase.Action, index));
        else Exit(step, self, index);
    }

    private void Exit(Step step, Execution self, int index)
    {
        if (_states[_transitions[index].From].Exit is { } exit) step.Schedule(exit, self, TagOf(Phase.Exit, index));
        else Enter(step, self, _transitions[index].To);
    }

    private static int TagOf(Phase phase, int transition) => (transition << 2) | (int)phase;

    private sealed record State(string Name, CompiledNode? Entry, CompiledNode? Exit);

    private sealed record Transition(int From, int To, CompiledNode? Trigger, CompiledExpression? Condition, CompiledNode? Action);

    private sealed class Current(int state) : ControlState
    {
        public int State { get; } = state;

        public override Value Save() => State;
    }
}
