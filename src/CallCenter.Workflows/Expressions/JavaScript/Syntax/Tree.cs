namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The tree of a script as it was read. <c>At</c> is the offset in the source.</summary>
internal abstract record Syntax(int At);

internal abstract record Expr(int At) : Syntax(At);

internal sealed record LiteralExpr(int At, Value Value) : Expr(At);
internal sealed record TemplateExpr(int At, List<string> Texts, List<Expr> Parts) : Expr(At);
internal sealed record PatternExpr(int At, string Body, string Flags) : Expr(At);
internal sealed record NameExpr(int At, string Name) : Expr(At);
internal sealed record ThisExpr(int At) : Expr(At);

/// <summary>An array literal or an array pattern; null items are left out.</summary>
internal sealed record ArrayExpr(int At, List<Expr?> Items) : Expr(At);

/// <summary>An object literal or an object pattern.</summary>
internal sealed record ObjectExpr(int At, List<Property> Properties) : Expr(At);

/// <summary>One property: <c>name: value</c>, <c>[computed]: value</c> or <c>...value</c>. In a pattern the value may be an assignment that gives the default.</summary>
internal sealed record Property(int At, string? Name, Expr? Computed, Expr Value, bool Spread = false, bool OnlyInPattern = false);

internal sealed record SpreadExpr(int At, Expr Value) : Expr(At);
internal sealed record FunctionExpr(int At, FunctionSyntax Function) : Expr(At);
internal sealed record UnaryExpr(int At, string Sign, Expr Operand) : Expr(At);
internal sealed record UpdateExpr(int At, bool Increase, bool Prefix, Expr Target) : Expr(At);
internal sealed record BinaryExpr(int At, string Sign, Expr Left, Expr Right) : Expr(At);

/// <summary>A chain <c>a + b + c</c> of operators of one precedence, or of one logical operator, kept flat so that long chains are not deep.</summary>
internal sealed record ChainedExpr(int At, Expr First, List<(string Sign, Expr Operand, int At)> Rest) : Expr(At);
internal sealed record AssignExpr(int At, string Sign, Expr Target, Expr Value) : Expr(At);
internal sealed record ConditionalExpr(int At, List<(Expr Test, Expr Value)> Branches, Expr Otherwise) : Expr(At);
internal sealed record SequenceExpr(int At, List<Expr> Items) : Expr(At);
internal sealed record MemberExpr(int At, Expr Target, string? Name, Expr? Computed, bool Optional) : Expr(At);
internal sealed record CallExpr(int At, Expr Callee, List<Expr> Arguments, bool Optional) : Expr(At);
internal sealed record NewExpr(int At, Expr Callee, List<Expr> Arguments) : Expr(At);

/// <summary>The whole of a chain with <c>?.</c> in it: where the chain breaks off, this is undefined.</summary>
internal sealed record OptionalChainExpr(int At, Expr Chain) : Expr(At);
internal sealed record ParenthesisedExpr(int At, Expr Inner) : Expr(At);

internal enum BindingKind
{
    Var,
    Let,
    Const,
    Function,
    Parameter,
}

internal readonly record struct Declaration(string Name, BindingKind Kind, int At);

/// <summary>What one block declares for itself: let, const and functions.</summary>
internal sealed class BlockScope
{
    public List<Declaration> Declared { get; } = [];
    public List<FunctionSyntax> Functions { get; } = [];
}

internal sealed record FunctionSyntax(int At, string? Name, List<Expr> Parameters, BlockStatement? Body, Expr? Result, bool IsArrow)
{
    /// <summary>Names of <c>var</c> declarations anywhere in the function.</summary>
    public List<Declaration> Vars { get; init; } = [];

    /// <summary>Names that this function or functions within it mention; only these can be captured.</summary>
    public HashSet<string> Mentioned { get; init; } = [];

    /// <summary>Names that functions within this function mention.</summary>
    public HashSet<string> MentionedWithin { get; init; } = [];

    /// <summary>How large the function is, for counting steps.</summary>
    public int Size { get; init; }
}

internal abstract record Statement(int At) : Syntax(At);

internal sealed record EmptyStatement(int At) : Statement(At);
internal sealed record ExpressionStatement(int At, Expr Value) : Statement(At);
internal sealed record VariableStatement(int At, BindingKind Kind, List<(Expr Target, Expr? Value)> Items) : Statement(At);
internal sealed record FunctionStatement(int At, FunctionSyntax Function) : Statement(At);
internal sealed record BlockStatement(int At, List<Statement> Body, BlockScope Scope) : Statement(At);
internal sealed record IfStatement(int At, List<(Expr Test, Statement Body)> Branches, Statement? Otherwise) : Statement(At);
internal sealed record WhileStatement(int At, Expr Test, Statement Body, int Size) : Statement(At);
internal sealed record DoStatement(int At, Statement Body, Expr Test, int Size) : Statement(At);
internal sealed record ForStatement(int At, Statement? Start, Expr? Test, Expr? Update, Statement Body, BlockScope Scope, int Size) : Statement(At);

/// <summary><c>for..of</c> and <c>for..in</c>. The target is a pattern, declared here when <c>Kind</c> is given.</summary>
internal sealed record ForEachStatement(int At, bool Keys, BindingKind? Kind, Expr Target, Expr Source, Statement Body, BlockScope Scope, int Size) : Statement(At);
internal sealed record SwitchStatement(int At, Expr Value, List<(Expr? Test, List<Statement> Body)> Cases, BlockScope Scope) : Statement(At);
internal sealed record TryStatement(int At, BlockStatement Body, Expr? Caught, BlockScope? CaughtScope, BlockStatement? Handler, BlockStatement? Finally) : Statement(At);
internal sealed record ThrowStatement(int At, Expr Value) : Statement(At);
internal sealed record ReturnStatement(int At, Expr? Value) : Statement(At);
internal sealed record JumpStatement(int At, bool Continue, string? Label) : Statement(At);
internal sealed record LabelledStatement(int At, string Label, Statement Body) : Statement(At);
