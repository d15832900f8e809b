using CallCenter.Processes.Catalogue;
using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Puts a candidate into the process catalogue; one that is there already stays as it is.</summary>
[Activity("CallCenter.RegisterCandidate", Categories.Processes)]
[Texts("登记候选流程", "Register candidate", "把候选流程登记到流程目录；已登记的保持不变。", "Puts a candidate into the process catalogue; one that is there stays as it is.")]
[Outcomes("Registered", "Known", "Refused")]
public sealed class RegisterCandidate : LifecycleActivity
{
    /// <summary>Not called name: every activity has one of its own.</summary>
    [Input("名称", "Name", IsTemplate = true)] public string? ProcessName { get; init; }
    [Input("英文名", "English name", IsTemplate = true)] public string? EnglishName { get; init; }
    [Input("描述", "Description", Hint = UiHints.MultiLine, IsTemplate = true)] public string? Description { get; init; }

    [Input("类别", "Class", Hint = UiHints.DropDown, Options = ["KeyUser|关键用户流程|Key user process", "OperationSupport|运营支撑流程|Operation support"])]
    public string Class { get; init; } = nameof(ProcessClass.KeyUser);

    [Input("负责人", "Owner", IsTemplate = true, DescriptionZh = "流程负责人的用户名。", DescriptionEn = "The user name of its process owner.")]
    public string? Owner { get; init; }

    protected override LifecycleQuestion Question(string process) => new AskRegistration(
        process, Given(ProcessName), Given(EnglishName), Given(Description),
        Enum.TryParse<ProcessClass>(Class, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : throw new ActivityFault(
            $"类别“{Class}”不存在，应为 KeyUser 或 OperationSupport。 / There is no class \"{Class}\"; KeyUser or OperationSupport is right."),
        Given(Owner));
}
