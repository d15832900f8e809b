namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Names, and what can be assigned to.</content>
internal sealed partial class Compiler
{
    private Node Name(string name, int at)
    {
        if (_scope.Find(name) is not { } found) return Global(name, at);
        if (found.Captured) return new CapturedNode(found.Index, name, at);
        var binding = found.Binding;
        if (binding.InCell) return new CellNode(binding.Index, name, at);
        if (binding.IsDeclared) return new LocalNode(binding.Index);
        binding.NeedsUnset = true;
        return new CheckedLocalNode(binding.Index, name, at);
    }

    private Node Global(string name, int at)
    {
        if (Refusal.OfGlobal(name) is { } refusal) throw _source.Refused(at, refusal);
        if (GlobalNames.Find(name) is { } value) return new ConstantNode(value);
        return name switch
        {
            "this" or "undefined" => new ConstantNode(Value.Undefined),
            "contact" or "customer" or "agent" => new FactNode(name),
            "args" => new ArgumentsNode(),
            "correlationId" => new CorrelationIdNode(),
            "workflowInstanceId" => new InstanceIdNode(),
            _ => (Node?)ElsaBuiltIns.Accessor(name) ?? new UnknownNameNode(name, at),
        };
    }

    private bool IsFree(Expr target, string name) => target is NameExpr { Name: var found } && found == name && _scope.Find(name) is null;

    /// <summary>What an expression stands for when it is assigned to; <paramref name="declares"/> when this is its declaration.</summary>
    private Place Place(Expr target, bool declares)
    {
        Enter(target);
        var place = target switch
        {
            NameExpr name => NamePlace(name, declares),
            MemberExpr member when !declares => MemberPlaceOf(member),
            ParenthesisedExpr { Inner: NameExpr or MemberExpr } wrapped when !declares => Place(wrapped.Inner, false),
            ArrayExpr array => ArrayPlaceOf(array, declares),
            ObjectExpr record => ObjectPlaceOf(record, declares),
            AssignExpr { Sign: "=" } withDefault => new DefaultPlace(Place(withDefault.Target, declares), Named(withDefault.Value, withDefault.Target)),
            _ => throw _source.SyntaxError(target.At, "This cannot be assigned to; a variable, a property or a pattern is needed.", "不能给它赋值;需要变量、属性或解构模式。"),
        };
        _depth--;
        return place;
    }

    private Place NamePlace(NameExpr name, bool declares)
    {
        var found = _scope.Find(name.Name) ?? ImplicitVariable(name);
        var binding = found.Binding;
        if (binding.Kind == BindingKind.Const && !declares) return new ConstantPlace(Name(name.Name, name.At), name.Name, name.At);
        if (found.Captured) return new CellPlace(true, found.Index, declares, name.Name, name.At);
        if (binding.InCell) return new CellPlace(false, binding.Index, declares, name.Name, name.At);
        if (binding.IsDeclared || declares) return new LocalPlace(binding.Index);
        binding.NeedsUnset = true;
        return new CheckedLocalPlace(binding.Index, name.Name, name.At);
    }

    private Resolved ImplicitVariable(NameExpr name)
    {
        if (Global(name.Name, name.At) is UnknownNameNode || ElsaBuiltIns.Accessor(name.Name) is not null) return DeclareImplicitly(name.Name);
        throw _source.SyntaxError(name.At, $"'{name.Name}' belongs to the language and cannot be assigned to: choose another name.",
            $"“{name.Name}”属于语言本身,不能赋值:请另取名称。");
    }

    private Place MemberPlaceOf(MemberExpr member)
    {
        if (member.Optional) throw _source.SyntaxError(member.At, "An optional chain (?.) cannot be assigned to.", "不能给可选链(?.)赋值。");
        if (member.Name is not null && IsFree(member.Target, "variables")) return new VariablePlace(member.Name);
        var target = Expression(member.Target);
        return member.Name is not null
            ? new MemberPlace(target, member.Name, member.At, Shown(member.Target))
            : new IndexPlace(target, Expression(member.Computed!), member.At);
    }

    private ArrayPlace ArrayPlaceOf(ArrayExpr array, bool declares)
    {
        var items = new List<Place?>();
        Place? rest = null;
        foreach (var item in array.Items)
        {
            if (rest is not null) throw _source.SyntaxError(array.At, "Nothing can follow ...rest in a pattern.", "解构模式中 ...rest 之后不能再有内容。");
            if (item is SpreadExpr spread) rest = Place(spread.Value, declares);
            else items.Add(item is null ? null : Place(item, declares));
        }

        return new ArrayPlace([.. items], rest, array.At);
    }

    private ObjectPlace ObjectPlaceOf(ObjectExpr record, bool declares)
    {
        var members = new List<(string?, Node?, Place)>();
        Place? rest = null;
        foreach (var property in record.Properties)
        {
            if (rest is not null) throw _source.SyntaxError(property.At, "Nothing can follow ...rest in a pattern.", "解构模式中 ...rest 之后不能再有内容。");
            if (property.Spread) rest = Place(property.Value, declares);
            else members.Add((property.Name, property.Computed is null ? null : Expression(property.Computed), Place(property.Value, declares)));
        }

        return new ObjectPlace([.. members], rest, record.At);
    }

    /// <summary>An expression as the script writes it, when it is short and plain; for messages.</summary>
    private static string? Shown(Expr expression) => expression switch
    {
        NameExpr name => name.Name,
        ThisExpr => "this",
        ParenthesisedExpr wrapped => Shown(wrapped.Inner),
        MemberExpr { Name: { } name } member => Shown(member.Target) is { Length: < 60 } target ? $"{target}.{name}" : null,
        CallExpr call => Shown(call.Callee) is { } callee ? callee + "()" : null,
        _ => null,
    };
}
