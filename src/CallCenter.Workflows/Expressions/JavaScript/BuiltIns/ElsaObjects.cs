namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>variables</c> as a whole: its members are the variables in sight.</summary>
internal sealed class VariablesObject : ScriptObject
{
    public static readonly VariablesObject Instance = new();

    private VariablesObject() { }

    public override Value Get(ScriptRun run, string name) => run.TryGetVariable(name, out var value) ? value : ObjectBuiltIns.MethodOf(name);

    public override void Set(ScriptRun run, string name, Value value) => run.SetVariable(name, value);

    public override bool Has(ScriptRun run, string name) => run.TryGetVariable(name, out _);

    public override bool HasOwn(ScriptRun run, string name) => run.TryGetVariable(name, out _);

    public override bool Delete(ScriptRun run, string name) => throw run.TypeError("A variable cannot be deleted: set it to null.", "变量不能删除:请设为 null。");

    public override IEnumerable<string> Keys(ScriptRun run) => run.VariableNames.Distinct(StringComparer.Ordinal);
}

/// <summary><c>input</c> as a whole: its members are the inputs of the workflow.</summary>
internal sealed class InputObject : ScriptObject
{
    public static readonly InputObject Instance = new();

    private InputObject() { }

    public override Value Get(ScriptRun run, string name) => run.GetInput(name) is { IsUndefined: false } value ? value : ObjectBuiltIns.MethodOf(name);

    public override void Set(ScriptRun run, string name, Value value) =>
        throw run.TypeError($"The input '{name}' cannot be set: use a variable.", $"输入“{name}”不能修改:请使用变量。");

    public override bool Has(ScriptRun run, string name) => HasOwn(run, name);

    public override bool HasOwn(ScriptRun run, string name) => !run.GetInput(name).IsUndefined || run.Scope.InputNames.Contains(name);

    public override bool Delete(ScriptRun run, string name) => throw run.TypeError("An input cannot be deleted.", "输入不能删除。");

    public override IEnumerable<string> Keys(ScriptRun run) => run.Scope.InputNames.Distinct(StringComparer.Ordinal);
}
