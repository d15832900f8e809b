using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Room on the stack for the arguments of most calls.</summary>
[InlineArray(4)]
internal struct FourValues
{
    private Value _first;
}

/// <summary>What all calls share: evaluating the arguments and calling.</summary>
internal abstract class CallingNode(Node[] arguments, int at) : Node
{
    private readonly bool _spreads = Array.Exists(arguments, argument => argument is SpreadNode);

    protected int At => at;

    protected Value Call(Frame frame, Callable function, in Value self)
    {
        var run = frame.Run;
        if (arguments.Length == 0)
        {
            run.At = at;
            return function.Call(run, self, default);
        }

        if (arguments.Length == 1 && !_spreads)
        {
            var only = arguments[0].Evaluate(frame);
            run.At = at;
            return function.Call(run, self, new ReadOnlySpan<Value>(in only));
        }

        if (arguments.Length <= 4 && !_spreads)
        {
            var few = default(FourValues);
            for (var i = 0; i < arguments.Length; i++) few[i] = arguments[i].Evaluate(frame);
            run.At = at;
            return function.Call(run, self, ((ReadOnlySpan<Value>)few)[..arguments.Length]);
        }

        var many = EvaluateAll(frame);
        run.At = at;
        return function.Call(run, self, many);
    }

    protected Value[] EvaluateAll(Frame frame)
    {
        if (!_spreads)
        {
            var values = new Value[arguments.Length];
            for (var i = 0; i < values.Length; i++) values[i] = arguments[i].Evaluate(frame);
            return values;
        }

        var list = frame.Run.NewList(arguments.Length);
        foreach (var argument in arguments)
        {
            if (argument is SpreadNode spread) spread.AddTo(frame, list);
            else frame.Run.Append(list, argument.Evaluate(frame));
        }

        return [.. list];
    }

    protected ScriptThrow NotAFunction(Frame frame, in Value value, string shown)
    {
        // As everywhere in the language, the arguments are evaluated before the error is raised.
        EvaluateAll(frame);
        frame.Run.At = at;
        var found = frame.Run.Describe(value);
        return frame.Run.TypeError($"{shown} is not a function: it is {found}.", $"{shown} 不是函数,而是 {found}。");
    }
}

/// <summary><c>callee(arguments)</c>.</summary>
internal sealed class CallNode(Node callee, Node[] arguments, bool optional, int at, string shown) : CallingNode(arguments, at)
{
    public override Value Evaluate(Frame frame)
    {
        var function = callee.Evaluate(frame);
        if (function.Reference is Callable callable) return Call(frame, callable, default);
        if (function.IsNothing && optional) return Marker.BrokenOff;
        if (function.Reference is Marker) return function;
        throw NotAFunction(frame, function, shown);
    }
}

/// <summary>A call of a built-in that is known when the script is compiled, such as <c>Math.max(a, b)</c>.</summary>
internal sealed class BuiltInCallNode(BuiltIn function, Value self, Node[] arguments, int at) : CallingNode(arguments, at)
{
    public override Value Evaluate(Frame frame) => Call(frame, function, self);
}

/// <summary><c>target.name(arguments)</c>; the methods of arrays and texts of that name are looked up once.</summary>
internal sealed class MethodCallNode(Node target, string name, Node[] arguments, bool optionalMember, bool optionalCall, int at, string? shown)
    : CallingNode(arguments, at)
{
    private readonly BuiltIn? _ofLists = ArrayBuiltIns.Methods.GetValueOrDefault(name);
    private readonly BuiltIn? _ofTexts = StringBuiltIns.Methods.GetValueOrDefault(name);

    public override Value Evaluate(Frame frame)
    {
        var self = target.Evaluate(frame);
        switch (self.Reference)
        {
            case ValueList list when _ofLists is not null && list.Named is null: return Call(frame, _ofLists, self);
            case ValueRecord record when record.TryGet(name, out var member) && member.Reference is Callable method: return Call(frame, method, self);
            case string when _ofTexts is not null: return Call(frame, _ofTexts, self);
            default: return CallOther(frame, self);
        }
    }

    private Value CallOther(Frame frame, in Value self)
    {
        var run = frame.Run;
        if (self.IsNothing && optionalMember) return Marker.BrokenOff;
        if (self.Reference is Marker) return self;
        run.At = At;
        if (self.IsNothing) throw Properties.CannotRead(run, self, name, shown);
        var function = Properties.Get(run, self, name);
        if (function.Reference is Callable callable)
        {
            var result = Call(frame, callable, self);
            // What is cut out of a sensitive text stays sensitive.
            return self.IsSensitive && result.IsString ? Value.Of(new SensitiveText(result.AsString!)) : result;
        }

        if (function.IsNothing && optionalCall) return Marker.BrokenOff;
        throw NotAFunction(frame, function, shown is null ? name : $"{shown}.{name}");
    }
}

/// <summary><c>target[key](arguments)</c>.</summary>
internal sealed class IndexedCallNode(Node target, Node key, Node[] arguments, bool optionalMember, bool optionalCall, int at, string? shown)
    : CallingNode(arguments, at)
{
    public override Value Evaluate(Frame frame)
    {
        var run = frame.Run;
        var self = target.Evaluate(frame);
        if (self.IsNothing && optionalMember) return Marker.BrokenOff;
        if (self.Reference is Marker) return self;
        var name = key.Evaluate(frame);
        run.At = At;
        if (self.IsNothing) throw Properties.CannotRead(run, self, Operators.ToKey(run, name), shown);
        var function = Properties.GetIndex(run, self, name);
        if (function.Reference is Callable callable) return Call(frame, callable, self);
        if (function.IsNothing && optionalCall) return Marker.BrokenOff;
        throw NotAFunction(frame, function, $"{shown ?? "value"}[{run.Describe(name)}]");
    }
}

internal sealed class ConstructNode(Node callee, Node[] arguments, int at, string shown) : CallingNode(arguments, at)
{
    public override Value Evaluate(Frame frame)
    {
        var function = callee.Evaluate(frame);
        if (function.Reference is not Callable callable) throw NotAFunction(frame, function, shown);
        var values = EvaluateAll(frame);
        frame.Run.At = At;
        frame.Run.Step();
        return callable.Construct(frame.Run, values);
    }
}
