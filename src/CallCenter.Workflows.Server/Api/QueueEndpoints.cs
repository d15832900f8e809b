using CallCenter.Agents;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Centre.Queues;
using CallCenter.Queues;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Elsa.Definitions;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The settings of queues, groups and breaks; a change holds at once, for those who wait too.</summary>
internal static class QueueEndpoints
{
    private const int LongestName = 60;
    private const int MostReasons = 50;

    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        var queues = routes.MapGroup("/api/queues").WithTags("Queues");
        queues.MapGet("/{id}", Results<Ok<QueueSettings>, Problem> (string id, CentreDirectory directory) =>
            directory.Facts.Queues.FirstOrDefault(queue => queue.Id == id) is { } queue
                ? TypedResults.Ok(QueueSettings.Of(queue))
                : Problem.NotFound($"没有队列“{id}”。", $"There is no queue \"{id}\".")).RequireAuthorization(Policies.FloorRead);
        queues.MapPut("/{id}", SaveAsync).RequireAuthorization(Policies.FloorWrite);
        queues.MapDelete("/{id}", RemoveAsync).RequireAuthorization(Policies.FloorWrite);
        var groups = routes.MapGroup("/api/groups").WithTags("Queues");
        groups.MapGet("/", ([AsParameters] Paging paging, CentreDirectory directory) => paging.Of(directory.Facts.Groups)).RequireAuthorization(Policies.FloorRead);
        groups.MapPut("/{id}", SaveGroupAsync).RequireAuthorization(Policies.FloorWrite);
        groups.MapDelete("/{id}", RemoveGroupAsync).RequireAuthorization(Policies.FloorWrite);
        var skills = routes.MapGroup("/api/skills").WithTags("Queues");
        skills.MapGet("/", (CentreDirectory directory) => new SkillList(directory.Facts.Skills)).RequireAuthorization(Policies.FloorRead);
        skills.MapPut("/", SaveSkillsAsync).RequireAuthorization(Policies.FloorWrite);
        var reasons = routes.MapGroup("/api/break-reasons").WithTags("Queues");
        reasons.MapGet("/", (CentreDirectory directory) => new BreakReasonList(directory.Facts.BreakReasons)).RequireAuthorization(Policies.FloorRead);
        reasons.MapPut("/", SaveReasonsAsync).RequireAuthorization(Policies.FloorWrite);
    }

    private static async Task<Results<Ok<QueueSettings>, Created<QueueSettings>>> SaveAsync(
        string id, QueueSettings wanted, CentreDirectory directory, CentreEditor editor, ContactFloor floor, CancellationToken cancellationToken)
    {
        QueueChecks.Check(id, wanted, directory.Facts);
        var queue = wanted.ToQueue(id);
        var isNew = await editor.SaveAsync(queue, cancellationToken);
        await floor.DefineAsync(queue);
        return isNew ? TypedResults.Created($"/api/queues/{id}", QueueSettings.Of(queue)) : TypedResults.Ok(QueueSettings.Of(queue));
    }

    private static async Task<Results<NoContent, Problem>> RemoveAsync(
        string id, CentreDirectory directory, CentreEditor editor, ContactFloor floor, FlowUses flows, CancellationToken cancellationToken)
    {
        var facts = directory.Facts;
        if (facts.Queues.FirstOrDefault(queue => queue.Id == id) is not { } queue) return Problem.NotFound($"没有队列“{id}”。", $"There is no queue \"{id}\".");
        var users = facts.Queues.Where(other => other.Overflow.Any(rule => rule.Kind == OverflowKind.Queue && rule.Target == id)).Select(other => other.Name)
            .Concat((await flows.OfAsync("queues", [id, queue.Name], cancellationToken)).Select(flow => flow.Name)).ToList();
        if (users.Count > 0)
        {
            return new Problem(ProblemType.Conflict, new(
                $"这个队列还在使用：{string.Join("、", users.Take(5))}。请先改掉这些设置或流程。", $"This queue is in use by {string.Join(", ", users.Take(5))}. Change those first."));
        }

        if (!await floor.RemoveQueueAsync(id))
        {
            return new Problem(ProblemType.Conflict, new(
                $"队列“{queue.Name}”还有联络在等待或正在处理，不能删除。", $"Contacts wait in queue \"{queue.Name}\" or are being handled, so it cannot be deleted."));
        }

        await editor.RemoveQueueAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<AgentGroup>, Created<AgentGroup>>> SaveGroupAsync(
        string id, GroupWanted wanted, CentreEditor editor, ContactFloor floor, CancellationToken cancellationToken)
    {
        new InputCheck()
            .Require(QueueChecks.IsId(id), "id", "编号须为 1 到 40 个字母、数字或连字符。", "An id has 1 to 40 letters, digits and hyphens.")
            .Require(IsName(wanted.Name), "name", $"请填写名称，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Done();
        var group = new AgentGroup(id, wanted.Name!.Trim());
        var isNew = await editor.SaveAsync(group, cancellationToken);
        await floor.DefineAsync(group);
        return isNew ? TypedResults.Created($"/api/groups/{id}", group) : TypedResults.Ok(group);
    }

    private static async Task<Results<NoContent, Problem>> RemoveGroupAsync(string id, CentreDirectory directory, PeopleEditor editor, CancellationToken cancellationToken)
    {
        var facts = directory.Facts;
        if (facts.Groups.All(group => group.Id != id)) return Problem.NotFound($"没有坐席组“{id}”。", $"There is no group \"{id}\".");
        var users = facts.Agents.Where(agent => agent.Groups.Contains(id)).Select(agent => agent.Name)
            .Concat(facts.Queues.Where(queue => queue.Groups.Contains(id) || queue.Overflow.Any(rule => rule.Kind == OverflowKind.Group && rule.Target == id)).Select(queue => queue.Name)).ToList();
        if (users.Count > 0)
        {
            return new Problem(ProblemType.Conflict, new(
                $"这个坐席组还在使用：{string.Join("、", users.Take(5))}。请先改掉这些设置。", $"This group is in use by {string.Join(", ", users.Take(5))}. Change those first."));
        }

        await editor.RemoveGroupAsync(id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<SkillList> SaveSkillsAsync(SkillList wanted, CentreDirectory directory, PeopleEditor editor, CancellationToken cancellationToken)
    {
        var facts = directory.Facts;
        var skills = (wanted.Items ?? []).Select(skill => skill?.Trim() ?? "").ToList();
        var used = facts.Agents.SelectMany(agent => agent.Skills.Select(skill => skill.Skill)).Concat(facts.Queues.SelectMany(queue => queue.Skills.Select(skill => skill.Skill)));
        var lost = used.Except(skills, StringComparer.OrdinalIgnoreCase).ToList();
        new InputCheck()
            .Require(skills.All(IsName), "items", $"每个技能 1 到 {LongestName} 个字。", $"A skill has 1 to {LongestName} characters.")
            .Require(skills.Distinct(StringComparer.OrdinalIgnoreCase).Count() == skills.Count, "items", "技能不能重复。", "A skill may be given once.")
            .Require(lost.Count == 0, "items", $"这些技能还有坐席或队列在用：{string.Join("、", lost)}。", $"Agents or queues still use: {string.Join(", ", lost)}.")
            .Done();
        await editor.SetSkillsAsync(skills, cancellationToken);
        return new(directory.Facts.Skills);
    }

    private static async Task<BreakReasonList> SaveReasonsAsync(BreakReasonList wanted, CentreEditor editor, CancellationToken cancellationToken)
    {
        var reasons = (wanted.Items ?? []).Select(reason => reason?.Trim() ?? "").ToList();
        new InputCheck()
            .Require(reasons.Count is > 0 and <= MostReasons, "items", $"请给出 1 到 {MostReasons} 个原因。", $"Give 1 to {MostReasons} reasons.")
            .Require(reasons.All(IsName), "items", $"每个原因 1 到 {LongestName} 个字。", $"A reason has 1 to {LongestName} characters.")
            .Require(reasons.Distinct(StringComparer.OrdinalIgnoreCase).Count() == reasons.Count, "items", "原因不能重复。", "A reason may be given once.")
            .Done();
        await editor.SetBreakReasonsAsync(reasons, cancellationToken);
        return new(reasons);
    }

    private static bool IsName(string? name) => name?.Trim().Length is > 0 and <= LongestName;

    public sealed record GroupWanted(string? Name);

    public sealed record SkillList(IReadOnlyList<string>? Items);

    public sealed record BreakReasonList(IReadOnlyList<string>? Items);
}

/// <summary>A queue's settings as they are read and written; times in seconds.</summary>
public sealed record QueueSettings
{
    public string? Id { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<string> Groups { get; init; } = [];
    public IReadOnlyList<SkillWanted> Skills { get; init; } = [];
    public int? Capacity { get; init; }
    public int RingSeconds { get; init; } = 20;
    public string WrapUpMode { get; init; } = nameof(Queues.WrapUpMode.Optional);
    public int WrapUpSeconds { get; init; } = 30;
    public IReadOnlyList<string> WrapUpCodes { get; init; } = [];
    public bool RefuseWithoutAgents { get; init; } = true;
    public int ServiceLevelTargetSeconds { get; init; } = 20;
    public string Music { get; init; } = "default";
    public string? Calendar { get; init; }
    public int? RelaxLevelSeconds { get; init; }
    public int? LastAgentSeconds { get; init; }
    public string Recording { get; init; } = nameof(RecordingRule.AsCentre);
    public int CallbackAttempts { get; init; } = 1;
    public int CallbackRetrySeconds { get; init; } = 900;
    public IReadOnlyList<OverflowWanted> Overflow { get; init; } = [];
    public IReadOnlyList<LevelBonus> LevelBonuses { get; init; } = [];

    internal static QueueSettings Of(ServiceQueue queue) => new()
    {
        Id = queue.Id,
        Name = queue.Name,
        Groups = queue.Groups,
        Skills = [.. queue.Skills.Select(skill => new SkillWanted(skill.Skill, skill.Level))],
        Capacity = queue.Capacity,
        RingSeconds = (int)queue.RingTime.TotalSeconds,
        WrapUpMode = queue.WrapUpMode.ToString(),
        WrapUpSeconds = (int)queue.WrapUp.TotalSeconds,
        WrapUpCodes = queue.WrapUpCodes,
        RefuseWithoutAgents = queue.RefuseWithoutAgents,
        ServiceLevelTargetSeconds = (int)queue.ServiceLevelTarget.TotalSeconds,
        Music = queue.Music,
        Calendar = queue.Calendar,
        RelaxLevelSeconds = (int?)queue.RelaxLevelEvery?.TotalSeconds,
        LastAgentSeconds = (int?)queue.LastAgentWait?.TotalSeconds,
        Recording = queue.Recording.ToString(),
        CallbackAttempts = queue.CallbackAttempts,
        CallbackRetrySeconds = (int)queue.CallbackRetryAfter.TotalSeconds,
        Overflow = [.. queue.Overflow.Select(rule => new OverflowWanted(rule.Kind.ToString(), rule.Target, (int?)rule.AfterWait?.TotalSeconds, rule.AtLength))],
        LevelBonuses = queue.LevelBonuses,
    };

    /// <summary>Only of settings that have been checked.</summary>
    internal ServiceQueue ToQueue(string id) => new()
    {
        Id = id,
        Name = Name!.Trim(),
        Groups = Groups,
        Skills = [.. Skills.Select(skill => new SkillRequirement(skill.Name, skill.Level))],
        Capacity = Capacity,
        RingTime = TimeSpan.FromSeconds(RingSeconds),
        WrapUpMode = Enum.Parse<WrapUpMode>(WrapUpMode, ignoreCase: true),
        WrapUp = TimeSpan.FromSeconds(WrapUpSeconds),
        WrapUpCodes = WrapUpCodes,
        RefuseWithoutAgents = RefuseWithoutAgents,
        ServiceLevelTarget = TimeSpan.FromSeconds(ServiceLevelTargetSeconds),
        Music = Music,
        Calendar = string.IsNullOrWhiteSpace(Calendar) ? null : Calendar,
        RelaxLevelEvery = Seconds(RelaxLevelSeconds),
        LastAgentWait = Seconds(LastAgentSeconds),
        Recording = Enum.Parse<RecordingRule>(Recording, ignoreCase: true),
        CallbackAttempts = CallbackAttempts,
        CallbackRetryAfter = TimeSpan.FromSeconds(CallbackRetrySeconds),
        Overflow = [.. Overflow.Select(rule => new OverflowRule(Enum.Parse<OverflowKind>(rule.Kind, ignoreCase: true), rule.Target, Seconds(rule.AfterSeconds), rule.AtLength))],
        LevelBonuses = LevelBonuses,
    };

    private static TimeSpan? Seconds(int? seconds) => seconds is { } known ? TimeSpan.FromSeconds(known) : null;
}

public sealed record SkillWanted(string Name, int Level);

public sealed record OverflowWanted(string Kind, string? Target, int? AfterSeconds, int? AtLength);

/// <summary>What a queue's settings must be.</summary>
internal static class QueueChecks
{
    private const int LongestName = 60;
    private const int LongestTime = 24 * 3600;
    private const int MostCallbacks = 10;

    public static bool IsId(string id) => id.Length is > 0 and <= 40 && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');

    /// <summary>Throws with a finding for each field that is not right.</summary>
    public static void Check(string id, QueueSettings wanted, CentreFacts facts)
    {
        var check = new InputCheck()
            .Require(IsId(id), "id", "编号须为 1 到 40 个字母、数字或连字符。", "An id has 1 to 40 letters, digits and hyphens.")
            .Require(wanted.Name?.Trim().Length is > 0 and <= LongestName, "name", $"请填写名称，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Require(
                !facts.Queues.Any(other => other.Id != id && string.Equals(other.Name, wanted.Name?.Trim(), StringComparison.OrdinalIgnoreCase)), "name",
                "已有同名队列。", "Another queue has this name.")
            .Require(wanted.Capacity is null or (> 0 and <= 100_000), "capacity", "容量为 1 到 100000；留空不限。", "The capacity is 1 to 100,000; empty has no limit.")
            .Require(wanted.RingSeconds is >= 5 and <= 300, "ringSeconds", "振铃时间为 5 到 300 秒。", "Ringing takes 5 to 300 seconds.")
            .Require(IsOneOf<RecordingRule>(wanted.Recording), "recording", $"录音须为：{Names<RecordingRule>()}。", $"Recording is one of: {Names<RecordingRule>()}.")
            .Require(wanted.CallbackAttempts is >= 1 and <= MostCallbacks, "callbackAttempts", $"回呼次数为 1 到 {MostCallbacks}。", $"A callback is tried 1 to {MostCallbacks} times.")
            .Require(IsOneOf<WrapUpMode>(wanted.WrapUpMode), "wrapUpMode", $"话后处理方式须为：{Names<WrapUpMode>()}。", $"The wrap-up mode is one of: {Names<WrapUpMode>()}.")
            .Require(wanted.WrapUpCodes.All(code => code.Trim().Length is > 0 and <= LongestName), "wrapUpCodes", $"每个代码 1 到 {LongestName} 个字。", $"A code has 1 to {LongestName} characters.")
            .Require(wanted.Calendar is not { Length: > 0 } calendar || facts.Calendar(calendar) is not null, "calendar", "没有这个营业日历。", "There is no such calendar.");
        CheckTimes(check, wanted);
        CheckPeople(check, wanted, facts);
        CheckOverflow(check, id, wanted, facts);
        check.Done();
    }

    private static void CheckTimes(InputCheck check, QueueSettings wanted)
    {
        foreach (var (field, seconds, least) in new (string, int?, int)[]
        {
            ("wrapUpSeconds", wanted.WrapUpSeconds, 0), ("serviceLevelTargetSeconds", wanted.ServiceLevelTargetSeconds, 1),
            ("callbackRetrySeconds", wanted.CallbackRetrySeconds, 1), ("relaxLevelSeconds", wanted.RelaxLevelSeconds, 1), ("lastAgentSeconds", wanted.LastAgentSeconds, 1),
        })
        {
            check.Require(
                seconds is null || (seconds >= least && seconds <= LongestTime), field,
                $"时间为 {least} 到 {LongestTime} 秒。", $"The time is {least} to {LongestTime} seconds.");
        }
    }

    private static void CheckPeople(InputCheck check, QueueSettings wanted, CentreFacts facts)
    {
        var groups = facts.Groups.Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        check
            .Require(wanted.Groups.All(groups.Contains), "groups", $"没有坐席组：{Missing(wanted.Groups, groups)}。", $"There is no group: {Missing(wanted.Groups, groups)}.")
            .Require(
                wanted.Skills.All(skill => facts.Skills.Contains(skill.Name, StringComparer.OrdinalIgnoreCase)), "skills",
                $"技能须为：{string.Join("、", facts.Skills)}。", $"A skill is one of: {string.Join(", ", facts.Skills)}.")
            .Require(
                wanted.Skills.All(skill => skill.Level is >= AgentSkill.Lowest and <= AgentSkill.Highest), "skills",
                "技能级别为 1 到 5。", "A skill's level is 1 to 5.")
            .Require(
                wanted.LevelBonuses.All(bonus => bonus is { Level.Length: > 0, Priority: >= -100 and <= 100 }), "levelBonuses",
                "请给出客户级别和 -100 到 100 的优先级。", "Give a customer level and a priority of -100 to 100.");
    }

    private static void CheckOverflow(InputCheck check, string id, QueueSettings wanted, CentreFacts facts)
    {
        const int most = 16;
        check.Require(wanted.Overflow.Count <= most, "overflow", $"溢出规则最多 {most} 条。", $"A queue has up to {most} overflow rules.");
        foreach (var rule in wanted.Overflow)
        {
            if (!IsOneOf<OverflowKind>(rule.Kind))
            {
                check.Require(false, "overflow", $"溢出方式须为：{Names<OverflowKind>()}。", $"An overflow is one of: {Names<OverflowKind>()}.");
                continue;
            }

            var kind = Enum.Parse<OverflowKind>(rule.Kind, ignoreCase: true);
            check
                .Require(
                    rule is { AfterSeconds: null, AtLength: > 0 } or { AfterSeconds: > 0 and <= LongestTime, AtLength: null or > 0 }, "overflow",
                    "请给出等待秒数或排队人数，须大于 0。", "Give the seconds waited or the number waiting, above 0.")
                .Require(
                    kind != OverflowKind.Queue || (rule.Target != id && facts.Queues.Any(queue => queue.Id == rule.Target)), "overflow",
                    "溢出的目标须是另一个队列。", "An overflow's target is another queue.")
                .Require(
                    kind != OverflowKind.Group || facts.Groups.Any(group => group.Id == rule.Target), "overflow",
                    "溢出的目标须是坐席组。", "An overflow's target is a group.");
        }
    }

    private static bool IsOneOf<T>(string name) where T : struct, Enum => Enum.GetNames<T>().Contains(name, StringComparer.OrdinalIgnoreCase);

    private static string Names<T>() where T : struct, Enum => string.Join(", ", Enum.GetNames<T>());

    private static string Missing(IEnumerable<string> wanted, HashSet<string> known) => string.Join(", ", wanted.Where(one => !known.Contains(one)));
}
