namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Expressions.</content>
internal sealed partial class Compiler
{
    private Node Expression(Expr expression)
    {
        Enter(expression);
        var node = Build(expression);
        if (_depth % GuardEvery == 0) node = new GuardNode(node);
        _depth--;
        return node;
    }

    private Node Build(Expr expression) => expression switch
    {
        LiteralExpr literal => new ConstantNode(literal.Value),
        NameExpr name => Name(name.Name, name.At),
        MemberExpr member => Member(member),
        CallExpr call => Call(call),
        BinaryExpr binary => Operator(binary.Sign, Expression(binary.Left), Expression(binary.Right), binary.At),
        ChainedExpr chain => Chain(chain),
        UnaryExpr unary => Unary(unary),
        AssignExpr assign => Assign(assign),
        UpdateExpr update => Update(update),
        ConditionalExpr conditional => new ConditionalNode(
            [.. conditional.Branches.Select(branch => (Expression(branch.Test), Expression(branch.Value)))], Expression(conditional.Otherwise)),
        TemplateExpr template => new TemplateNode([.. template.Texts], [.. template.Parts.Select(Expression)]),
        ArrayExpr array => new ArrayNode([.. array.Items.Select(item => item is null ? null : ExpressionOrSpread(item))]),
        ObjectExpr record => new ObjectNode([.. record.Properties.Select(Part)]),
        FunctionExpr function => Function(function.Function, null, true),
        ParenthesisedExpr wrapped => Build(wrapped.Inner),
        SequenceExpr sequence => new SequenceNode([.. sequence.Items.Select(Expression)]),
        OptionalChainExpr optional => new OptionalChainNode(Expression(optional.Chain)),
        ThisExpr self => Name("this", self.At),
        PatternExpr pattern => Pattern(pattern),
        NewExpr construct => Construct(construct),
        _ => throw _source.SyntaxError(expression.At, "This has no meaning here.", "此处没有意义。"),
    };

    private Node ExpressionOrSpread(Expr expression) =>
        expression is SpreadExpr spread ? new SpreadNode(Expression(spread.Value), spread.At) : Expression(expression);

    private Node[] List(List<Expr> expressions) => [.. expressions.Select(ExpressionOrSpread)];

    private PropertyPart Part(Property property)
    {
        if (property.OnlyInPattern)
            throw _source.SyntaxError(property.At, "Write name: value; name = value is only allowed in patterns.", "请写成 name: value;name = value 只能用于解构模式。");
        if (property.Spread) return new(null, null, Expression(property.Value));
        var value = property.Value is FunctionExpr function ? Function(function.Function, property.Name, true) : Expression(property.Value);
        return new(property.Name, property.Computed is null ? null : Expression(property.Computed), value);
    }

    /// <summary>A value that is assigned to a name; a function without a name takes that one.</summary>
    private Node Named(Expr value, Expr target) =>
        value is FunctionExpr function && target is NameExpr name ? Function(function.Function, name.Name, true) : Expression(value);

    private PatternNode Pattern(PatternExpr pattern)
    {
        try
        {
            var regex = PatternSyntax.Compile(pattern.Body, pattern.Flags, _patternTime, out var names);
            return new PatternNode(new PatternObject(pattern.Body, pattern.Flags, regex, names));
        }
        catch (PatternProblem problem)
        {
            throw _source.SyntaxError(pattern.At, problem.Message, $"正则表达式无效:{problem.Message}");
        }
    }

    private Node Member(MemberExpr member)
    {
        if (member.Name is { } name)
        {
            if (IsFree(member.Target, "variables")) return new VariableNode(name);
            if (IsFree(member.Target, "input")) return new InputNode(name);
            var target = Expression(member.Target);
            if (target is ConstantNode { Value.Reference: ScriptObject { IsShared: true } known } && known.Get(null!, name) is { IsUndefined: false } value)
                return new ConstantNode(value);
            return new MemberNode(target, name, member.Optional, member.At, Shown(member.Target));
        }

        return new IndexNode(Expression(member.Target), Expression(member.Computed!), member.Optional, member.At, Shown(member.Target));
    }

