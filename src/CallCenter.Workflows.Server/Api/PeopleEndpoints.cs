using CallCenter.Agents;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Centre.Users;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The settings of the people who handle contacts, and the users they sign in as.</summary>
internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/api").WithTags("People").RequireAuthorization(Policies.SettingsWrite);
        settings.MapGet("/people", ListAsync);
        settings.MapGet("/agents/{id}", async Task<Results<Ok<PersonShown>, Problem>> (string id, CentreDirectory directory, UserAccounts accounts, CancellationToken cancellationToken) =>
            directory.Facts.Agents.FirstOrDefault(agent => agent.Id == id) is { } agent
                ? TypedResults.Ok(Show(agent, await accounts.ListAsync(cancellationToken)))
                : NoAgent(id));
        settings.MapPost("/agents", AddAsync);
        settings.MapPut("/agents/{id}", ChangeAsync);
        settings.MapDelete("/agents/{id}", RemoveAsync);
        settings.MapGet("/users", async ([AsParameters] Paging paging, UserAccounts accounts, CancellationToken cancellationToken) =>
            paging.Of([.. (await accounts.ListAsync(cancellationToken)).Select(Show)]));
        settings.MapPost("/users", AddUserAsync);
        settings.MapPut("/users/{id}", ChangeUserAsync);
    }

    private static async Task<Page<PersonShown>> ListAsync(
        string? search, string? group, [AsParameters] Paging paging, CentreDirectory directory, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var text = search?.Trim() ?? "";
        bool Holds(string value) => value.Contains(text, StringComparison.OrdinalIgnoreCase);
        var users = await accounts.ListAsync(cancellationToken);
        var found = directory.Facts.Agents
            .Where(agent => string.IsNullOrEmpty(group) || agent.Groups.Contains(group))
            .Where(agent => Holds(agent.Name) || Holds(agent.WorkNumber) || agent.Skills.Any(skill => Holds(skill.Skill)));
        return paging.Of([.. found.Select(agent => Show(agent, users))]);
    }

    private static async Task<Created<PersonShown>> AddAsync(
        PersonWanted wanted, CentreDirectory directory, PeopleEditor editor, UserAccounts accounts, ServedGroups served, CancellationToken cancellationToken)
    {
        var users = await accounts.ListAsync(cancellationToken);
        PeopleChecks.Check(null, wanted, directory.Facts, users);
        var agent = wanted.ToAgent("a" + Guid.CreateVersion7().ToString("N"));
        var shown = await SaveAsync(agent, wanted, editor, accounts, served, cancellationToken);
        return TypedResults.Created($"/api/agents/{agent.Id}", shown);
    }

    private static async Task<Results<Ok<PersonShown>, Problem>> ChangeAsync(
        string id, PersonWanted wanted, CentreDirectory directory, PeopleEditor editor, UserAccounts accounts, ServedGroups served, CancellationToken cancellationToken)
    {
        if (directory.Facts.Agents.All(agent => agent.Id != id)) return NoAgent(id);
        PeopleChecks.Check(id, wanted, directory.Facts, await accounts.ListAsync(cancellationToken));
        return TypedResults.Ok(await SaveAsync(wanted.ToAgent(id), wanted, editor, accounts, served, cancellationToken));
    }

    private static async Task<PersonShown> SaveAsync(
        Agent agent, PersonWanted wanted, PeopleEditor editor, UserAccounts accounts, ServedGroups served, CancellationToken cancellationToken)
    {
        await editor.SaveAsync(agent, cancellationToken);
        await accounts.LinkAsync(agent.Id, string.IsNullOrEmpty(wanted.UserId) ? null : wanted.UserId, cancellationToken);
        await served.DefineAsync(agent);
        return Show(agent, await accounts.ListAsync(cancellationToken));
    }

    private static async Task<Results<NoContent, Problem>> RemoveAsync(
        string id, CentreDirectory directory, PeopleEditor editor, UserAccounts accounts, ContactFloor floor, ServedGroups served, CancellationToken cancellationToken)
    {
        if (directory.Facts.Agents.FirstOrDefault(agent => agent.Id == id) is not { } agent) return NoAgent(id);
        if (!await floor.RemoveAgentAsync(id))
        {
            return new Problem(ProblemType.Conflict, new(
                $"坐席“{agent.Name}”已登录或还有联络在处理，不能删除。请先让其签出。", $"Agent \"{agent.Name}\" is signed in or has a contact, so they cannot be deleted. Sign them off first."));
        }

        await editor.RemoveAgentAsync(id, cancellationToken);
        accounts.ForgetKnown();
        served.Forget(id);
        return TypedResults.NoContent();
    }

    private static async Task<Created<UserShown>> AddUserAsync(UserWanted wanted, CentreDirectory directory, UserAccounts accounts, CancellationToken cancellationToken)
    {
        PeopleChecks.Check(null, wanted, directory.Facts, await accounts.ListAsync(cancellationToken));
        var user = accounts.New(wanted.UserName!.Trim(), wanted.DisplayName!.Trim(), [.. wanted.Roles!]);
        (user.Groups, user.IsDisabled) = ([.. wanted.Groups ?? []], wanted.IsDisabled);
        await accounts.AddAsync([(user, wanted.Password!)], cancellationToken);
        return TypedResults.Created($"/api/users/{user.Id}", Show(user));
    }

    private static async Task<Results<Ok<UserShown>, Problem>> ChangeUserAsync(
        string id, UserWanted wanted, CentreDirectory directory, UserAccounts accounts, CancellationToken cancellationToken)
    {
        var users = await accounts.ListAsync(cancellationToken);
        if (users.FirstOrDefault(user => user.Id == id) is not { } known) return Problem.NotFound($"没有用户“{id}”。", $"There is no user \"{id}\".");
        PeopleChecks.Check(known, wanted, directory.Facts, users);
        var change = new UserChange(wanted.DisplayName!.Trim(), wanted.Roles!, wanted.Groups ?? [], wanted.IsDisabled, string.IsNullOrEmpty(wanted.Password) ? null : wanted.Password);
        return TypedResults.Ok(Show(await accounts.ChangeAsync(id, change, cancellationToken)));
    }

    private static PersonShown Show(Agent agent, IReadOnlyList<User> users)
    {
        var user = users.FirstOrDefault(user => user.AgentId == agent.Id);
        return new(
            agent.Id, agent.WorkNumber, agent.Name, agent.Groups, [.. agent.Skills.Select(skill => new SkillWanted(skill.Skill, skill.Level))], agent.MaxMessages,
            user?.Id, user?.UserName);
    }

    private static UserShown Show(User user) => new(user.Id, user.UserName, user.DisplayName, user.Roles, user.Groups, user.IsDisabled, user.AgentId);

    private static Problem NoAgent(string id) => Problem.NotFound($"没有坐席“{id}”。", $"There is no agent \"{id}\".");
}

