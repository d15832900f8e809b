namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>Records the contact from here on; what is recorded already stays so, and goes on.</summary>
[Activity("CallCenter.StartRecording", Categories.CallControl)]
[Texts("开始录音", "Start recording", "从这里开始对联络录音；已在录音时不变。", "Records the contact from here on; changes nothing when it is recorded already.")]
public sealed class StartRecording : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Done("Done", new Telephony.StartRecording(context.Contact));
}
