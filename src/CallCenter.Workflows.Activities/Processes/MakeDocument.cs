using CallCenter.Processes.Lifecycle;

namespace CallCenter.Workflows.Activities.Processes;

/// <summary>Makes the document of a version from its drawings and its step table, and says where people read it.</summary>
[Activity("CallCenter.MakeDocument", Categories.Processes)]
[Texts("生成流程文档", "Make document", "由流程图和步骤表生成流程文档，给出阅读地址。", "Makes the process document from drawings and step table, and gives its address.")]
[Outcomes("Made")]
public sealed class MakeDocument : VersionActivity
{
    [Output("标题", "Title")] public string? Title { get; private set; }

    [Output("地址", "Address")] public string? Address { get; private set; }

    protected override bool HasRefusal => false;

    protected override LifecycleQuestion Question(string process) => new AskDocument(process, ProcessVersion);

    protected override void Take(LifecycleAnswer answer)
    {
        base.Take(answer);
        (Title, Address) = (answer.Title, answer.Id);
    }
}