/// <summary>An agent's settings as they are read, with the user who works as them.</summary>
public sealed record PersonShown(
    string Id, string WorkNumber, string Name, IReadOnlyList<string> Groups, IReadOnlyList<SkillWanted> Skills, int MaxMessages, string? UserId, string? UserName);

/// <summary>An agent's settings as they are written.</summary>
public sealed record PersonWanted(
    string? WorkNumber, string? Name, IReadOnlyList<string>? Groups, IReadOnlyList<SkillWanted>? Skills, int MaxMessages, string? UserId)
{
    /// <summary>Only of settings that have been checked.</summary>
    internal Agent ToAgent(string id) => new()
    {
        Id = id,
        WorkNumber = WorkNumber!.Trim(),
        Name = Name!.Trim(),
        Groups = Groups ?? [],
        Skills = [.. (Skills ?? []).Select(skill => new AgentSkill(skill.Name, skill.Level))],
        MaxMessages = MaxMessages,
    };
}

public sealed record UserShown(string Id, string UserName, string DisplayName, IReadOnlyList<string> Roles, IReadOnlyList<string> Groups, bool IsDisabled, string? AgentId);

/// <param name="UserName">Of a new user; one that is there keeps theirs.</param>
/// <param name="DisplayName">The name that is shown.</param>
/// <param name="Roles">All of them.</param>
/// <param name="Password">Of a new user; one that is there keeps theirs when it is left out.</param>
/// <param name="Groups">Those a team lead leads.</param>
/// <param name="IsDisabled">They cannot sign in.</param>
public sealed record UserWanted(
    string? UserName, string? DisplayName, IReadOnlyList<string>? Roles, string? Password, IReadOnlyList<string>? Groups = null, bool IsDisabled = false);

/// <summary>What the settings of people must be.</summary>
internal static class PeopleChecks
{
    private const int LongestName = 60;
    private const int LongestNumber = 20;
    private const int MostMessages = 20;
    private const int ShortestPassword = 10;

