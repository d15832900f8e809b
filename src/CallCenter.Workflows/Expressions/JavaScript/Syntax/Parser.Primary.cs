namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Members, calls, literals and names.</content>
internal sealed partial class Parser
{
    /// <summary>A primary expression with its members and calls.</summary>
    private Expr ReadChain()
    {
        var expression = _token.IsKeyword("new") ? ReadNew() : ReadPrimary();
        var optional = false;
        while (true)
        {
            _nodes++;
            var at = _token.Start;
            if (SkipSign("."))
            {
                expression = new MemberExpr(at, expression, ReadMemberName(), null, false);
            }
            else if (SkipSign("?."))
            {
                optional = true;
                expression = ReadAfterQuestion(expression, at);
            }
            else if (_token.Is("["))
            {
                expression = new MemberExpr(at, expression, null, ReadComputed(), false);
            }
            else if (_token.Is("("))
            {
                expression = new CallExpr(at, expression, ReadArguments(), false);
            }
            else if (_token.Kind == TokenKind.TemplatePart)
            {
                throw _source.Refused(at, Refusal.TaggedTemplates);
            }
            else
            {
                return optional ? new OptionalChainExpr(expression.At, expression) : expression;
            }
        }
    }

    private Expr ReadAfterQuestion(Expr target, int at)
    {
        if (_token.Is("(")) return new CallExpr(at, target, ReadArguments(), true);
        if (_token.Is("[")) return new MemberExpr(at, target, null, ReadComputed(), true);
        return new MemberExpr(at, target, ReadMemberName(), null, true);
    }

    private Expr ReadComputed()
    {
        Expect("[");
        var inAllowed = _inAllowed;
        _inAllowed = true;
        var key = ReadExpression();
        _inAllowed = inAllowed;
        Expect("]");
        return key;
    }

    private string ReadMemberName()
    {
        if (_token.Kind is not (TokenKind.Name or TokenKind.Keyword)) throw Unexpected("the name of a property", "属性名");
        var name = _token.Text;
        Advance();
        return name;
    }

    private List<Expr> ReadArguments()
    {
        Expect("(");
        var inAllowed = _inAllowed;
        _inAllowed = true;
        var arguments = new List<Expr>();
        while (!_token.Is(")"))
        {
            var at = _token.Start;
            arguments.Add(SkipSign("...") ? new SpreadExpr(at, ReadAssignment()) : ReadAssignment());
            if (!_token.Is(")")) Expect(",");
        }

        _inAllowed = inAllowed;
        Advance();
        return arguments;
    }

    private NewExpr ReadNew()
    {
        Enter();
        var at = _token.Start;
        Advance();
        if (_token.Is(".")) throw _source.Refused(at, Refusal.NewTarget);
        var callee = _token.IsKeyword("new") ? ReadNew() : ReadPrimary();
        while (true)
        {
            var memberAt = _token.Start;
            if (SkipSign(".")) callee = new MemberExpr(memberAt, callee, ReadMemberName(), null, false);
            else if (_token.Is("[")) callee = new MemberExpr(memberAt, callee, null, ReadComputed(), false);
            else break;
        }

        var arguments = _token.Is("(") ? ReadArguments() : [];
        Leave();
        return new NewExpr(at, callee, arguments);
    }

    private Expr ReadPrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                Advance();
                return new LiteralExpr(token.Start, token.Number);
            case TokenKind.String:
                Advance();
                return new LiteralExpr(token.Start, token.Text);
            case TokenKind.TemplatePart: return ReadTemplate();
            case TokenKind.Name: return ReadNameExpression();
            case TokenKind.Keyword: return ReadKeywordExpression();
            case TokenKind.Sign:
                switch (token.Text)
                {
                    case "(": return ReadParenthesised();
                    case "[": return ReadArray();
                    case "{": return ReadObject();
                    case "/" or "/=":
                        var pattern = _scanner.ScanPattern(token.Start);
                        Advance();
                        return new PatternExpr(pattern.Start, pattern.Text, pattern.Flags);
                    default: break;
                }

                break;
            default: break;
        }

        throw Unexpected("an expression", "表达式");
    }

    private NameExpr ReadNameExpression()
    {
        RefuseReserved();
        if (_token.Text == "async")
        {
            var next = Peek();
            if (!next.AfterNewLine && (next.IsKeyword("function") || next.Kind == TokenKind.Name && next.Text != "of"))
                throw _source.Refused(_token.Start, Refusal.Async);
        }

        var name = new NameExpr(_token.Start, _token.Text);
        Mention(name.Name);
        Advance();
        return name;
    }

    private Expr ReadKeywordExpression()
    {
        var at = _token.Start;
        switch (_token.Text)
        {
            case "true" or "false":
                var isTrue = _token.Text == "true";
                Advance();
                return new LiteralExpr(at, isTrue);
            case "null":
                Advance();
                return new LiteralExpr(at, Value.Null);
            case "this":
                Advance();
                Mention("this");
                return new ThisExpr(at);
            case "function": return new FunctionExpr(at, ReadFunction(false));
            case "class" or "super" or "extends": throw _source.Refused(at, Refusal.Classes);
            case "import" or "export": throw _source.Refused(at, Refusal.Modules);
            default: throw Unexpected("an expression", "表达式");
        }
    }

    private TemplateExpr ReadTemplate()
    {
        var template = new TemplateExpr(_token.Start, [], []);
        while (true)
        {
            template.Texts.Add(_token.Text);
            if (_token.Last) break;
            Advance();
            var inAllowed = _inAllowed;
            _inAllowed = true;
            template.Parts.Add(ReadExpression());
            _inAllowed = inAllowed;
            if (!_token.Is("}")) throw Unexpected("'}'", "“}”");
            _token = _scanner.ContinueTemplate(_token.Start);
        }

        Advance();
        return template;
    }

    private Expr ReadParenthesised()
    {
        var at = _token.Start;
        Advance();
        var inAllowed = _inAllowed;
        _inAllowed = true;
        var items = new List<Expr>();
        var parametersOnly = _token.Is(")");
        while (!_token.Is(")"))
        {
            var itemAt = _token.Start;
            if (SkipSign("..."))
            {
                parametersOnly = true;
                items.Add(new SpreadExpr(itemAt, ReadPrimary()));
                break;
            }

            items.Add(ReadAssignment());
            if (!SkipSign(",")) break;
            parametersOnly = _token.Is(")");
        }

        _inAllowed = inAllowed;
        Expect(")");
        if (parametersOnly)
        {
            if (!_token.Is("=>")) throw Unexpected("'=>'", "“=>”");
            return new ParametersExpr(at, items);
        }

        return new ParenthesisedExpr(at, items.Count == 1 ? items[0] : new SequenceExpr(at, items));
    }

    private ArrayExpr ReadArray()
    {
        var array = new ArrayExpr(_token.Start, []);
        Advance();
        while (!_token.Is("]"))
        {
            var at = _token.Start;
            if (_token.Is(",")) array.Items.Add(null);
            else if (SkipSign("...")) array.Items.Add(new SpreadExpr(at, ReadAllowingIn()));
            else array.Items.Add(ReadAllowingIn());
            if (!_token.Is("]")) Expect(",");
        }

        Advance();
        return array;
    }

    private Expr ReadAllowingIn()
    {
        var inAllowed = _inAllowed;
        _inAllowed = true;
        var value = ReadAssignment();
        _inAllowed = inAllowed;
        return value;
    }
}
