namespace CallCenter.Workflows.Activities;

/// <summary>Incidents in both languages: the engine's message is one text, so it carries both.</summary>
internal static class Fault
{
    public static ActivityFault Of(string zh, string en, string code) => new($"{zh} / {en}", code: code);
}
