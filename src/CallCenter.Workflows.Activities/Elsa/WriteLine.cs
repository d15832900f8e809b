namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Writes a line into the journal.</summary>
[Activity("Elsa.WriteLine", Categories.Console)]
[Texts("写一行", "Write Line", "在运行日志中写一行文字。", "Writes a line of text into the journal.")]
public sealed class WriteLine : Activity
{
    [Input("文字", "Text", DescriptionZh = "要写的文字。", DescriptionEn = "The text to write.")]
    public string? Text { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        context.Note("Line", Text ?? "");
        return Done();
    }
}
