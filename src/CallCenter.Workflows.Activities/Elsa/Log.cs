using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Activities.Elsa;

/// <summary>Writes to the server's log and into the journal.</summary>
[Activity("Elsa.Log", Categories.Diagnostics)]
[Texts("日志", "Log", "写入服务器日志和运行日志。", "Writes to the server's log and into the journal.")]
public sealed class Log : Activity
{
    [Input("消息", "Message", Hint = UiHints.MultiLine)]
    public required string Message { get; init; }

    [Input("级别", "Level", Options = ["Trace|跟踪|Trace", "Debug|调试|Debug", "Information|信息|Information", "Warning|警告|Warning", "Error|错误|Error", "Critical|严重|Critical"])]
    public string Level { get; init; } = "Information";

    [Input("类别", "Category", DescriptionZh = "日志的来源名称。", DescriptionEn = "The name of the log's source.")]
    public string Category { get; init; } = "Process";

    [Input("属性", "Attributes", Hint = UiHints.Dictionary, DescriptionZh = "随消息记录的数据。", DescriptionEn = "Data that is logged along with the message.")]
    public ValueRecord? Attributes { get; init; }

    public override ActivityResult Execute(ActivityContext context)
    {
        context.Note("Log", $"{Level}: {Message}");
        return Done("Done", new WriteLog(Level, Category, Message, Attributes, context.InstanceId));
    }
}
