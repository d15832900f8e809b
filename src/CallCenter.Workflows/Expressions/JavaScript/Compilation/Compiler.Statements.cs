namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Statements.</content>
internal sealed partial class Compiler
{
    private static readonly StatementNode Nothing = new EmptyNode();

    private StatementNode Statement(Statement statement, string[] labels)
    {
        Enter(statement);
        var node = BuildStatement(statement, labels);
        if (IsScriptLevel && statement is IfStatement or WhileStatement or DoStatement or ForStatement or ForEachStatement or SwitchStatement or TryStatement)
            node = new ForgetResultNode(node);
        if (_depth % GuardEvery == 0) node = new GuardStatementNode(node);
        _depth--;
        return node;
    }

    private StatementNode BuildStatement(Statement statement, string[] labels) => statement switch
    {
        ExpressionStatement expression => IsScriptLevel
            ? new ResultStatementNode(Expression(expression.Value))
            : new ExpressionStatementNode(Expression(expression.Value)),
        VariableStatement variables => Variables(variables),
        BlockStatement block => Block(block, []),
        IfStatement conditional => new IfNode(
            [.. conditional.Branches.Select(branch => (Expression(branch.Test), Statement(branch.Body, [])))],
            conditional.Otherwise is null ? null : Statement(conditional.Otherwise, [])),
        ReturnStatement result => new ReturnNode(result.Value is null ? null : Expression(result.Value)),
        ForStatement loop => For(loop, labels),
        ForEachStatement loop => ForEach(loop, labels),
        WhileStatement loop => new WhileNode(Expression(loop.Test), Statement(loop.Body, []), labels, WeightOf(loop.Size)),
        DoStatement loop => new DoNode(Statement(loop.Body, []), Expression(loop.Test), labels, WeightOf(loop.Size)),
        SwitchStatement choice => Switch(choice),
        TryStatement attempt => Try(attempt),
        ThrowStatement raise => new ThrowNode(Expression(raise.Value), raise.At),
        JumpStatement jump => new JumpNode(jump.Continue ? Completion.Continue : Completion.Break, jump.Label),
        LabelledStatement labelled => new LabelledNode(labelled.Label, Statement(labelled.Body, [.. labels, labelled.Label])),
        _ => Nothing,
    };

    private StatementNode Block(BlockStatement block, string[] labels)
    {
        _scope.Open();
        var entry = Declare(block.Scope);
        var statements = block.Body.Select(statement => Statement(statement, labels)).Where(node => node != Nothing).ToArray();
        var made = entry();
        _scope.Close();
        var body = statements.Length switch
        {
            0 => Nothing,
            1 => statements[0],
            _ => new ListNode(statements),
        };
        return made.IsEmpty ? body : new BlockNode(made, body);
    }

    /// <summary>Declares what a block declares; the entry is asked for when the whole block has been compiled.</summary>
    private Func<BlockEntry> Declare(BlockScope scope, bool checkAlways = false)
    {
        var bindings = new List<Binding>();
        foreach (var declared in scope.Declared)
        {
            if (bindings.Exists(known => known.Name == declared.Name)) continue;
            var binding = _scope.Declare(declared.Name, declared.Kind);
            binding.CheckAlways = checkAlways;
            bindings.Add(binding);
        }

        var functions = scope.Functions
            .Select(function => (Place(new NameExpr(function.At, function.Name!), true), Function(function, null, false))).ToArray();
        return () => new BlockEntry
        {
            UnsetLocals = [.. bindings.Where(binding => !binding.InCell && binding.NeedsUnset).Select(binding => binding.Index)],
            FreshCells = [.. bindings.Where(binding => binding.InCell).Select(binding => binding.Index)],
            Functions = functions,
        };
    }

    private StatementNode Variables(VariableStatement statement)
    {
        var nodes = new List<StatementNode>();
        foreach (var (target, value) in statement.Items)
        {
            if (value is null && statement.Kind == BindingKind.Var) continue;
            var node = value is null ? new ConstantNode(Value.Undefined) : Named(value, target);
            var place = Place(target, true);
            MarkDeclared(target);
            nodes.Add(place is LocalPlace local ? new LocalStatementNode(local.Index, node) : new PlaceStatementNode(place, node));
        }

        return nodes.Count switch
        {
            0 => Nothing,
            1 => nodes[0],
            _ => new ListNode([.. nodes]),
        };
    }

    private void MarkDeclared(Expr target)
    {
        switch (target)
        {
            case NameExpr name:
                if (_scope.Find(name.Name) is { Captured: false, Binding.CheckAlways: false } found) found.Binding.IsDeclared = true;
                break;
            case ArrayExpr array:
                foreach (var item in array.Items)
                {
                    if (item is not null) MarkDeclared(item);
                }

                break;
            case ObjectExpr record:
                foreach (var property in record.Properties) MarkDeclared(property.Value);
                break;
            case AssignExpr withDefault: MarkDeclared(withDefault.Target); break;
            case SpreadExpr rest: MarkDeclared(rest.Value); break;
            default: break;
        }
    }

    private StatementNode For(ForStatement loop, string[] labels)
    {
        _scope.Open();
        var entry = Declare(loop.Scope);
        var start = loop.Start switch
        {
            null => null,
            ExpressionStatement expression => new ExpressionStatementNode(Expression(expression.Value)),
            var declaration => BuildStatement(declaration, []),
        };
        var test = loop.Test is null ? null : Expression(loop.Test);
        var body = Statement(loop.Body, []);
        var update = loop.Update is null ? null : Expression(loop.Update);
        var made = entry();
        var node = new ForNode(start, test, update, body, made.FreshCells, labels, WeightOf(loop.Size));
        _scope.Close();
        return made.IsEmpty ? node : new BlockNode(made, node);
    }

    private LoopNode ForEach(ForEachStatement loop, string[] labels)
    {
        var source = Expression(loop.Source);
        _scope.Open();
        var entry = Declare(loop.Scope);
        var place = Place(loop.Target, loop.Kind is not null);
        if (loop.Kind is not null) MarkDeclared(loop.Target);
        var body = Statement(loop.Body, []);
        var made = entry();
        _scope.Close();
        return loop.Keys
            ? new ForInNode(source, made, place, body, labels, WeightOf(loop.Size))
            : new ForOfNode(source, made, place, body, labels, WeightOf(loop.Size), loop.Source.At);
    }

    private SwitchNode Switch(SwitchStatement choice)
    {
        var value = Expression(choice.Value);
        _scope.Open();
        var entry = Declare(choice.Scope, checkAlways: true);
        var cases = choice.Cases.Select(one => (
            one.Test is null ? null : Expression(one.Test),
            (StatementNode)new ListNode([.. one.Body.Select(statement => Statement(statement, []))]))).ToArray();
        var node = new SwitchNode(value, entry(), cases);
        _scope.Close();
        return node;
    }

    private TryNode Try(TryStatement attempt)
    {
        var body = Block(attempt.Body, []);
        BlockEntry? entry = null;
        Place? caught = null;
        StatementNode? handler = null;
        if (attempt.Handler is not null)
        {
            _scope.Open();
            var declared = Declare(attempt.CaughtScope!);
            if (attempt.Caught is not null)
            {
                caught = Place(attempt.Caught, true);
                MarkDeclared(attempt.Caught);
            }

            handler = Block(attempt.Handler, []);
            entry = declared();
            _scope.Close();
        }

        return new TryNode(body, entry, caught, handler, attempt.Finally is null ? null : Block(attempt.Finally, []));
    }
}
