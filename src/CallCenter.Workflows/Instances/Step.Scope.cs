using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ControlFlow.Composition;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;

namespace CallCenter.Workflows.Instances;

/// <summary>What expressions see, and the journal.</summary>
public sealed partial class Step : IExpressionScope
{
    private Execution? _current;
    private IReadOnlyList<string>? _scriptOutcomes;

    string IExpressionScope.InstanceId => _instance.Id;
    string IExpressionScope.DefinitionId => _instance.DefinitionId;
    string IExpressionScope.DefinitionVersionId => _instance.DefinitionVersionId;
    int IExpressionScope.DefinitionVersion => _instance.DefinitionVersion;

    string? IExpressionScope.CorrelationId
    {
        get => _instance.CorrelationId;
        set => _instance.CorrelationId = CorrelationIds.Checked(value);
    }

    string? IExpressionScope.InstanceName
    {
        get => _instance.Name;
        set => _instance.Name = value;
    }

    public IEnumerable<string> VariableNames
    {
        get
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            for (var execution = _current; execution is not null; execution = execution.Parent)
            {
                foreach (var variable in execution.Node.Variables) names.Add(variable.Name);
                foreach (var (name, _) in execution.Locals ?? []) names.Add(name);
            }

            foreach (var variable in _graph.Variables) names.Add(variable.Name);
            foreach (var name in _instance.ExtraVariables?.Keys ?? Enumerable.Empty<string>()) names.Add(name);
            return names;
        }
    }

    public IEnumerable<string> InputNames => InputInSight.Names;

    /// <summary>The inputs of the workflow that an expression belongs to: of the innermost that runs as an activity, or of the instance.</summary>
    private ValueRecord InputInSight => (WorkflowAround(_current) is { } inner ? inner.Locals : null) ?? _instance.Input;

    /// <summary>The innermost execution around another that is a workflow of its own.</summary>
    private Execution? WorkflowAround(Execution? execution)
    {
        if (!_graph.HasWorkflows) return null;
        for (execution = execution?.Parent; execution is not null; execution = execution.Parent)
        {
            if (execution.Node.Behaviour is WorkflowActivity) return execution;
        }

        return null;
    }

    public bool TryGetVariable(string name, out Value value)
    {
        for (var execution = _current; execution is not null; execution = execution.Parent)
        {
            if (execution.Locals is { } locals && locals.TryGet(name, out value)) return true;
            if (execution.Node.VariableSlots is not { } slots || !slots.TryGetValue(name, out var slot) || execution.Variables is null) continue;
            value = execution.Variables[slot];
            return true;
        }

        if (_graph.VariableSlots.TryGetValue(name, out var own))
        {
            value = _instance.Variables[own];
            return true;
        }

        value = default;
        return _instance.ExtraVariables is { } extra && extra.TryGetValue(name, out value);
    }

    public void SetVariable(string name, Value value)
    {
        for (var execution = _current; execution is not null; execution = execution.Parent)
        {
            if (execution.Locals is { } locals && locals.Has(name))
            {
                locals[name] = value;
                return;
            }

            if (execution.Node.VariableSlots is not { } slots || !slots.TryGetValue(name, out var slot) || execution.Variables is null) continue;
            execution.Variables[slot] = value;
            return;
        }

        if (_graph.VariableSlots.TryGetValue(name, out var own)) _instance.Variables[own] = value;
        else (_instance.ExtraVariables ??= new(StringComparer.Ordinal))[name] = value;
    }

    /// <summary>Sets a variable found at compile time, as seen from an execution.</summary>
    public void SetVariable(Execution from, VariableSlot variable, Value value)
    {
        value = ValueConversion.ToAlias(value, variable.Definition.TypeName, variable.Definition.IsArray);
        if (variable.Owner is null)
        {
            _instance.Variables[variable.Slot] = value;
            return;
        }

        for (var execution = from; execution is not null; execution = execution.Parent)
        {
            if (!ReferenceEquals(execution.Node, variable.Owner) || execution.Variables is null) continue;
            execution.Variables[variable.Slot] = value;
            return;
        }
    }

    public Value GetInput(string name) => InputInSight[name];

    public Value GetOutputFrom(string activityIdOrName, string? outputName)
    {
        if (_instance.ActivityOutputs is not { } all) return default;
        var around = _current?.Node.WorkflowAround;
        if (!all.TryGetValue(CompiledNode.IdIn(around, activityIdOrName), out var outputs))
        {
            var node = _graph.Nodes.FirstOrDefault(candidate => candidate.Definition.Name == activityIdOrName && ReferenceEquals(candidate.WorkflowAround, around));
            if (node is null || !all.TryGetValue(node.Id, out outputs)) return default;
        }

        if (outputName is not null) return outputs[outputName];
        return outputs.TryGet("Result", out var result) || outputs.Count == 0 ? result : outputs.First().Value;
    }

    public Value GetLastResult() => _instance.LastResult;

    public Value GetFact(string name) => _instance.Facts is { } facts ? facts[name] : default;

    public void SetFact(string name, Value value) => (_instance.Facts ??= [])[name] = value;

    /// <summary>Gives the workflow an output as seen from an execution: the innermost that runs as an activity, or the instance.</summary>
    public void SetOutput(Execution from, string name, Value value)
    {
        if (WorkflowAround(from) is { } inner) WorkflowActivity.OutputsOf(inner)[name] = value;
        else (_instance.Output ??= [])[name] = value;
    }

    /// <summary>Derived from the instance and a counter in its state, so that a repeated step gives the same id.</summary>
    public Guid NewGuid()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_instance.Id}:{_instance.NextNumber()}"), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x40);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }

    public double NextRandom()
    {
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{_instance.Id}:{_instance.NextNumber()}"), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    void IExpressionScope.SetOutcomes(IReadOnlyList<string> outcomes) => _scriptOutcomes = outcomes;

    /// <summary>The outcomes a script set since the last call.</summary>
    internal IReadOnlyList<string>? TakeScriptOutcomes()
    {
        var outcomes = _scriptOutcomes;
        _scriptOutcomes = null;
        return outcomes;
    }

    /// <summary>Evaluates as seen from an execution.</summary>
    public Value Evaluate(CompiledExpression expression, Execution from)
    {
        var before = _current;
        _current = from;
        try
        {
            return expression.Evaluate(this);
        }
        finally
        {
            _current = before;
        }
    }

    /// <summary>Keeps an activity's outputs for scripts and writes those that are bound.</summary>
    internal void KeepOutputs(Execution execution, ValueRecord outputs)
    {
        (_instance.ActivityOutputs ??= new(StringComparer.Ordinal))[execution.Node.Id] = outputs;
        _instance.LastResult = outputs.TryGet("Result", out var result) ? result : outputs.First().Value;
        foreach (var binding in execution.Node.Outputs)
        {
            if (!outputs.TryGet(binding.OutputName, out var value)) continue;
            if (binding.Variable is { } variable) SetVariable(execution, variable, value);
            else SetOutput(execution, binding.WorkflowOutput!, value);
        }

        ReportOutputs(execution, outputs);
    }

    /// <summary>Names the outputs that the journal tells when this execution ends.</summary>
    internal void ReportOutputs(Execution execution, ValueRecord outputs) => (_reporting, _reported) = (execution, outputs);

    private Execution? _reporting;
    private ValueRecord? _reported;

    private void EvaluateInputs(Execution execution)
    {
        var inputs = execution.Node.Inputs;
        var values = new Value[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var input = inputs[i];
            if (input.Type.EvaluatesLater) continue;
            if (input.IsConstant)
            {
                values[i] = Guard(input, input.Constant);
                continue;
            }

            try
            {
                values[i] = Guard(input, input.Expression!.Evaluate(this));
            }
            catch (ExpressionException exception)
            {
                execution.Inputs = values;
                throw new ExpressionException($"{input.Type.Name}: {exception.Message}", exception.Line, exception.Column, exception.Budget, exception);
            }
        }

        execution.Inputs = values;
    }

    /// <summary>An input declared sensitive is masked from here on, wherever its value came from.</summary>
    private static Value Guard(CompiledInput input, Value value) => input.Type.IsSensitive ? Sealed(value) : value;

    private static Value Sealed(Value value)
    {
        if (value.AsRecord is { } record)
        {
            var members = new ValueRecord(record.Count);
            foreach (var (name, member) in record) members[name] = Sealed(member);
            return Value.Of(members);
        }

        if (value.AsList is { } list)
        {
            var items = new ValueList(list.Count);
            foreach (var item in list) items.Add(Sealed(item));
            return Value.Of(items);
        }

        return !value.IsSensitive && value.AsString is { Length: > 0 } text ? Value.Of(new SensitiveText(text)) : value;
    }

    private static Value[] Defaults(VariableDefinition[] variables)
    {
        if (variables.Length == 0) return [];
        var values = new Value[variables.Length];
        for (var i = 0; i < values.Length; i++) values[i] = ValueConversion.Fresh(variables[i]);
        return values;
    }

    private void JournalStart(Execution execution) => Journal(execution, JournalEvent.Started);

    /// <summary>For an activity that ends the workflow instead of completing.</summary>
    internal void JournalRan(Execution execution)
    {
        JournalEnd(execution, DoneOutcomes);
        execution.Status = ExecutionStatus.Completed;
        Leave(execution);
    }

    private void JournalEnd(Execution execution, IReadOnlyList<string> outcomes)
    {
        var outputs = ReferenceEquals(_reporting, execution) ? _reported : null;
        if (outputs is not null && execution.Node.Journal is { } rules) outputs = rules.Outputs(this, execution, outputs);
        var journal = _result.Journal;
        if (journal.Count > 0)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(journal)[^1];
            if (last.ExecutionNumber == execution.Number && last.Event == JournalEvent.Started)
            {
                last.Event = JournalEvent.Ran;
                last.Outcomes = outcomes;
                last.Outputs = outputs;
                return;
            }
        }

        Journal(execution, JournalEvent.Completed, outcomes, outputs);
    }

    private void Journal(
        Execution execution, JournalEvent what, IReadOnlyList<string>? outcomes = null, ValueRecord? outputs = null, string? message = null) => _result.Journal.Add(new()
    {
        Sequence = ++_instance.JournalSequence,
        ExecutionNumber = execution.Number,
        ParentNumber = execution.Parent?.Number ?? 0,
        Node = execution.Node.Definition,
        Event = what,
        At = Now,
        Outcomes = outcomes,
        Inputs = what != JournalEvent.Started ? null : execution.Node.Journal is { } rules ? rules.Inputs(this, execution) : execution.Inputs,
        Outputs = outputs,
        Message = message,
    });
}
