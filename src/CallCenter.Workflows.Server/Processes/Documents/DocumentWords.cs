using CallCenter.Processes.Lifecycle;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>The words of documents that stand in no process.</summary>
internal sealed class DocumentWords(bool isChinese)
{
    private static readonly Dictionary<string, Text> RoleNames = new(StringComparer.Ordinal)
    {
        [Roles.Agent] = new("坐席", "Agent"),
        [Roles.TeamLead] = new("班组长", "Team lead"),
        [Roles.QualityReviewer] = new("质检员", "Quality reviewer"),
        [Roles.ProcessOwner] = new("流程负责人", "Process owner"),
        [Roles.Administrator] = new("管理员", "Administrator"),
    };

    public string Of(Text text) => isChinese ? text.Zh : text.En;

    public string Of(string zh, string en) => isChinese ? zh : en;

    /// <summary>A role's name, with or without its prefix; anything else as it is.</summary>
    public string Who(string assignee)
    {
        var name = assignee.Contains(':', StringComparison.Ordinal) ? assignee[(assignee.IndexOf(':', StringComparison.Ordinal) + 1)..] : assignee;
        return RoleNames.TryGetValue(name.Trim(), out var role) ? Of(role) : name.Trim();
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

    public string Status(VersionStatus status) => status switch
    {
        VersionStatus.Draft => Of("草稿", "Draft"),
        VersionStatus.Released => Of("已发布", "Released"),
        VersionStatus.Piloting => Of("试点中", "In a pilot"),
        VersionStatus.Proven => Of("试点通过", "Proven by a pilot"),
        VersionStatus.RollingOut => Of("推广中", "Being rolled out"),
        VersionStatus.InForce => Of("已生效", "In force"),
        VersionStatus.Rejected => Of("已放弃", "Rejected"),
        _ => Of("已停用", "Retired"),
    };

    public string List(IEnumerable<string> items) => string.Join(isChinese ? "、" : ", ", items);

    private string Number(int count, string zh, string en) => isChinese ? FormattableString.Invariant($"{count} {zh}") : FormattableString.Invariant($"{count} {en}");
}