    private Node Call(CallExpr call)
    {
        var callee = call.Callee is ParenthesisedExpr { Inner: MemberExpr inner } ? inner : call.Callee;
        if (callee is MemberExpr member && !IsFree(member.Target, "variables")) return MethodCall(call, member);
        var function = Expression(callee);
        var arguments = List(call.Arguments);
        if (function is ConstantNode { Value.Reference: BuiltIn builtIn }) return new BuiltInCallNode(builtIn, default, arguments, call.At);
        return new CallNode(function, arguments, call.Optional, call.At, Shown(callee) ?? "This");
    }

    private CallingNode MethodCall(CallExpr call, MemberExpr member)
    {
        var target = Expression(member.Target);
        var shown = Shown(member.Target);
        var arguments = List(call.Arguments);
        if (member.Name is not { } name)
            return new IndexedCallNode(target, Expression(member.Computed!), arguments, member.Optional, call.Optional, member.At, shown);
        if (target is ConstantNode { Value.Reference: ScriptObject { IsShared: true } known } constant && known.Get(null!, name).Reference is BuiltIn builtIn)
            return new BuiltInCallNode(builtIn, constant.Value, arguments, member.At);
        return new MethodCallNode(target, name, arguments, member.Optional, call.Optional, member.At, shown);
    }

    private ConstructNode Construct(NewExpr construct) =>
        new(Expression(construct.Callee), List(construct.Arguments), construct.At, Shown(construct.Callee) ?? "This");

    private Node Chain(ChainedExpr chain)
    {
        if (chain.Rest.Count > 8)
            return new ChainNode(Expression(chain.First), [.. chain.Rest.Select(part => (part.Sign, Expression(part.Operand)))]);
        var node = Expression(chain.First);
        foreach (var (sign, operand, at) in chain.Rest) node = Operator(sign, node, Expression(operand), at);
        return node;
    }

    private Node Unary(UnaryExpr unary)
    {
        if (unary.Sign == "delete") return Delete(unary);
        var operand = Expression(unary.Operand);
        return unary.Sign switch
        {
            "!" => new NotNode(operand),
            "-" when operand is ConstantNode { Value.IsNumber: true } constant => new ConstantNode(-constant.Value.Number),
            "-" => new NegateNode(operand),
            "+" => new ToNumberNode(operand),
            "~" => new BitNotNode(operand),
            "typeof" => new TypeOfNode(operand),
            _ => new VoidNode(operand),
        };
    }

    private Node Delete(UnaryExpr unary)
    {
        var operand = unary.Operand;
        while (operand is ParenthesisedExpr wrapped) operand = wrapped.Inner;
        if (operand is OptionalChainExpr optional) operand = optional.Chain;
        if (operand is MemberExpr member)
        {
            return new DeleteNode(Expression(member.Target), member.Name,
                member.Computed is null ? null : Expression(member.Computed), member.At);
        }

        if (operand is NameExpr) throw _source.SyntaxError(unary.At, "Only a property can be deleted, as in delete order.note.", "只能删除属性,例如 delete order.note。");
        return new SequenceNode([Expression(operand), new ConstantNode(true)]);
    }

    private Node Assign(AssignExpr assign)
    {
        if (assign.Sign == "=")
        {
            // The value first: let x = x must not see x as declared; for members the node itself keeps the order of evaluation.
            var place = Place(assign.Target, false);
            var value = Named(assign.Value, assign.Target);
            return place is LocalPlace local ? new AssignLocalNode(local.Index, value) : new AssignNode(place, value);
        }

        var sign = assign.Sign[..^1];
        if (sign is "&&" or "||" or "??") return new LogicalAssignNode(Place(assign.Target, false), sign, Named(assign.Value, assign.Target));
        var target = Place(assign.Target, false);
        if (assign.Target is not NameExpr name) return new CompoundNode(target, sign, Expression(assign.Value));
        var sum = Operator(sign, Name(name.Name, name.At), Expression(assign.Value), assign.At);
        return target is LocalPlace slot ? new AssignLocalNode(slot.Index, sum) : new AssignNode(target, sum);
    }

    private Node Update(UpdateExpr update)
    {
        var change = update.Increase ? 1.0 : -1.0;
        var place = Place(update.Target, false);
        return place is LocalPlace local ? new UpdateLocalNode(local.Index, change, update.Prefix) : new UpdateNode(place, change, update.Prefix);
    }
}
