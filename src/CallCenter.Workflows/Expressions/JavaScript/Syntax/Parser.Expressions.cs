namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Expressions, from the comma down to the unary operators.</content>
internal sealed partial class Parser
{
    private const int PowerPrecedence = 12;

    private bool _inAllowed = true;

    private Expr ReadExpression()
    {
        var first = ReadAssignment();
        if (!_token.Is(",")) return first;
        var items = new List<Expr> { first };
        while (SkipSign(",")) items.Add(ReadAssignment());
        return new SequenceExpr(first.At, items);
    }

    private Expr ReadAssignment()
    {
        Enter();
        var mentioned = _function.Mentioned.Count;
        var within = _function.Within.Count;
        var start = _token.Start;
        var left = ReadConditional();
        if (_token.Is("=>") && !_token.AfterNewLine) left = ReadArrow(start, left, mentioned, within);
        else if (left is ParametersExpr) throw Unexpected("'=>'", "“=>”");
        else if (IsAssignment(_token)) left = ReadAssignmentTo(left);
        Leave();
        return left;
    }

    private static bool IsAssignment(in Token token) => token.Kind == TokenKind.Sign && token.Text is "=" or "+=" or "-=" or "*=" or "/="
        or "%=" or "**=" or "<<=" or ">>=" or ">>>=" or "&=" or "|=" or "^=" or "&&=" or "||=" or "??=";

    private AssignExpr ReadAssignmentTo(Expr target)
    {
        var at = _token.Start;
        var sign = _token.Text;
        CheckTarget(target, sign == "=", at);
        Advance();
        return new AssignExpr(at, sign, target is ParenthesisedExpr wrapped ? wrapped.Inner : target, ReadAssignment());
    }

    private void CheckTarget(Expr target, bool patternAllowed, int at)
    {
        var inner = target is ParenthesisedExpr wrapped ? wrapped.Inner : target;
        if (inner is NameExpr or MemberExpr || (patternAllowed && target is ArrayExpr or ObjectExpr)) return;
        throw _source.SyntaxError(at, "Only a variable or a property can be assigned to. To compare, write ===.", "只能给变量或属性赋值。比较请写 ===。");
    }

    private FunctionExpr ReadArrow(int start, Expr left, int mentioned, int within)
    {
        List<Expr> parameters = left switch
        {
            NameExpr => [left],
            ParametersExpr list => list.Items,
            ParenthesisedExpr { Inner: SequenceExpr list } => list.Items,
            ParenthesisedExpr wrapped => [wrapped.Inner],
            CallExpr { Callee: NameExpr { Name: "async" } } => throw _source.Refused(start, Refusal.Async),
            _ => throw Unexpected("an operator", "运算符"),
        };
        Advance();
        var outer = _function;
        _function = new FunctionState(outer) { NodesBefore = _nodes };
        _function.TakeFrom(outer, mentioned, within);
        var function = _token.Is("{")
            ? ReadFunctionRest(start, null, parameters, true)
            : Finish(start, null, parameters, null, ReadInnerExpression(), true);
        CloseFunction(outer);
        return new FunctionExpr(start, function);
    }

    private Expr ReadInnerExpression()
    {
        var labels = _labels;
        _labels = [];
        var result = ReadAssignment();
        _labels = labels;
        return result;
    }

    private void CloseFunction(FunctionState outer)
    {
        outer.Within.AddRange(_function.Mentioned.Concat(_function.Within).Distinct());
        _function = outer;
    }

    private Expr ReadConditional()
    {
        var test = ReadBinary(1);
        if (!_token.Is("?")) return test;
        var at = _token.Start;
        Advance();
        var inAllowed = _inAllowed;
        _inAllowed = true;
        var value = ReadAssignment();
        _inAllowed = inAllowed;
        Expect(":");
        var otherwise = ReadAssignment();
        if (otherwise is not ConditionalExpr chain) return new ConditionalExpr(at, [(test, value)], otherwise);
        chain.Branches.Insert(0, (test, value));
        return chain;
    }

