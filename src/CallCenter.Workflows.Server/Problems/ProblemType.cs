using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.Server.Problems;

/// <summary>A kind of error: its name never changes, so that programs can tell kinds apart.</summary>
/// <param name="Name">The last part of the problem's <c>type</c>.</param>
/// <param name="Status">The HTTP status it comes with.</param>
/// <param name="Title">What a person reads first.</param>
public sealed record ProblemType(string Name, int Status, Text Title)
{
    public string Uri => "urn:callcenter:problem:" + Name;

    public static readonly ProblemType InvalidRequest = new("invalid-request", 400, new("请求无法读取", "The request cannot be read"));
    public static readonly ProblemType InvalidInput = new("invalid-input", 400, new("有内容不正确", "Some of the input is not valid"));
    public static readonly ProblemType CrossSite = new("cross-site", 403, new("请求来自另一个网站", "The request comes from another site"));
    public static readonly ProblemType SignInRequired = new("sign-in-required", 401, new("请先登录", "Please sign in"));
    public static readonly ProblemType SignInFailed = new("sign-in-failed", 401, new("用户名或密码不正确", "The user name or password is not right"));
    public static readonly ProblemType LockedOut = new("locked-out", 403, new("帐号已暂时锁定", "The account is locked for a while"));
    public static readonly ProblemType Forbidden = new("forbidden", 403, new("您的角色不允许这样做", "Your role does not allow this"));
    public static readonly ProblemType NotFound = new("not-found", 404, new("没有找到", "Not found"));
    public static readonly ProblemType MethodNotAllowed = new("method-not-allowed", 405, new("这个地址不支持此操作", "This address does not support that method"));
    public static readonly ProblemType Conflict = new("conflict", 409, new("与现有状态冲突", "In conflict with the present state"));
    public static readonly ProblemType Gone = new("gone", 410, new("已失效", "No longer valid"));
    public static readonly ProblemType TooLarge = new("too-large", 413, new("内容太大", "The content is too large"));
    public static readonly ProblemType UnsupportedMediaType = new("unsupported-media-type", 415, new("内容须为 JSON", "The content must be JSON"));
    public static readonly ProblemType TooManyRequests = new("too-many-requests", 429, new("请求太频繁", "Too many requests"));
    public static readonly ProblemType Internal = new("internal-error", 500, new("服务器出错", "The server failed"));
    public static readonly ProblemType Unavailable = new("unavailable", 503, new("服务尚未就绪", "The service is not ready"));

    private static readonly ProblemType[] ByStatus =
        [InvalidRequest, SignInRequired, Forbidden, NotFound, MethodNotAllowed, Conflict, Gone, TooLarge, UnsupportedMediaType, TooManyRequests, Internal, Unavailable];

    /// <summary>The general type of a status, for answers that carry no more.</summary>
    public static ProblemType Of(int status) =>
        Array.Find(ByStatus, type => type.Status == status) ?? (status >= 500 ? Internal : InvalidRequest with { Status = status });
}
