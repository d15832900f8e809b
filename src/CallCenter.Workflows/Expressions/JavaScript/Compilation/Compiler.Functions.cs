namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Parameters.</content>
internal sealed partial class Compiler
{
    /// <summary>How many parameters, from the first, are plain names whose argument can go straight into its local.</summary>
    private int SimpleParameters(FunctionSyntax syntax)
    {
        var simple = 0;
        foreach (var parameter in syntax.Parameters)
        {
            if (parameter is not NameExpr name || syntax.MentionedWithin.Contains(name.Name) || _scope.FindInFunction(name.Name) is not null) break;
            _scope.Declare(name.Name, BindingKind.Parameter);
            simple++;
        }

        return simple;
    }

    private void DeclareParameters(FunctionSyntax syntax, int simple)
    {
        for (var i = simple; i < syntax.Parameters.Count; i++) DeclareNames(syntax.Parameters[i]);
    }

    private void DeclareNames(Expr target)
    {
        switch (target)
        {
            case NameExpr name:
                if (_scope.FindInFunction(name.Name) is null) DeclareForWholeCall(name.Name, BindingKind.Parameter);
                break;
            case ArrayExpr array:
                foreach (var item in array.Items)
                {
                    if (item is not null) DeclareNames(item);
                }

                break;
            case ObjectExpr record:
                foreach (var property in record.Properties) DeclareNames(property.Value);
                break;
            case AssignExpr { Sign: "=" } withDefault: DeclareNames(withDefault.Target); break;
            case SpreadExpr rest: DeclareNames(rest.Value); break;
            default: throw _source.SyntaxError(target.At, "A parameter must be a name or a pattern.", "参数必须是名称或解构模式。");
        }
    }

    /// <summary><c>this</c>, <c>arguments</c> and the function's own name, where the function mentions them.</summary>
    private void DeclareImplied(FunctionSyntax syntax, bool bindsName, List<ParameterStep> steps)
    {
        if (syntax.Mentioned.Contains("this")) steps.Add(new SelfStep(PlaceOf(DeclareForWholeCall("this", BindingKind.Parameter))));
        if (syntax.Mentioned.Contains("arguments") && _scope.FindInFunction("arguments") is null)
            steps.Add(new ArgumentsStep(PlaceOf(DeclareForWholeCall("arguments", BindingKind.Parameter))));
        if (bindsName && syntax.Name is { } own && syntax.Mentioned.Contains(own) && _scope.FindInFunction(own) is null)
            steps.Add(new OwnNameStep(PlaceOf(DeclareForWholeCall(own, BindingKind.Parameter))));
    }

    private void CompileParameters(FunctionSyntax syntax, int simple, List<ParameterStep> steps)
    {
        for (var i = simple; i < syntax.Parameters.Count; i++)
        {
            var parameter = syntax.Parameters[i];
            if (parameter is SpreadExpr rest) steps.Add(new RestStep(i, Place(rest.Value, declares: true)));
            else steps.Add(new ArgumentStep(i, Place(parameter, declares: true)));
        }
    }

    private static Place PlaceOf(Binding binding) =>
        binding.InCell ? new CellPlace(false, binding.Index, true, binding.Name, 0) : new LocalPlace(binding.Index);

    private sealed class ArgumentStep(int index, Place place) : ParameterStep
    {
        public override void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments) =>
            place.Assign(frame, arguments.At(index));
    }

    private sealed class RestStep(int index, Place place) : ParameterStep
    {
        public override void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments) =>
            place.Assign(frame, ListFrom(frame, arguments, index));
    }

    private sealed class SelfStep(Place place) : ParameterStep
    {
        public override void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments) =>
            place.Assign(frame, self);
    }

    private sealed class ArgumentsStep(Place place) : ParameterStep
    {
        public override void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments) =>
            place.Assign(frame, ListFrom(frame, arguments, 0));
    }

    private sealed class OwnNameStep(Place place) : ParameterStep
    {
        public override void Apply(Frame frame, ScriptFunction function, in Value self, ReadOnlySpan<Value> arguments) =>
            place.Assign(frame, Value.OfTransient(function));
    }

    private static Value ListFrom(Frame frame, ReadOnlySpan<Value> arguments, int index)
    {
        var list = frame.Run.NewList(Math.Max(0, arguments.Length - index));
        for (var i = index; i < arguments.Length; i++) list.Add(arguments[i]);
        return Value.Of(list);
    }
}
