using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities.Elsa;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Elsa.Instances;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Stimuli;

/// <summary>Links that resume a waiting flow, for people who have no account here: in a mail, a message, another system.</summary>
internal static class BookmarkEndpoints
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestLifetime = TimeSpan.FromDays(90);

    public static void Map(IEndpointRouteBuilder api) => api.MapMethods("/bookmarks/resume", ["GET", "POST"], ResumeAsync).AllowAnonymous();

    public static void MapOwn(IEndpointRouteBuilder api) => api.MapPost("/bookmark-links", CreateAsync).RequireAuthorization(Policies.InstancesWrite)
        .WithTags("Instances").WithSummary("Makes a link that resumes a waiting event, task or timer once");

    /// <summary>Query <c>t</c> is the token; input is query <c>in</c> as JSON, or <c>{input}</c> in the body of a POST.</summary>
    private static async Task<IResult> ResumeAsync(HttpRequest request, BookmarkLinks links, InstanceViews views, IWorkflowRuntime runtime, CancellationToken cancellationToken)
    {
        if (links.Read(request.Query.Text("t")) is not { } grant)
            return new Problem(ProblemType.InvalidRequest, new("链接无效：令牌不是本服务器签发的，或不完整。", "The link is not valid: its token was not signed by this server, or is incomplete."));
        if (grant.IsExpired)
            return new Problem(ProblemType.Gone, new("链接已过期。请向发送者索取新的链接。", "The link has expired. Ask its sender for a new one."));
        var input = await InputAsync(request, cancellationToken);
        var bookmark = await views.FindBookmarkAsync(grant.InstanceId, grant.BookmarkNumber, cancellationToken);
        var payload = bookmark?.DueAt is null ? (object)input : null;
        if (bookmark is null || !await runtime.ResumeAsync(grant.InstanceId, grant.BookmarkNumber, payload, cancellationToken))
            return new Problem(ProblemType.Gone, new("链接已经用过，或流程不再等待它。", "The link has been used already, or the flow no longer waits for it."));
        return ElsaAnswers.Ok(new JsonObject { ["workflowInstanceId"] = grant.InstanceId });
    }

    /// <summary>Body: <c>{bookmarkId, lifetime?}</c>, the id as an instance's state shows it.</summary>
    private static async Task<IResult> CreateAsync(HttpRequest request, BookmarkLinks links, InstanceViews views, CancellationToken cancellationToken)
    {
        var body = await request.ReadObjectAsync(cancellationToken);
        var lifetime = Lifetime;
        var isLifetime = body.Text("lifetime") is not { Length: > 0 } given
            || (TimeSpan.TryParse(given, System.Globalization.CultureInfo.InvariantCulture, out lifetime) && lifetime > TimeSpan.Zero && lifetime <= LongestLifetime);
        var id = ActivityRun.ReadId(body.Text("bookmarkId"));
        new InputCheck()
            .Require(id is not null, "bookmarkId", "bookmarkId 应为“实例编号:序号”，见实例状态中的书签。", "bookmarkId must be \"instance id:number\", as an instance's state shows its bookmarks.")
            .Require(isLifetime, "lifetime", $"lifetime 应为不超过 {LongestLifetime.Days} 天的时长，如 1.00:00:00。", $"lifetime must be a duration of at most {LongestLifetime.Days} days, such as 1.00:00:00.")
            .Done();
        var (instanceId, number) = id!.Value;
        if (await views.FindBookmarkAsync(instanceId, number, cancellationToken) is not { } bookmark)
            return Problem.NotFound($"实例 {instanceId} 没有书签 {number}，或已不再等待。", $"Instance {instanceId} has no bookmark {number}, or no longer waits there.");
        if (!CanBeResumed(bookmark))
        {
            return new Problem(ProblemType.InvalidInput, new(
                "只有等待事件、任务或时间的活动可以用链接恢复。", "Only activities that wait for an event, a task or a moment can be resumed by a link."));
        }

        var grant = new BookmarkLinks.Grant(instanceId, number, TimeProvider.System.GetUtcNow() + lifetime);
        var token = links.Sign(grant);
        var url = $"{request.Scheme}://{request.Host}{request.PathBase}/elsa/api/bookmarks/resume?t={Uri.EscapeDataString(token)}";
        return Results.Json(new JsonObject { ["url"] = url, ["token"] = token, ["expiresAt"] = ElsaAnswers.Moment(grant.ExpiresAt) }, ElsaAnswers.Json, statusCode: StatusCodes.Status201Created);
    }

    private static bool CanBeResumed(Bookmark bookmark) => bookmark.DueAt is not null || bookmark.Stimulus?.Name is Event.Stimulus or RunTask.Stimulus;

    private static async Task<Value> InputAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var input = HttpMethods.IsPost(request.Method)
            ? (await request.ReadObjectAsync(cancellationToken))["input"].ToValue()
            : request.Query.Text("in") is { } text ? DefinitionJson.Parse($"{{\"input\":{text}}}")["input"].ToValue() : default;
        return input.IsUndefined ? Value.Null : input;
    }
}
