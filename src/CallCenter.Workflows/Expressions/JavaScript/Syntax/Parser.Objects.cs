namespace CallCenter.Workflows.Expressions.JavaScript;

/// <content>Object literals and functions.</content>
internal sealed partial class Parser
{
    private ObjectExpr ReadObject()
    {
        var result = new ObjectExpr(_token.Start, []);
        Advance();
        while (!_token.Is("}"))
        {
            result.Properties.Add(ReadProperty());
            if (!_token.Is("}")) Expect(",");
        }

        Advance();
        return result;
    }

    private Property ReadProperty()
    {
        _nodes++;
        var at = _token.Start;
        if (SkipSign("...")) return new(at, null, null, ReadAllowingIn(), Spread: true);
        if (_token.Is("*")) throw _source.Refused(at, Refusal.Generators);
        var key = _token;
        RefuseModifier(key);
        string? name = null;
        Expr? computed = null;
        if (_token.Is("[")) computed = ReadComputed();
        else name = ReadPropertyName();
        if (SkipSign(":")) return new(at, name, computed, ReadAllowingIn());
        if (_token.Is("(")) return new(at, name, computed, new FunctionExpr(at, ReadMethod(at)));
        if (key.Kind != TokenKind.Name) throw Unexpected("':'", "“:”");
        return ReadShorthand(at, key.Text);
    }

    private Property ReadShorthand(int at, string name)
    {
        if (name is "await" or "yield") throw Unexpected("':'", "“:”");
        Mention(name);
        var value = new NameExpr(at, name);
        var assignAt = _token.Start;
        return SkipSign("=")
            ? new(at, name, null, new AssignExpr(assignAt, "=", value, ReadAllowingIn()), OnlyInPattern: true)
            : new(at, name, null, value);
    }

    private void RefuseModifier(in Token key)
    {
        if (key.Kind != TokenKind.Name || key.Text is not ("get" or "set" or "async")) return;
        var next = Peek();
        if (next.Kind == TokenKind.Sign && next.Text is not ("[" or "*")) return;
        if (next.Kind == TokenKind.End) return;
        throw _source.Refused(key.Start, key.Text == "async" ? Refusal.Async : Refusal.Accessors);
    }

    private string ReadPropertyName()
    {
        var token = _token;
        if (token.Kind is not (TokenKind.Name or TokenKind.Keyword or TokenKind.String or TokenKind.Number))
            throw Unexpected("the name of a property", "属性名");
        Advance();
        return token.Kind == TokenKind.Number ? Value.NumberText(token.Number) : token.Text;
    }

    private FunctionSyntax ReadMethod(int at)
    {
        var outer = OpenFunction();
        var function = ReadFunctionRest(at, null, ReadParameters(), false);
        CloseFunction(outer);
        return function;
    }

    /// <summary>A function from the keyword on. A declaration must have a name.</summary>
    private FunctionSyntax ReadFunction(bool declaration)
    {
        var at = _token.Start;
        Advance();
        if (_token.Is("*")) throw _source.Refused(at, Refusal.Generators);
        var name = declaration || _token.Kind == TokenKind.Name ? ExpectName() : null;
        var outer = OpenFunction();
        var function = ReadFunctionRest(at, name, ReadParameters(), false);
        CloseFunction(outer);
        return function;
    }

    private FunctionState OpenFunction()
    {
        var outer = _function;
        _function = new FunctionState(outer) { NodesBefore = _nodes };
        return outer;
    }

    private List<Expr> ReadParameters()
    {
        Expect("(");
        var parameters = new List<Expr>();
        while (!_token.Is(")"))
        {
            var at = _token.Start;
            if (SkipSign("..."))
            {
                parameters.Add(new SpreadExpr(at, ReadPrimary()));
                break;
            }

            parameters.Add(ReadAllowingIn());
            if (!_token.Is(")")) Expect(",");
        }

        Expect(")");
        return parameters;
    }

    private FunctionSyntax ReadFunctionRest(int at, string? name, List<Expr> parameters, bool arrow)
    {
        Enter();
        var (labels, inAllowed) = (_labels, _inAllowed);
        (_labels, _inAllowed) = ([], true);
        var body = ReadBlock();
        (_labels, _inAllowed) = (labels, inAllowed);
        Leave();
        return Finish(at, name, parameters, body, null, arrow);
    }
}
