using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>What a team lead does for an agent.</summary>
internal static class AgentEndpoints
{
    private const int LongestCode = 60;

    public static void MapAgents(this IEndpointRouteBuilder routes)
    {
        var agents = routes.MapGroup("/api/agents/{id}").WithTags("Floor").RequireAuthorization(Policies.FloorWrite);
        agents.MapPut("/state", SetStateAsync);
        agents.MapPut("/wrap-up-code", CodeAsync);
        agents.MapPost("/messages/{contactId}/take", TakeMessageAsync);
        agents.MapPost("/messages/{contactId}/end", EndMessageAsync);
    }

    internal static async Task<Results<NoContent, Problem>> TakeMessageAsync(string id, string contactId, ContactFloor floor) =>
        await floor.TakeMessageAsync(id, new ContactId(contactId)) ? TypedResults.NoContent() : NoMessage();

    internal static async Task<Results<NoContent, Problem>> EndMessageAsync(string id, string contactId, ContactFloor floor) =>
        await floor.EndMessageAsync(id, new ContactId(contactId)) ? TypedResults.NoContent() : NoMessage();

    internal static async Task<Results<NoContent, Problem>> SetStateAsync(string id, StateWanted wanted, CentreDirectory directory, ContactFloor floor)
    {
        var reasons = directory.Facts.BreakReasons;
        var known = Enum.TryParse<AgentState>(wanted.State, ignoreCase: true, out var state) && state is AgentState.Available or AgentState.Break or AgentState.Offline;
        new InputCheck()
            .Require(known, "state", "状态须为：Available, Break, Offline。", "The state is one of: Available, Break, Offline.")
            .Require(
                state != AgentState.Break || reasons.Count == 0 || reasons.Contains(wanted.Reason ?? ""), "reason",
                $"小休原因须为：{string.Join("、", reasons)}。", $"The reason is one of: {string.Join(", ", reasons)}.")
            .Done();
        return await floor.SetAgentStateAsync(id, state, wanted.Reason) ? TypedResults.NoContent() : NoAgent(id);
    }

    internal static async Task<Results<NoContent, Problem>> CodeAsync(string id, CodeWanted wanted, ContactFloor floor)
    {
        var agent = await floor.AgentAsync(id);
        if (agent is null) return NoAgent(id);
        var codes = agent.Codes;
        new InputCheck().Require(
            wanted.Code?.Trim().Length is > 0 and <= LongestCode && (codes.Count == 0 || codes.Contains(wanted.Code.Trim())), "code",
            codes.Count == 0 ? $"请填写代码，最多 {LongestCode} 个字。" : $"代码须为：{string.Join("、", codes)}。",
            codes.Count == 0 ? $"Give a code of up to {LongestCode} characters." : $"The code is one of: {string.Join(", ", codes)}.").Done();
        return await floor.CodeAsync(id, wanted.Code!.Trim())
            ? TypedResults.NoContent()
            : new Problem(ProblemType.Conflict, new("坐席没有通话，也不在话后处理。", "The agent neither talks nor wraps up."));
    }

    private static Problem NoAgent(string id) => Problem.NotFound($"没有坐席“{id}”。", $"There is no agent \"{id}\".");

    private static Problem NoMessage() =>
        new(ProblemType.Conflict, new("这条留言没有分派给该坐席。", "This message is not with that agent."));

    public sealed record StateWanted(string? State, string? Reason);

    public sealed record CodeWanted(string? Code);
}
