namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>for, switch, try and the jumps.</content>
internal sealed partial class Parser
{
    private Statement ReadFor()
    {
        var (at, before) = (_token.Start, _nodes);
        Advance();
        if (_token.IsName("await")) throw _source.Refused(_token.Start, Refusal.Async);
        Expect("(");
        var outer = _scope;
        _scope = new BlockScope();
        var statement = ReadForHead(at, before);
        _scope = outer;
        return statement;
    }

    private Statement ReadForHead(int at, int before)
    {
        BindingKind? kind = _token.IsKeyword("var") ? BindingKind.Var
            : _token.IsKeyword("const") ? BindingKind.Const
            : _token.IsName("let") && StartsDeclaration(Peek()) ? BindingKind.Let
            : null;
        if (_token.Is(";")) return ReadForRest(at, before, null);

        _inAllowed = false;
        Statement start;
        Expr target;
        if (kind is { } declared)
        {
            var list = ReadVariableList(declared);
            _inAllowed = true;
            target = list.Items[0].Target;
            if (list.Items is [(_, null)] && IsForEach()) return ReadForEach(at, before, kind, target);
            foreach (var (item, value) in list.Items) CheckInitialised(declared, item, value);
            start = list;
        }
        else
        {
            target = ReadExpression();
            _inAllowed = true;
            if (IsForEach())
            {
                CheckTarget(target, true, target.At);
                return ReadForEach(at, before, null, Unwrap(target));
            }

            start = new ExpressionStatement(target.At, target);
        }

        return ReadForRest(at, before, start);
    }

    private bool IsForEach() => _token.IsKeyword("in") || _token.IsName("of");

    private ForEachStatement ReadForEach(int at, int before, BindingKind? kind, Expr target)
    {
        var keys = _token.IsKeyword("in");
        Advance();
        var source = keys ? ReadExpression() : ReadAssignment();
        Expect(")");
        var body = ReadLoopBody();
        return new ForEachStatement(at, keys, kind, target, source, body, _scope, _nodes - before);
    }

    private ForStatement ReadForRest(int at, int before, Statement? start)
    {
        Expect(";");
        var test = _token.Is(";") ? null : ReadExpression();
        Expect(";");
        var update = _token.Is(")") ? null : ReadExpression();
        Expect(")");
        var body = ReadLoopBody();
        return new ForStatement(at, start, test, update, body, _scope, _nodes - before);
    }

    private SwitchStatement ReadSwitch()
    {
        var at = _token.Start;
        Advance();
        var value = ReadTest();
        Expect("{");
        var outer = _scope;
        _scope = new BlockScope();
        _labels.Add(("", false));
        var cases = new List<(Expr?, List<Statement>)>();
        while (!SkipSign("}")) cases.Add(ReadCase(cases));
        _labels.RemoveAt(_labels.Count - 1);
        var statement = new SwitchStatement(at, value, cases, _scope);
        _scope = outer;
        return statement;
    }

    private (Expr? Test, List<Statement> Body) ReadCase(List<(Expr? Test, List<Statement>)> earlier)
    {
        Expr? test = null;
        if (SkipKeyword("case"))
        {
            test = ReadExpression();
        }
        else
        {
            if (_token.IsKeyword("default") && earlier.Exists(one => one.Test is null))
                throw _source.SyntaxError(_token.Start, "A switch can have only one default.", "一个 switch 只能有一个 default。");
            ExpectKeyword("default");
        }

        Expect(":");
        var body = new List<Statement>();
        while (!_token.IsKeyword("case") && !_token.IsKeyword("default") && !_token.Is("}")) body.Add(ReadStatement());
        return (test, body);
    }

    private TryStatement ReadTry()
    {
        var at = _token.Start;
        Advance();
        var body = ReadBlock();
        Expr? caught = null;
        BlockScope? caughtScope = null;
        BlockStatement? handler = null;
        if (SkipKeyword("catch"))
        {
            var outer = _scope;
            _scope = caughtScope = new BlockScope();
            if (SkipSign("("))
            {
                caught = ReadBindingTarget(BindingKind.Let);
                Expect(")");
            }

            handler = ReadBlock();
            _scope = outer;
        }

        var last = SkipKeyword("finally") ? ReadBlock() : null;
        if (handler is null && last is null) throw Unexpected("'catch' or 'finally'", "“catch”或“finally”");
        return new TryStatement(at, body, caught, caughtScope, handler, last);
    }

    private ThrowStatement ReadThrow()
    {
        var at = _token.Start;
        Advance();
        if (_token.AfterNewLine) throw _source.SyntaxError(at, "Write what is thrown on the same line as throw.", "throw 的内容必须写在同一行。");
        var value = ReadExpression();
        EndStatement();
        return new ThrowStatement(at, value);
    }

    private ReturnStatement ReadReturn()
    {
        var at = _token.Start;
        Advance();
        var empty = _token.AfterNewLine || _token.Is(";") || _token.Is("}") || _token.Kind == TokenKind.End;
        var value = empty ? null : ReadExpression();
        EndStatement();
        return new ReturnStatement(at, value);
    }

    private JumpStatement ReadJump()
    {
        var at = _token.Start;
        var isContinue = _token.IsKeyword("continue");
        Advance();
        string? label = null;
        if (_token.Kind == TokenKind.Name && !_token.AfterNewLine) label = ExpectName();
        EndStatement();
        CheckJump(at, isContinue, label);
        return new JumpStatement(at, isContinue, label);
    }

    private void CheckJump(int at, bool isContinue, string? label)
    {
        if (_labels.Exists(one => (label is null ? one.Name.Length == 0 : one.Name == label) && (one.Loop || !isContinue))) return;
        var word = isContinue ? "continue" : "break";
        if (label is null) throw _source.SyntaxError(at, $"'{word}' stands outside of a loop{(isContinue ? "" : " or switch")}.", $"“{word}”不在循环{(isContinue ? "" : "或 switch")}之内。");
        throw _source.SyntaxError(at, $"There is no {(isContinue ? "loop" : "statement")} with the label '{label}' around this '{word}'.", $"此“{word}”外面没有标签为“{label}”的{(isContinue ? "循环" : "语句")}。");
    }
}
