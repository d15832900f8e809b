namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>The text of a script; finds lines and columns and words the errors of reading it.</summary>
internal sealed class SourceText(string text)
{
    public string Text => text;

    public (int Line, int Column) Place(int at)
    {
        var line = 1;
        var start = 0;
        var end = Math.Min(at, text.Length);
        for (var i = 0; i < end; i++)
        {
            if (text[i] != '\n') continue;
            line++;
            start = i + 1;
        }

        return (line, end - start + 1);
    }

    public ExpressionException Error(int at, string english, string chinese, string? budget = null, Exception? inner = null)
    {
        var (line, column) = Place(at);
        return new($"{english} (line {line}, column {column})", line, column, budget, inner)
        {
            ChineseMessage = $"{chinese}(第 {line} 行,第 {column} 列)",
        };
    }

    public ExpressionException SyntaxError(int at, string english, string chinese) =>
        Error(at, "SyntaxError: " + english, "语法错误:" + chinese);

    public ExpressionException Refused(int at, Refusal refusal) => Error(at, refusal.English, refusal.Chinese);
}
