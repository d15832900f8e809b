using System.Runtime.CompilerServices;

namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>Reads a script into its tree: an expression, or statements.</summary>
internal sealed partial class Parser
{
    private const int DeepestNesting = 400;

    private readonly SourceText _source;
    private readonly Scanner _scanner;
    private Token _token;
    private int _previousEnd;
    private int _nesting;
    private int _nodes;
    private FunctionState _function = new(null);
    private BlockScope _scope = new();

    private Parser(SourceText source)
    {
        _source = source;
        _scanner = new Scanner(source);
        _token = _scanner.Next();
    }

    /// <summary>The script as a function without parameters; its <see cref="FunctionSyntax.Result"/> is set when it is one expression.</summary>
    public static FunctionSyntax Parse(SourceText source)
    {
        var parser = new Parser(source);
        if (!parser._token.Is("{") && !parser._token.IsKeyword("function")) return parser.ReadProgram();

        // { a: 1 } alone is meant as an object; JavaScript itself would read it as a block.
        try
        {
            return parser.ReadExpressionOnly();
        }
        catch (ExpressionException asExpression)
        {
            try
            {
                return new Parser(source).ReadProgram();
            }
            catch (ExpressionException asProgram)
            {
                var furthest = (asExpression.Line, asExpression.Column).CompareTo((asProgram.Line, asProgram.Column)) > 0;
                throw furthest ? asExpression : asProgram;
            }
        }
    }

    private FunctionSyntax ReadExpressionOnly()
    {
        var value = ReadExpression();
        SkipSign(";");
        if (_token.Kind != TokenKind.End) throw Unexpected("the end of the script", "脚本结尾");
        return Finish(0, null, [], null, value, false);
    }

    private FunctionSyntax ReadProgram()
    {
        var body = new List<Statement>();
        while (_token.Kind != TokenKind.End) body.Add(ReadStatement());
        if (body is [ExpressionStatement only]) return Finish(0, null, [], null, only.Value, false);
        return Finish(0, null, [], new BlockStatement(0, body, _scope), null, false);
    }

    private FunctionSyntax Finish(int at, string? name, List<Expr> parameters, BlockStatement? body, Expr? result, bool arrow)
    {
        var within = new HashSet<string>(_function.Within, StringComparer.Ordinal);
        var mentioned = new HashSet<string>(_function.Mentioned, StringComparer.Ordinal);
        mentioned.UnionWith(within);
        return new FunctionSyntax(at, name, parameters, body, result, arrow)
        {
            Vars = _function.Vars,
            Mentioned = mentioned,
            MentionedWithin = within,
            Size = _nodes - _function.NodesBefore,
        };
    }

    private void Advance()
    {
        _previousEnd = _token.End;
        _token = _scanner.Next();
    }

    private Token Peek()
    {
        var at = _scanner.At;
        _scanner.At = _token.End;
        var next = _scanner.Next();
        _scanner.At = at;
        return next;
    }

    private bool SkipSign(string sign)
    {
        if (!_token.Is(sign)) return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(string word)
    {
        if (!_token.IsKeyword(word)) return false;
        Advance();
        return true;
    }

    private void Expect(string sign)
    {
        if (!SkipSign(sign)) throw Unexpected($"'{sign}'", $"“{sign}”");
    }

    private void ExpectKeyword(string word)
    {
        if (!SkipKeyword(word)) throw Unexpected($"'{word}'", $"“{word}”");
    }

    private void EndStatement()
    {
        if (SkipSign(";")) return;
        if (_token.Kind == TokenKind.End || _token.Is("}") || _token.AfterNewLine) return;
        throw Unexpected("';' or a new line", "“;”或换行");
    }

    private string ExpectName()
    {
        if (_token.Kind != TokenKind.Name) throw Unexpected("a name", "名称");
        RefuseReserved();
        var name = _token.Text;
        Advance();
        return name;
    }

    private void RefuseReserved()
    {
        if (_token.Text == "await") throw _source.Refused(_token.Start, Refusal.Async);
        if (_token.Text == "yield") throw _source.Refused(_token.Start, Refusal.Generators);
    }

    private ExpressionException Unexpected(string wanted, string chineseWanted)
    {
        var (found, chineseFound) = _token.Kind switch
        {
            TokenKind.End => ("the end of the script", "脚本结尾"),
            TokenKind.String => ("a text", "文本"),
            TokenKind.Number => ("a number", "数字"),
            TokenKind.TemplatePart => ("a template", "模板"),
            _ => ($"'{_token.Text}'", $"“{_token.Text}”"),
        };
        return _source.SyntaxError(_token.Start, $"Expected {wanted} but found {found}.", $"此处应为{chineseWanted},却是{chineseFound}。");
    }

    private void Enter()
    {
        _nodes++;
        if (++_nesting <= DeepestNesting && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return;
        throw _source.Error(_token.Start, "The script is nested too deeply: split it into variables or functions.", "脚本嵌套过深:请拆分为变量或函数。", "depth");
    }

    private void Leave() => _nesting--;

    private void Mention(string name) => _function.Mentioned.Add(name);

    private void Declare(BlockScope scope, string name, BindingKind kind, int at)
    {
        foreach (var other in scope.Declared)
        {
            if (other.Name != name || (kind == BindingKind.Function && other.Kind == BindingKind.Function)) continue;
            throw _source.SyntaxError(at, $"'{name}' is already declared in this block.", $"“{name}”在此代码块中已经声明。");
        }

        scope.Declared.Add(new(name, kind, at));
    }

    /// <summary>What is known of the function that is being read.</summary>
    private sealed class FunctionState(FunctionState? outer)
    {
        public FunctionState? Outer => outer;
        public List<string> Mentioned { get; } = [];
        public List<string> Within { get; } = [];
        public List<Declaration> Vars { get; } = [];
        public int NodesBefore { get; init; }

        /// <summary>Takes over what was mentioned since the marks: the parameters of an arrow function are read before the arrow is seen.</summary>
        public void TakeFrom(FunctionState other, int mentioned, int within)
        {
            Mentioned.AddRange(other.Mentioned.GetRange(mentioned, other.Mentioned.Count - mentioned));
            Within.AddRange(other.Within.GetRange(within, other.Within.Count - within));
            other.Mentioned.RemoveRange(mentioned, other.Mentioned.Count - mentioned);
            other.Within.RemoveRange(within, other.Within.Count - within);
        }
    }
}
