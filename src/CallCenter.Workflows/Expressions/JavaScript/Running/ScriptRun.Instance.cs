namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>
/// The way to the instance. What the script sets is kept back until it has ended well, so that a script that fails
/// sets nothing; lists and records of the instance are seen and changed in place.
/// </content>
internal sealed partial class ScriptRun
{
    private Dictionary<string, Value>? _set;
    private List<Value>? _touched;
    private bool _changed;
    private bool _setsSomething;
    private string? _correlationId;
    private string? _instanceName;
    private bool _setsCorrelationId;
    private bool _setsInstanceName;
    private List<string>? _outcomes;

    private void ForgetInstance()
    {
        Scope = null!;
        _touched?.Clear();
        _changed = false;
        if (!_setsSomething) return;
        _setsSomething = false;
        _set = null;
        _setsCorrelationId = false;
        _setsInstanceName = false;
        _correlationId = null;
        _instanceName = null;
        _outcomes = null;
    }

    /// <summary>Notes a value of the instance that the script may change through its reference.</summary>
    public Value Touch(in Value value)
    {
        if (value.Reference is not (ValueList or ValueRecord)) return value;
        _touched ??= [];
        if (_touched.Count == 0 || !ReferenceEquals(_touched[^1].Reference, value.Reference)) _touched.Add(value);
        return value;
    }

    /// <summary>Notes that a list or record was changed.</summary>
    public void MarkChanged() => _changed = true;

    public bool TryGetVariable(string name, out Value value)
    {
        if (_set is not null && _set.TryGetValue(name, out value)) return true;
        if (!Scope.TryGetVariable(name, out value)) return false;
        if (value.Reference is not string && !value.IsNumber) Touch(value);
        return true;
    }

    public Value GetVariable(string name) => TryGetVariable(name, out var value) ? value : default;

    public void SetVariable(string name, in Value value)
    {
        Charge(64 + 2 * name.Length);
        _setsSomething = true;
        _set ??= new(StringComparer.Ordinal);
        _set[name] = value;
    }

    public IEnumerable<string> VariableNames => _set is null ? Scope.VariableNames : Scope.VariableNames.Union(_set.Keys, StringComparer.Ordinal);

    public Value GetInput(string name) => Touch(Scope.GetInput(name));

    public string? CorrelationId
    {
        get => _setsCorrelationId ? _correlationId : Scope.CorrelationId;
        set => (_setsSomething, _setsCorrelationId, _correlationId) = (true, true, value);
    }

    public string? InstanceName
    {
        get => _setsInstanceName ? _instanceName : Scope.InstanceName;
        set => (_setsSomething, _setsInstanceName, _instanceName) = (true, true, value);
    }

    public void SetOutcomes(List<string> outcomes) => (_setsSomething, _outcomes) = (true, outcomes);

    /// <summary>Hands over what the script set, and gives the result in a form that can leave the script.</summary>
    public Value Complete(in Value result)
    {
        var plain = result;
        if (result.Reference is ValueList or ValueRecord or TransientValue or TextValue && !IsUntouched(result)) plain = Outgoing.Clean(this, result, "result", "结果");
        else if (result.Reference is string text && text.Length > Budget.Output) throw Outgoing.TooLarge(this, "result", "结果");
        if (_changed) CleanTouched();
        if (!_setsSomething) return plain;
        if (_set is not null) SendVariables();
        if (_setsCorrelationId) Scope.CorrelationId = _correlationId;
        if (_setsInstanceName) Scope.InstanceName = _instanceName;
        if (_outcomes is not null) Scope.SetOutcomes(_outcomes);
        return plain;
    }

    private bool IsUntouched(in Value result) =>
        !_changed && _touched is { Count: > 0 } && ReferenceEquals(_touched[0].Reference, result.Reference);

    private void SendVariables()
    {
        var names = _set!.Keys.ToArray();
        foreach (var name in names) _set[name] = Outgoing.Clean(this, _set[name], $"variable '{name}'", $"变量“{name}”");
        foreach (var name in names) Scope.SetVariable(name, _set[name]);
    }

    /// <summary>
    /// Makes what the script changed in place fit to be stored, also after it failed: no functions, no circles, bounded
    /// size. Throws afterwards when something had to be cut.
    /// </summary>
    public void CleanTouched()
    {
        if (!_changed || _touched is null) return;
        _changed = false;
        ExpressionException? problem = null;
        foreach (var value in _touched)
        {
            try
            {
                Outgoing.Clean(this, value, "changed value", "被修改的值");
            }
            catch (ExpressionException error)
            {
                problem ??= error;
            }
        }

        if (problem is not null) throw problem;
    }
}
