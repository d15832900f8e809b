using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Schedules;

namespace CallCenter.Workflows.ControlFlow;

/// <summary>Runs the plain activities of the catalogue: makes the object, sets its inputs, does what it answers.</summary>
internal sealed class ActivityAdapter(ActivityPlan plan) : ControlActivity
{
    protected internal override void Execute(Step step, Execution self)
    {
        var activity = Waiting(self);
        Follow(step, self, activity, activity.Execute(new Context(step, self)), first: true);
    }

    protected internal override void Resume(Step step, Execution self, object? received)
    {
        var activity = AsItWaited(self);
        Follow(step, self, activity, activity.Resume(new Context(step, self), received), first: false);
    }

    protected internal override void Stopped(Step step, Execution self)
    {
        foreach (var command in AsItWaited(self).Withdraw(new Context(step, self))) step.Send(command);
    }

    private Activity AsItWaited(Execution self)
    {
        var activity = Waiting(self);
        if (self.State is { } state)
        {
            for (var i = 0; i < Math.Min(state.Length, plan.State.Length); i++) plan.State[i].TrySet(activity, state[i], out _);
        }

        return activity;
    }

    /// <summary>What starts a published trigger; nothing does when its inputs cannot be told without an instance.</summary>
    public (IReadOnlyList<StimulusKey> Keys, Schedule? Schedule) Triggers(CompiledNode node)
    {
        try
        {
            var activity = Trigger(node);
            return ([.. activity.TriggerKeys()], activity.TriggerSchedule());
        }
        catch (Exception exception) when (exception is ExpressionException or ActivityFault)
        {
            return ([], null);
        }
    }

    /// <summary>What is embedded has ended: so has the activity, with the outputs it had before.</summary>
    protected internal override void ChildCompleted(Step step, Execution self, Execution child, IReadOnlyList<string> outcomes)
    {
        if (step.Instance.ActivityOutputs?.GetValueOrDefault(self.Node.Id) is { } outputs) step.ReportOutputs(self, outputs);
        step.Complete(self);
    }

    /// <summary>The activity as it is before it is called, with the inputs an execution evaluated.</summary>
    public Activity Waiting(Execution self)
    {
        var activity = plan.Create();
        SetInputs(activity, self.Node, self.Inputs);
        return activity;
    }

    /// <summary>The activity as a trigger: with inputs that need no instance. Throws when they cannot be told without one.</summary>
    public Activity Trigger(CompiledNode node)
    {
        var activity = plan.Create();
        SetInputs(activity, node, [.. node.Inputs.Select(input => input.IsConstant ? input.Constant : input.Expression!.Evaluate(NoScope.Instance))]);
        return activity;
    }

    private void SetInputs(Activity activity, CompiledNode node, Value[]? values)
    {
        if (values is null) return;
        for (var i = 0; i < plan.Inputs.Length && i < values.Length; i++)
        {
            var input = node.Inputs[i].Type;
            if (!plan.Inputs[i].TrySet(activity, values[i], out var error)) throw new ActivityFault($"{input.Name}: {error!.En}");
            if (input.IsRequired && (values[i].IsNothing || (values[i].AsString is { } text && string.IsNullOrWhiteSpace(text))))
                throw new ActivityFault($"{input.Name} is required and was not given.");
            if (values[i].IsNumber && (values[i].Number < input.Min || values[i].Number > input.Max))
                throw new ActivityFault($"{input.Name} is {values[i]}; {input.Min} to {input.Max} is right.");
        }
    }

    private void Follow(Step step, Execution self, Activity activity, ActivityResult result, bool first)
    {
        switch (result)
        {
            case ActivityResult.Done done:
                foreach (var command in done.Commands) step.Send(command);
                foreach (var stimulus in done.WorkflowEndsOn) step.EndWorkflowOn(stimulus);
                step.SendLater(done);
                KeepOutputs(step, self, activity);
                step.Complete(self, done.Outcomes);
                break;
            case ActivityResult.Waiting waiting:
                foreach (var command in waiting.Commands) step.Send(command);
                KeepState(self, activity);
                step.WaitFor(self, waiting.Until);
                if (waiting.GivesOutputs) KeepOutputs(step, self, activity);
                if (first) step.NoteSuspended(self);
                if (waiting.Outcomes.Count > 0) step.Report(self, waiting.Outcomes);
                break;
            case ActivityResult.Asking asking:
                KeepState(self, activity);
                step.WaitFor(self, asking.Until);
                step.Ask(self, asking.Request);
                break;
            case ActivityResult.Embedded embedded:
                KeepOutputs(step, self, activity);
                if (Array.Find(self.Node.Children, child => child.Port == embedded.Port && child.Label == embedded.Label).Node is { } inner) step.Schedule(inner, self);
                else step.Complete(self);
                break;
        }
    }

    private void KeepState(Execution self, Activity activity)
    {
        if (plan.State.Length == 0) return;
        var state = new Value[plan.State.Length];
        for (var i = 0; i < state.Length; i++) state[i] = plan.State[i].Get(activity);
        self.State = state;
    }

    private void KeepOutputs(Step step, Execution self, Activity activity)
    {
        if (plan.Outputs.Length == 0) return;
        var outputs = new ValueRecord(plan.Outputs.Length);
        foreach (var output in plan.Outputs)
        {
            if (!output.OnlyWhenBound || self.Node.Outputs.Any(binding => binding.OutputName == output.Name)) outputs[output.Name] = output.Get(activity);
        }

        step.KeepOutputs(self, outputs);
    }

    private sealed class Context(Step step, Execution self) : ActivityContext
    {
        public override DateTimeOffset Now => step.Now;
        public override string InstanceId => step.Instance.Id;
        public override string DefinitionId => step.Instance.DefinitionId;
        public override string ExecutionId => $"{step.Instance.Id}:{self.Number}";

        public override string? CorrelationId
        {
            get => step.Instance.CorrelationId;
            set => step.Instance.CorrelationId = CorrelationIds.Checked(value);
        }

        public override string? InstanceName
        {
            get => step.Instance.Name;
            set => step.Instance.Name = value;
        }

        public override object? TriggerPayload => self.TriggerPayload;
        public override Value GetFact(string name) => step.GetFact(name);
        public override void SetFact(string name, Value value) => step.SetFact(name, value);
        public override void Note(string eventName, string? message = null) => step.Note(self, eventName, message);
        public override T? TakeBack<T>() where T : class => step.TakeBack<T>();
        public override Guid NewGuid() => step.NewGuid();
    }
}
