using System.Net;
using System.Text.RegularExpressions;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace CallCenter.Workflows.Server.Tests.SignIn;

/// <summary>Every endpoint there is: an endpoint without a policy, or open to a role that its policy does not name, fails here.</summary>
[Collection(ServerCollection.Name)]
public sealed partial class EndpointPolicyTests(SharedServer shared)
{
    private static readonly (string UserName, string Role)[] People =
        [("admin", Roles.Administrator), ("owner", Roles.ProcessOwner), ("lead", Roles.TeamLead), ("reviewer", Roles.QualityReviewer), ("agent", Roles.Agent)];

    /// <summary>What is open to everybody, and nothing else.</summary>
    private static readonly string[] Open =
    [
        "/api/session POST", "/api/session DELETE", "/elsa/api/identity/login POST", "/elsa/api/identity/refresh-token POST",
        "/elsa/api/bookmarks/resume GET", "/elsa/api/bookmarks/resume POST", "/health/live *", "/health/ready *", "/metrics GET", "/openapi/v1.json GET",
        "/workflows/{**path} *",
    ];

    private IReadOnlyList<RouteEndpoint> Endpoints => [.. shared.Server.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void Endpoints_All_NameAKnownPolicyOrAreMeantToBeOpen()
    {
        Assert.NotEmpty(Endpoints);
        var wrong = Endpoints.Where(endpoint => !IsOpen(endpoint) && !PoliciesOf(endpoint).Any()).Select(NameOf).ToList();
        Assert.Empty(wrong);
        var unknown = Endpoints.SelectMany(PoliciesOf).Distinct().Where(policy => !Policies.RolesOf.ContainsKey(policy)).ToList();
        Assert.Empty(unknown);
    }

    [Fact]
    public void Endpoints_OpenToEverybody_AreExactlyThese() =>
        Assert.Equal(Open.Order(StringComparer.Ordinal), Endpoints.Where(IsOpen).SelectMany(NamesOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public async Task Endpoints_WithoutSession_AnswerSignInRequired()
    {
        using var stranger = shared.Server.Browser();
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints.Where(endpoint => !IsOpen(endpoint)))
        {
            using var answer = await stranger.SendAsync(RequestTo(endpoint));
            if (answer.StatusCode != HttpStatusCode.Unauthorized) wrong.Add($"{NameOf(endpoint)}: {(int)answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task Endpoints_ForAWrongRole_AnswerForbidden()
    {
        var wrong = new List<string>();
        foreach (var (userName, role) in People)
        {
            var client = await shared.Server.SignedInAsync(userName);
            foreach (var endpoint in Endpoints.Where(endpoint => PoliciesOf(endpoint).Any(policy => !Policies.RolesOf[policy].Contains(role))))
            {
                using var answer = await client.SendAsync(RequestTo(endpoint));
                if (answer.StatusCode != HttpStatusCode.Forbidden) wrong.Add($"{role} {NameOf(endpoint)}: {(int)answer.StatusCode}");
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static IEnumerable<string> PoliciesOf(RouteEndpoint endpoint) =>
        IsOpen(endpoint) ? [] : endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>();

    private static string NameOf(RouteEndpoint endpoint) => string.Join(", ", NamesOf(endpoint));

    private static IEnumerable<string> NamesOf(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is { Count: > 0 } ? methods.Select(method => $"{pattern} {method}") : [$"{pattern} *"];
    }

    private static HttpRequestMessage RequestTo(RouteEndpoint endpoint)
    {
        var method = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";
        var request = new HttpRequestMessage(new HttpMethod(method), Parameter().Replace("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), "1"));
        if (method is "POST" or "PUT" or "PATCH") request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
        return request;
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
