namespace CallCenter.Workflows.Activities.CallControl;

/// <summary>Ends the recording of the contact, also one that the centre's rules began.</summary>
[Activity("CallCenter.StopRecording", Categories.CallControl)]
[Texts("停止录音", "Stop recording", "停止对联络录音，包括按规则自动开始的录音。", "Ends the contact's recording, also one that the centre's rules began.")]
public sealed class StopRecording : Activity
{
    public override ActivityResult Execute(ActivityContext context) => Done("Done", new Telephony.StopRecording(context.Contact));
}
