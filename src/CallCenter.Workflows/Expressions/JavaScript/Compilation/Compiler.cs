using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Turns the tree of a script into nodes that evaluate, every name resolved to its slot.</summary>
internal sealed partial class Compiler
{
    private const int Deepest = 600;
    private const int GuardEvery = 24;

    private readonly SourceText _source;
    private readonly TimeSpan _patternTime;
    private FunctionScope _scope;
    private int _depth;

    private Compiler(SourceText source, FunctionSyntax program, TimeSpan patternTime)
    {
        _patternTime = patternTime;
        _source = source;
        _scope = new FunctionScope(null, program);
    }

    public static FunctionCode Compile(SourceText source, FunctionSyntax program, TimeSpan patternTime)
    {
        var compiler = new Compiler(source, program, patternTime);
        compiler._scope.Open();
        compiler.DeclareVars(program);
        var result = program.Result is null ? null : compiler.Expression(program.Result);
        var body = program.Body is null ? null : compiler.Block(program.Body, []);
        return new FunctionCode
        {
            Name = "script",
            Locals = compiler._scope.Locals,
            Cells = compiler._scope.Cells,
            FreshCells = [.. compiler._scope.FreshCells],
            Result = result,
            Body = body,
        };
    }

    private bool IsScriptLevel => _scope.Outer is null;

    private void Enter(Syntax syntax)
    {
        if (++_depth <= Deepest && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        throw _source.Error(syntax.At, "The script is nested too deeply: split it into variables or functions.", "脚本嵌套过深:请拆分为变量或函数。", "depth");
    }

    /// <summary>Steps of one round of a loop or one call, by the size of its code.</summary>
    private static int WeightOf(int size) => 1 + size / 12;

    private void DeclareVars(FunctionSyntax function)
    {
        foreach (var variable in function.Vars)
        {
            if (_scope.FindInFunction(variable.Name) is not null) continue;
            DeclareForWholeCall(variable.Name, BindingKind.Var);
        }
    }

    private Binding DeclareForWholeCall(string name, BindingKind kind)
    {
        var binding = _scope.Declare(name, kind);
        if (binding.InCell) _scope.FreshCells.Add(binding.Index);
        return binding;
    }

    /// <summary>A name that is assigned to but declared nowhere becomes a variable of the whole script, as it does outside of strict mode.</summary>
    private Resolved DeclareImplicitly(string name)
    {
        var script = _scope;
        while (script.Outer is not null) script = script.Outer;
        var here = _scope;
        _scope = script;
        script.DeclareAtStart(name);
        _scope = here;
        return _scope.Find(name)!.Value;
    }

    /// <summary>A function. An expression binds its own name within itself, a declaration is bound by its block.</summary>
    private FunctionNode Function(FunctionSyntax syntax, string? name, bool bindsName)
    {
        var outer = _scope;
        _scope = new FunctionScope(outer, syntax);
        _scope.Open();
        var code = FunctionBody(syntax, syntax.Name ?? name ?? "", bindsName);
        var captures = _scope.Captures.ToArray();
        _scope = outer;
        return new FunctionNode(code, captures);
    }

    private FunctionCode FunctionBody(FunctionSyntax syntax, string name, bool bindsName)
    {
        var steps = new List<ParameterStep>();
        var simple = SimpleParameters(syntax);
        if (simple < syntax.Parameters.Count) DeclareParameters(syntax, simple);
        if (!syntax.IsArrow) DeclareImplied(syntax, bindsName, steps);
        CompileParameters(syntax, simple, steps);
        DeclareVars(syntax);
        var result = syntax.Result is null ? null : Expression(syntax.Result);
        var body = syntax.Body is null ? null : Block(syntax.Body, []);
        return new FunctionCode
        {
            Name = name,
            ParameterCount = syntax.Parameters.TakeWhile(parameter => parameter is not (AssignExpr or SpreadExpr)).Count(),
            Locals = _scope.Locals,
            Cells = _scope.Cells,
            FreshCells = [.. _scope.FreshCells],
            SimpleParameters = simple,
            Steps = [.. steps],
            Weight = WeightOf(syntax.Size),
            Result = result,
            Body = body,
            IsArrow = syntax.IsArrow,
        };
    }
}