    private Expr ReadBinary(int lowest)
    {
        Enter();
        var left = ReadUnary();
        while (true)
        {
            var precedence = PrecedenceOf(_token);
            if (precedence == 0 || precedence < lowest) break;
            var sign = _token.Text;
            var at = _token.Start;
            if (precedence == PowerPrecedence && left is UnaryExpr)
                throw _source.SyntaxError(at, "Write (-x) ** y or -(x ** y), so that it is clear what is meant.", "请写成 (-x) ** y 或 -(x ** y),以免歧义。");
            Advance();
            var right = ReadBinary(precedence == PowerPrecedence ? precedence : precedence + 1);
            CheckMixed(sign, left, right, at);
            left = Join(left, sign, right, at, precedence);
        }

        Leave();
        return left;
    }

    private static Expr Join(Expr left, string sign, Expr right, int at, int precedence)
    {
        if (left is ChainedExpr chain && PrecedenceOf(chain.Rest[0].Sign) == precedence)
        {
            chain.Rest.Add((sign, right, at));
            return chain;
        }

        if (left is BinaryExpr binary && precedence != PowerPrecedence && PrecedenceOf(binary.Sign) == precedence)
            return new ChainedExpr(binary.At, binary.Left, [(binary.Sign, binary.Right, binary.At), (sign, right, at)]);
        return new BinaryExpr(at, sign, left, right);
    }

    private void CheckMixed(string sign, Expr left, Expr right, int at)
    {
        if (sign is not ("??" or "||" or "&&")) return;
        foreach (var side in (ReadOnlySpan<Expr>)[left, right])
        {
            var other = side is BinaryExpr binary ? binary.Sign : side is ChainedExpr chain ? chain.Rest[0].Sign : "";
            if ((sign == "??" && other is "||" or "&&") || (sign != "??" && other == "??"))
                throw _source.SyntaxError(at, "?? cannot stand beside || or && without parentheses.", "?? 与 || 或 && 混用时必须加括号。");
        }
    }

    private int PrecedenceOf(in Token token) => token.Kind switch
    {
        TokenKind.Sign => PrecedenceOf(token.Text),
        TokenKind.Keyword when token.Text == "instanceof" || (token.Text == "in" && _inAllowed) => 8,
        _ => 0,
    };

    private static int PrecedenceOf(string sign) => sign switch
    {
        "??" => 1,
        "||" => 2,
        "&&" => 3,
        "|" => 4,
        "^" => 5,
        "&" => 6,
        "==" or "!=" or "===" or "!==" => 7,
        "<" or ">" or "<=" or ">=" or "in" or "instanceof" => 8,
        "<<" or ">>" or ">>>" => 9,
        "+" or "-" => 10,
        "*" or "/" or "%" => 11,
        "**" => PowerPrecedence,
        _ => 0,
    };

    private Expr ReadUnary()
    {
        var at = _token.Start;
        var isSign = _token.Kind == TokenKind.Sign && _token.Text is "+" or "-" or "!" or "~";
        if (isSign || (_token.Kind == TokenKind.Keyword && _token.Text is "typeof" or "void" or "delete"))
        {
            Enter();
            var sign = _token.Text;
            Advance();
            var operand = ReadUnary();
            Leave();
            return new UnaryExpr(at, sign, operand);
        }

        if (_token.Is("++") || _token.Is("--"))
        {
            Enter();
            var increase = _token.Is("++");
            Advance();
            var target = ReadUnary();
            CheckTarget(target, false, at);
            Leave();
            return new UpdateExpr(at, increase, true, Unwrap(target));
        }

        return ReadPostfix();
    }

    private Expr ReadPostfix()
    {
        var target = ReadChain();
        if (_token.AfterNewLine || !(_token.Is("++") || _token.Is("--"))) return target;
        CheckTarget(target, false, _token.Start);
        var update = new UpdateExpr(_token.Start, _token.Is("++"), false, Unwrap(target));
        Advance();
        return update;
    }

    private static Expr Unwrap(Expr expression) => expression is ParenthesisedExpr wrapped ? wrapped.Inner : expression;

    /// <summary>Parameters of an arrow function that cannot be read as an expression, such as <c>()</c> and <c>(...rest)</c>.</summary>
    private sealed record ParametersExpr(int At, List<Expr> Items) : Expr(At);
}