    /// <summary>Throws with a finding for each field that is not right.</summary>
    public static void Check(string? id, PersonWanted wanted, CentreFacts facts, IReadOnlyList<User> users)
    {
        var number = wanted.WorkNumber?.Trim() ?? "";
        var groups = wanted.Groups ?? [];
        var skills = wanted.Skills ?? [];
        var user = users.FirstOrDefault(user => user.Id == wanted.UserId);
        new InputCheck()
            .Require(
                number.Length is > 0 and <= LongestNumber && number.All(char.IsAsciiLetterOrDigit), "workNumber",
                $"工号为 1 到 {LongestNumber} 个字母或数字。", $"A work number has 1 to {LongestNumber} letters and digits.")
            .Require(facts.Agents.All(other => other.Id == id || other.WorkNumber != number), "workNumber", $"工号 {number} 已有人使用。", $"Work number {number} is taken.")
            .Require(wanted.Name?.Trim().Length is > 0 and <= LongestName, "name", $"请填写姓名，最多 {LongestName} 个字。", $"Give a name of up to {LongestName} characters.")
            .Require(groups.All(group => facts.Groups.Any(known => known.Id == group)), "groups", "请从现有的坐席组中选择。", "Choose from the groups there are.")
            .Require(
                skills.All(skill => facts.Skills.Contains(skill.Name, StringComparer.OrdinalIgnoreCase)), "skills",
                $"技能须为：{string.Join("、", facts.Skills)}。", $"A skill is one of: {string.Join(", ", facts.Skills)}.")
            .Require(skills.All(skill => skill.Level is >= AgentSkill.Lowest and <= AgentSkill.Highest), "skills", "技能级别为 1 到 5。", "A skill's level is 1 to 5.")
            .Require(skills.DistinctBy(skill => skill.Name, StringComparer.OrdinalIgnoreCase).Count() == skills.Count, "skills", "同一技能只能填一次。", "A skill may be given once.")
            .Require(wanted.MaxMessages is >= 0 and <= MostMessages, "maxMessages", $"同时处理的留言为 0 到 {MostMessages} 条。", $"Messages at once are 0 to {MostMessages}.")
            .Require(string.IsNullOrEmpty(wanted.UserId) || user is not null, "userId", "没有这个用户。", "There is no such user.")
            .Require(user is null || user.Roles.Contains(Roles.Agent), "userId", "这个用户没有“坐席”角色。", "This user does not have the role Agent.")
            .Require(user?.AgentId is null || user.AgentId == id, "userId", "这个用户已关联另一名坐席。", "This user is linked to another agent.")
            .Done();
    }

    /// <summary>Throws with a finding for each field that is not right.</summary>
    /// <param name="known">Who is changed; null is somebody new.</param>
    public static void Check(User? known, UserWanted wanted, CentreFacts facts, IReadOnlyList<User> users)
    {
        var roles = wanted.Roles ?? [];
        var administers = roles.Contains(Roles.Administrator) && !wanted.IsDisabled;
        new InputCheck()
            .Require(
                known is not null || wanted.UserName?.Trim() is { Length: > 0 and <= LongestName } name && !name.Any(char.IsWhiteSpace), "userName",
                $"用户名为 1 到 {LongestName} 个字，不含空格。", $"A user name has 1 to {LongestName} characters and no spaces.")
            .Require(
                known is not null || !users.Any(user => string.Equals(user.UserName, wanted.UserName?.Trim(), StringComparison.OrdinalIgnoreCase)), "userName",
                "这个用户名已有人使用。", "This user name is taken.")
            .Require(
                wanted.DisplayName?.Trim().Length is > 0 and <= LongestName, "displayName",
                $"请填写显示的姓名，最多 {LongestName} 个字。", $"Give the name that is shown, up to {LongestName} characters.")
            .Require(
                roles.Count > 0 && roles.All(Roles.All.Contains), "roles",
                $"请给出一个或多个角色：{string.Join("、", Roles.All)}。", $"Give one or more of the roles: {string.Join(", ", Roles.All)}.")
            .Require((wanted.Groups ?? []).All(group => facts.Groups.Any(one => one.Id == group)), "groups", "请从现有的坐席组中选择。", "Choose from the groups there are.")
            .Require(known?.AgentId is null || roles.Contains(Roles.Agent), "roles", "这个用户已关联坐席，须保留“坐席”角色。", "This user is linked to an agent and keeps the role Agent.")
            .Require(
                administers || users.Any(user => user.Id != known?.Id && user is { IsDisabled: false } && user.Roles.Contains(Roles.Administrator)), "roles",
                "至少要有一名可以登录的管理员。", "There must be an administrator who can sign in.")
            .Require((known is not null && string.IsNullOrEmpty(wanted.Password)) || wanted.Password?.Length >= ShortestPassword, "password", $"密码至少 {ShortestPassword} 个字符。", $"A password has at least {ShortestPassword} characters.")
            .Done();
    }
}
