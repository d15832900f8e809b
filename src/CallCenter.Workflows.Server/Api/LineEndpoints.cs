using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Api;

/// <summary>The centre's numbers and the flows that answer them.</summary>
internal static class LineEndpoints
{
    public static void MapLines(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/lines", async ([AsParameters] Paging paging, PublishedFlows flows, CancellationToken cancellationToken) =>
            paging.Of(await flows.LinesAsync(cancellationToken))).RequireAuthorization(Policies.CallsSimulate).WithTags("Lines");
}
