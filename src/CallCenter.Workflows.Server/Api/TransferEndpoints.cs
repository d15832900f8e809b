using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>
/// An agent in a talk transfers the caller: blind, or attended, which asks somebody first and then hands the caller over, takes
/// them back, or has all three talk.
/// </summary>
internal static class TransferEndpoints
{
    public static void MapTransfers(this IEndpointRouteBuilder routes)
    {
        var transfer = routes.MapGroup("/api/agents/{id}/transfer").WithTags("Floor").RequireAuthorization(Policies.FloorWrite);
        transfer.MapPost("/", TransferAsync);
        transfer.MapPost("/complete", CompleteAsync);
        transfer.MapPost("/cancel", CancelAsync);
        transfer.MapPost("/conference", ConferenceAsync);
    }

    internal static async Task<Results<NoContent, Problem>> TransferAsync(string id, TransferWanted wanted, ContactFloor floor)
    {
        var kind = TransferKind.Blind;
        var known = wanted.Kind is null || (Enum.TryParse(wanted.Kind, ignoreCase: true, out kind) && Enum.IsDefined(kind));
        new InputCheck()
            .Require(!string.IsNullOrWhiteSpace(wanted.Target), "target", "请填写转接到哪里。", "Give where to transfer to.")
            .Require(known, "kind", "转接方式须为：Blind, Attended。", "The kind is one of: Blind, Attended.")
            .Done();
        return Answer(await floor.TransferAsync(id, wanted.Target!, kind), wanted.Target!, kind);
    }

    internal static async Task<Results<NoContent, Problem>> CompleteAsync(string id, ContactFloor floor) => Answer(await floor.CompleteTransferAsync(id));

    internal static async Task<Results<NoContent, Problem>> CancelAsync(string id, ContactFloor floor) => Answer(await floor.CancelConsultAsync(id));

    internal static async Task<Results<NoContent, Problem>> ConferenceAsync(string id, ContactFloor floor) => Answer(await floor.ConferenceAsync(id));

    private static Results<NoContent, Problem> Answer(TransferResult result, string target = "", TransferKind kind = TransferKind.Blind) => result switch
    {
        TransferResult.Done => TypedResults.NoContent(),
        TransferResult.NotTalking => Conflict("没有正在与客户进行的通话。", "There is no talk with a caller."),
        TransferResult.Consulting => Conflict("已在咨询；请先完成转接、取消咨询或挂断。", "Somebody is asked already: complete or cancel that first."),
        TransferResult.Busy => Conflict($"“{target}”现在没有空闲的人接听，客户没有转出。", $"Nobody at \"{target}\" is free. The caller was not transferred."),
        TransferResult.NotConsulting => Conflict("没有在咨询。", "Nobody is asked at the moment."),
        TransferResult.NotAnswered => Conflict("被咨询者还没有应答。", "Who is asked has not answered yet."),
        _ when kind == TransferKind.Attended => new Problem(ProblemType.InvalidInput, new(
            $"不能咨询“{target}”：须为其他坐席的工号、坐席组名或电话号码。",
            $"\"{target}\" cannot be asked: it is another agent's work number, a group or a telephone number that can.")),
        _ => new Problem(ProblemType.InvalidInput, new(
            $"没有“{target}”这个坐席、队列、组或号码。", $"There is no agent, queue, group or number \"{target}\".")),
    };

    private static Problem Conflict(string zh, string en) => new(ProblemType.Conflict, new(zh, en));

    /// <param name="Target">An agent's id or work number, a group's id or name, or a number; for a blind transfer a queue as well.</param>
    /// <param name="Kind">Blind, which it is when left out, or Attended.</param>
    public sealed record TransferWanted(string? Target, string? Kind);
}
