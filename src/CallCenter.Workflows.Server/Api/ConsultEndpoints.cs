using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>An agent in a talk asks somebody, and hands the caller over, takes them back, or has all three talk.</summary>
internal static class ConsultEndpoints
{
    public static void MapConsultations(this IEndpointRouteBuilder routes)
    {
        var consult = routes.MapGroup("/api/agents/{id}/consult").WithTags("Floor").RequireAuthorization(Policies.FloorWrite);
        consult.MapPut("/", ConsultAsync);
        consult.MapPost("/complete", CompleteAsync);
        consult.MapPost("/cancel", CancelAsync);
        consult.MapPost("/conference", ConferenceAsync);
    }

    internal static async Task<Results<NoContent, Problem>> ConsultAsync(string id, ConsultWanted wanted, ContactFloor floor)
    {
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(wanted.Target), "target", "请填写要咨询的坐席、坐席组或电话号码。", "Give the agent, the group or the number to ask.")
            .Done();
        return Answer(await floor.ConsultAsync(id, wanted.Target!), wanted.Target!);
    }

    internal static async Task<Results<NoContent, Problem>> CompleteAsync(string id, ContactFloor floor) => Answer(await floor.CompleteTransferAsync(id));

    internal static async Task<Results<NoContent, Problem>> CancelAsync(string id, ContactFloor floor) => Answer(await floor.CancelConsultAsync(id));

    internal static async Task<Results<NoContent, Problem>> ConferenceAsync(string id, ContactFloor floor) => Answer(await floor.ConferenceAsync(id));

    private static Results<NoContent, Problem> Answer(ConsultResult result, string target = "") => result switch
    {
        ConsultResult.Done => TypedResults.NoContent(),
        ConsultResult.NotTalking => Conflict("坐席没有在与客户通话。", "The agent talks with no caller."),
        ConsultResult.Consulting => Conflict("坐席已在咨询；请先转接、取消或挂断。", "The agent asks somebody already: complete or cancel that first."),
        ConsultResult.Busy => Conflict($"“{target}”现在没有空闲的人接听，通话仍在坐席这里。", $"Nobody at \"{target}\" is free. The agent still has the caller."),
        ConsultResult.NotConsulting => Conflict("坐席没有在咨询。", "The agent asks nobody at the moment."),
        ConsultResult.NotAnswered => Conflict("被咨询者还没有应答。", "Who is asked has not answered yet."),
        _ => new Problem(ProblemType.InvalidInput, new(
            $"不能咨询“{target}”：须为其他坐席的工号、坐席组名或电话号码。",
            $"\"{target}\" cannot be asked: it is another agent's work number, a group or a telephone number that can.")),
    };

    private static Problem Conflict(string zh, string en) => new(ProblemType.Conflict, new(zh, en));

    /// <param name="Target">An agent's id or work number, a group's id or name, or a number.</param>
    public sealed record ConsultWanted(string? Target);
}
