namespace CallCenter.Workflows.Expressions.JavaScript;

internal enum TokenKind
{
    End,
    Name,
    Keyword,
    Sign,
    Number,
    String,
    TemplatePart,
    Pattern,
}

/// <summary>One word of a script. <see cref="Text"/> is the name, the sign, the text of a literal or the body of a pattern.</summary>
internal struct Token
{
    public TokenKind Kind;
    public string Text;
    public double Number;
    public int Start;
    public int End;

    /// <summary>A line ends between the previous token and this one.</summary>
    public bool AfterNewLine;

    /// <summary>For a part of a template: nothing follows it. For a pattern: see <see cref="Flags"/>.</summary>
    public bool Last;

    public string Flags;

    public readonly bool Is(string sign) => Kind == TokenKind.Sign && Text == sign;
    public readonly bool IsKeyword(string word) => Kind == TokenKind.Keyword && Text == word;
    public readonly bool IsName(string name) => Kind == TokenKind.Name && Text == name;
}
