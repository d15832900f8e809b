namespace CallCenter.Workflows.Activities;

/// <summary>What the catalogue's outcomes and embedded ports are called for people; flows and lines know them by their names only.</summary>
public static class PortTexts
{
    private static readonly Dictionary<string, Text> All = new(StringComparer.Ordinal)
    {
        ["Done"] = new("完成", "Done"),
        ["True"] = new("是", "True"),
        ["False"] = new("否", "False"),
        ["Default"] = new("默认", "Default"),
        ["NoInput"] = new("无按键", "No input"),
        ["NoMatch"] = new("按错键", "No match"),
        ["Collected"] = new("已收集", "Collected"),
        ["Invalid"] = new("无效", "Invalid"),
        ["Open"] = new("营业中", "Open"),
        ["Closed"] = new("已下班", "Closed"),
        ["Holiday"] = new("节假日", "Holiday"),
        ["Allowed"] = new("允许", "Allowed"),
        ["Blocked"] = new("拒接", "Blocked"),
        ["Found"] = new("找到", "Found"),
        ["NotFound"] = new("没找到", "Not found"),
        ["Answered"] = new("已接听", "Answered"),
        ["TimedOut"] = new("超时", "Timed out"),
        ["NoAgents"] = new("无坐席", "No agents"),
        ["QueueFull"] = new("队列已满", "Queue full"),
        ["CallbackRequested"] = new("要求回电", "Callback requested"),
        ["Connected"] = new("已接通", "Connected"),
        ["Busy"] = new("忙线", "Busy"),
        ["NoAnswer"] = new("无应答", "No answer"),
        ["Failed"] = new("失败", "Failed"),
        ["Recorded"] = new("已留言", "Recorded"),
        ["Empty"] = new("无留言", "Empty"),
        ["Rated"] = new("已评价", "Rated"),
        ["Overdue"] = new("逾期", "Overdue"),
        ["AllRead"] = new("全部已读", "All read"),
        ["Scheduled"] = new("已预约", "Scheduled"),
        ["Rejected"] = new("未预约", "Rejected"),
        ["Announced"] = new("已宣布", "Announced"),
        ["Drawn"] = new("已抽取", "Drawn"),
        ["NothingToDraw"] = new("无可抽查", "Nothing to draw"),
        ["Opened"] = new("已登记", "Opened"),
        ["Refused"] = new("未获准", "Refused"),
        ["Completed"] = new("全部完成", "Completed"),
        ["Canceled"] = new("已取消", "Canceled"),
        ["Body"] = new("循环体", "Body"),
        ["Then"] = new("则", "Then"),
        ["Else"] = new("否则", "Else"),
        ["UnmatchedStatusCode"] = new("其他状态码", "Unmatched status code"),
        ["FailedToConnect"] = new("连接失败", "Failed to connect"),
        ["Timeout"] = new("超时", "Timeout"),
        ["ChildCompleted"] = new("子流程完成时", "Child completed"),
        ["ChildFaulted"] = new("子流程失败时", "Child faulted"),
    };

    /// <summary>The text of a port; its own name where it has none, as the outcomes that people name themselves.</summary>
    public static Text Of(string name) => All.GetValueOrDefault(name) ?? new(name, name);
}
