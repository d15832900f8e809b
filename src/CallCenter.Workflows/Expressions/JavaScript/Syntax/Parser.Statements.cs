namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Statements.</content>
internal sealed partial class Parser
{
    /// <summary>Labels in sight; loops and switches without a label are here as the empty text.</summary>
    private List<(string Name, bool Loop)> _labels = [];

    private Statement ReadStatement()
    {
        Enter();
        var statement = _token.Kind switch
        {
            TokenKind.Keyword => ReadKeywordStatement(),
            TokenKind.Sign when _token.Text == "{" => ReadBlock(),
            TokenKind.Sign when _token.Text == ";" => ReadEmpty(),
            TokenKind.Name when _token.Text == "let" && StartsDeclaration(Peek()) => ReadVariables(BindingKind.Let),
            _ => ReadExpressionStatement(),
        };
        Leave();
        return statement;
    }

    private static bool StartsDeclaration(in Token next) => next.Kind == TokenKind.Name || next.Is("[") || next.Is("{");

    private EmptyStatement ReadEmpty()
    {
        var at = _token.Start;
        Advance();
        return new EmptyStatement(at);
    }

    private Statement ReadKeywordStatement()
    {
        var at = _token.Start;
        switch (_token.Text)
        {
            case "var": return ReadVariables(BindingKind.Var);
            case "const": return ReadVariables(BindingKind.Const);
            case "function": return ReadFunctionStatement();
            case "if": return ReadIf();
            case "for": return ReadFor();
            case "while": return ReadWhile();
            case "do": return ReadDo();
            case "switch": return ReadSwitch();
            case "try": return ReadTry();
            case "throw": return ReadThrow();
            case "return": return ReadReturn();
            case "break" or "continue": return ReadJump();
            case "with": throw _source.Refused(at, Refusal.With);
            case "class": throw _source.Refused(at, Refusal.Classes);
            case "import" or "export": throw _source.Refused(at, Refusal.Modules);
            case "debugger":
                Advance();
                EndStatement();
                return new EmptyStatement(at);
            default: return ReadExpressionStatement();
        }
    }

    private Statement ReadExpressionStatement()
    {
        var at = _token.Start;
        var value = ReadExpression();
        if (value is NameExpr label && _token.Is(":")) return ReadLabelled(at, label.Name);
        EndStatement();
        return new ExpressionStatement(at, value);
    }

    private LabelledStatement ReadLabelled(int at, string label)
    {
        Advance();
        _labels.Add((label, _token.Kind == TokenKind.Keyword && _token.Text is "for" or "while" or "do"));
        var body = ReadStatement();
        _labels.RemoveAt(_labels.Count - 1);
        return new LabelledStatement(at, label, body);
    }

    private VariableStatement ReadVariables(BindingKind kind)
    {
        var statement = ReadVariableList(kind);
        foreach (var (target, value) in statement.Items) CheckInitialised(kind, target, value);
        EndStatement();
        return statement;
    }

    private void CheckInitialised(BindingKind kind, Expr target, Expr? value)
    {
        if (value is not null) return;
        if (kind == BindingKind.Const) throw _source.SyntaxError(target.At, "A const needs a value: const name = value.", "const 必须赋值:const name = value。");
        if (target is not NameExpr) throw _source.SyntaxError(target.At, "A destructuring declaration needs a value after it.", "解构声明必须赋值。");
    }

    private VariableStatement ReadVariableList(BindingKind kind)
    {
        var statement = new VariableStatement(_token.Start, kind, []);
        Advance();
        do
        {
            var target = ReadBindingTarget(kind);
            statement.Items.Add((target, SkipSign("=") ? ReadAssignment() : null));
        }
        while (SkipSign(","));
        return statement;
    }

    private Expr ReadBindingTarget(BindingKind kind)
    {
        if (!_token.Is("[") && !_token.Is("{") && _token.Kind != TokenKind.Name) throw Unexpected("a name", "名称");
        var target = ReadPrimary();
        DeclareTarget(target, kind);
        return target;
    }

    /// <summary>Declares every name that a pattern binds.</summary>
    private void DeclareTarget(Expr target, BindingKind kind)
    {
        switch (target)
        {
            case NameExpr name when kind == BindingKind.Var:
                _function.Vars.Add(new(name.Name, kind, name.At));
                break;
            case NameExpr name: Declare(_scope, name.Name, kind, name.At); break;
            case ArrayExpr array:
                foreach (var item in array.Items)
                {
                    if (item is not null) DeclareTarget(item, kind);
                }

                break;
            case ObjectExpr record:
                foreach (var property in record.Properties) DeclareTarget(property.Value, kind);
                break;
            case AssignExpr { Sign: "=" } withDefault: DeclareTarget(withDefault.Target, kind); break;
            case SpreadExpr rest: DeclareTarget(rest.Value, kind); break;
            default: throw _source.SyntaxError(target.At, "Only names can be declared.", "只能声明名称。");
        }
    }

    private FunctionStatement ReadFunctionStatement()
    {
        var function = ReadFunction(true);
        Declare(_scope, function.Name!, BindingKind.Function, function.At);
        _scope.Functions.Add(function);
        return new FunctionStatement(function.At, function);
    }

    private BlockStatement ReadBlock()
    {
        var at = _token.Start;
        Expect("{");
        var outer = _scope;
        _scope = new BlockScope();
        var body = new List<Statement>();
        while (!_token.Is("}"))
        {
            if (_token.Kind == TokenKind.End) throw Unexpected("'}'", "“}”");
            body.Add(ReadStatement());
        }

        Advance();
        var block = new BlockStatement(at, body, _scope);
        _scope = outer;
        return block;
    }

    private Expr ReadTest()
    {
        Expect("(");
        var test = ReadExpression();
        Expect(")");
        return test;
    }

    private IfStatement ReadIf()
    {
        var statement = new IfStatement(_token.Start, [], null);
        while (true)
        {
            Advance();
            var test = ReadTest();
            statement.Branches.Add((test, ReadBody()));
            if (!SkipKeyword("else")) return statement;
            if (!_token.IsKeyword("if")) return statement with { Otherwise = ReadBody() };
        }
    }

    /// <summary>The one statement of an if or a loop, which cannot be a declaration.</summary>
    private Statement ReadBody()
    {
        if (_token.IsKeyword("const") || _token.IsKeyword("function") || (_token.IsName("let") && StartsDeclaration(Peek())))
            throw _source.SyntaxError(_token.Start, "A declaration needs a block here: write { } around it.", "此处的声明需要代码块:请用 { } 括起来。");
        return ReadStatement();
    }

    private Statement ReadLoopBody()
    {
        _labels.Add(("", true));
        var body = ReadBody();
        _labels.RemoveAt(_labels.Count - 1);
        return body;
    }

    private WhileStatement ReadWhile()
    {
        var (at, before) = (_token.Start, _nodes);
        Advance();
        var test = ReadTest();
        var body = ReadLoopBody();
        return new WhileStatement(at, test, body, _nodes - before);
    }

    private DoStatement ReadDo()
    {
        var (at, before) = (_token.Start, _nodes);
        Advance();
        var body = ReadLoopBody();
        ExpectKeyword("while");
        var test = ReadTest();
        SkipSign(";");
        return new DoStatement(at, body, test, _nodes - before);
    }
}
