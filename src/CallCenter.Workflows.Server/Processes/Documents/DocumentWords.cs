using CallCenter.Processes.Lifecycle;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>The words of documents that stand in no process.</summary>
internal sealed class DocumentWords(bool isChinese)
{
    public string Of(Text text) => isChinese ? text.Zh : text.En;

    public string Of(Why words) => isChinese ? words.Zh : words.En;

    public string Of(string zh, string en) => isChinese ? zh : en;

    /// <summary>A role's name, with or without its prefix; anything else as it is.</summary>
    public string Who(string assignee)
    {
        var (kind, name) = TaskAssignee.Split(assignee);
        return kind is null or AssigneeKind.Role ? Of(TaskRoles.NameOf(name)) : name;
    }

    public string Duration(TimeSpan time)
    {
        var parts = new List<string>();
        if (time.Days > 0) parts.Add(Number(time.Days, "天", time.Days == 1 ? "day" : "days"));
        if (time.Hours > 0) parts.Add(Number(time.Hours, "小时", time.Hours == 1 ? "hour" : "hours"));
        if (time.Minutes > 0) parts.Add(Number(time.Minutes, "分钟", time.Minutes == 1 ? "minute" : "minutes"));
        if (parts.Count == 0) parts.Add(Number(time.Seconds, "秒", time.Seconds == 1 ? "second" : "seconds"));
        return string.Join(isChinese ? "" : " ", parts);
    }

    public string Status(VersionStatus status)
    {
        var name = Of(VersionLifecycle.NameOf(status));
        return string.Concat(name[..1].ToUpperInvariant(), name.AsSpan(1));
    }

    public string List(IEnumerable<string> items) => string.Join(isChinese ? "、" : ", ", items);

    private string Number(int count, string zh, string en) => isChinese ? FormattableString.Invariant($"{count} {zh}") : FormattableString.Invariant($"{count} {en}");
}
