using CallCenter.Agents;
using CallCenter.Routing;

namespace CallCenter.Telephony.Floor;

/// <summary>What the journal says of consultations and supervisions.</summary>
internal static class ConsultTexts
{
    public static readonly Why Cancelled = new("坐席取消咨询，与客户恢复通话。", "The agent called the consultation off and is back with the caller.");

    public static Why Asked(Agent agent, string target) =>
        new($"坐席 {agent.Name} ({agent.WorkNumber}) 咨询“{target}”，客户等待。", $"Agent {agent.Name} ({agent.WorkNumber}) asks \"{target}\" while the caller waits.");

    public static Why Answered(string target) => new($"“{target}”已应答，客户听音乐。", $"\"{target}\" answered; the caller hears music.");

    public static Why Announced(string target, string text) => new($"“{target}”已应答，先向其通报：{text}", $"\"{target}\" answered and is told first: {text}");

    public static Why Conference(string target) => new($"与“{target}”三方通话。", $"The caller, the agent and \"{target}\" talk together.");

    public static Why Left(string target) => new($"“{target}”已退出，坐席与客户恢复通话。", $"\"{target}\" left; the agent is back with the caller.");

    public static Why NotReached(string target) =>
        new($"“{target}”未接通，坐席与客户恢复通话。", $"\"{target}\" could not be reached; the agent is back with the caller.");

    public static Why Supervised(string supervisor, SupervisionMode mode) => mode switch
    {
        SupervisionMode.Listen => new($"{supervisor} 开始监听。", $"{supervisor} listens in."),
        SupervisionMode.Whisper => new($"{supervisor} 开始密语，只有坐席能听到。", $"{supervisor} whispers to the agent; the caller does not hear it."),
        _ => new($"{supervisor} 强插加入通话。", $"{supervisor} joins the talk."),
    };

    public static Why SupervisionEnded(string supervisor) => new($"{supervisor} 结束监控。", $"{supervisor} no longer follows the talk.");

    public static Why SupervisorNotReached(string supervisor) => new($"{supervisor} 未接听，监控未开始。", $"{supervisor} did not answer; nobody follows the talk.");
}
