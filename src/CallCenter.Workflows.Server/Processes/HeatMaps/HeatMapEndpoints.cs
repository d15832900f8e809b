using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Processes.HeatMaps;

/// <summary>How often the nodes and lines of a version's drawing were passed, how long runs stood there, and where they were ended.</summary>
internal static class HeatMapEndpoints
{
    public static void MapHeatMaps(this IEndpointRouteBuilder routes) => routes.MapGet("/api/processes/{id}/versions/{number:int}/heat-map", MakeAsync)
        .RequireAuthorization(Policies.ProcessesRead).WithTags("Processes");

    private static Task<HeatMapView> MakeAsync(
        string id, int number, string? flow, DateOnly? from, DateOnly? to, string? pilot, HeatMapMaker maker, CancellationToken cancellationToken) =>
        maker.MakeAsync(id, number, new(flow, from, to, pilot), cancellationToken);
}
