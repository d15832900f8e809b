using System.Security.Claims;
using CallCenter.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>A team lead follows a talk at their phone.</summary>
internal static class SupervisionEndpoints
{
    public static void MapSupervision(this IEndpointRouteBuilder routes)
    {
        var supervision = routes.MapGroup("/api/contacts/{id}/supervision").WithTags("Contacts").RequireAuthorization(Policies.FloorWrite);
        supervision.MapPost("/", SuperviseAsync);
        supervision.MapDelete("/", EndAsync);
    }

    /// <summary>Rings the phone, or changes the mode of a supervision that is there.</summary>
    private static async Task<Results<NoContent, Problem>> SuperviseAsync(
        string id, SupervisionWanted wanted, ContactFloor floor, ClaimsPrincipal person, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var known = Enum.TryParse<SupervisionMode>(wanted.Mode, ignoreCase: true, out var mode) && Enum.IsDefined(mode);
        var phone = wanted.AgentId ?? wanted.Number ?? await Me.AgentOfAsync(person, accounts, cancellationToken);
        new InputCheck()
            .Require(known, "mode", "方式须为：Listen, Whisper, Barge。", "The mode is one of: Listen, Whisper, Barge.")
            .Require(wanted.AgentId is null || wanted.Number is null, "number", "请只填写坐席或电话号码之一。", "Give an agent or a number, not both.")
            .Done();
        return await floor.SuperviseAsync(new ContactId(id), mode, phone) switch
        {
            SupervisionResult.Done => TypedResults.NoContent(),
            SupervisionResult.NoContact => Problem.NotFound($"没有进行中的联络“{id}”。", $"There is no contact \"{id}\" under way."),
            SupervisionResult.NotTalking => new Problem(ProblemType.Conflict, new("该联络没有在与坐席通话。", "The contact is in no talk with an agent.")),
            SupervisionResult.Busy => new Problem(ProblemType.Conflict, new($"坐席“{phone}”正在处理联络。", $"Agent \"{phone}\" has a contact.")),
            _ when phone is null => new Problem(ProblemType.InvalidInput, new(
                "您的帐号没有关联坐席，请填写要振铃的工号或电话号码。", "Your user is linked to no agent. Give the work number or telephone number to ring.")),
            _ => new Problem(ProblemType.InvalidInput, new(
                $"“{phone}”不是坐席，也不是可拨打的号码；请填写班长的坐席编号、工号或电话号码。",
                $"\"{phone}\" is no agent and no number that can be dialled. Give the team lead's agent id, work number or telephone number.")),
        };
    }

    private static async Task<Results<NoContent, Problem>> EndAsync(string id, ContactFloor floor) =>
        await floor.EndSupervisionAsync(new ContactId(id))
            ? TypedResults.NoContent()
            : Problem.NotFound("没有人在监控该联络。", "Nobody follows this contact.");

    /// <param name="Mode">Listen, Whisper or Barge.</param>
    /// <param name="AgentId">The team lead's agent id or work number; without one, and without a number, the agent linked to whoever asks.</param>
    /// <param name="Number">Or the number to ring.</param>
    public sealed record SupervisionWanted(string? Mode, string? AgentId, string? Number);
}
