namespace CallCenter.Workflows.Activities.Processes;

/// <summary>A step that is about one pilot of a process.</summary>
public abstract class PilotActivity : LifecycleActivity
{
    [Input("试点", "Pilot", DescriptionZh = "试点编号；留空则取该流程最近的试点。", DescriptionEn = "Its id; empty takes the latest of the process.")]
    public string? Pilot { get; init; }
}
