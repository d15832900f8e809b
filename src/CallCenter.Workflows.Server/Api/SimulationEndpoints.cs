using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Simulations;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Simulated days: published flows, or drafts of them, against a population of callers.</summary>
internal static class SimulationEndpoints
{
    public static void MapSimulations(this IEndpointRouteBuilder routes)
    {
        var simulations = routes.MapGroup("/api/simulations").WithTags("Simulations").RequireAuthorization(Policies.CallsSimulate);
        simulations.MapPost("/", BeginAsync);
        simulations.MapGet("/", ([AsParameters] Paging paging, SimulationJobs jobs) => paging.Of(jobs.List()));
        simulations.MapGet("/weekday", () => TypedResults.Ok(DayPlanner.Weekday));
        simulations.MapGet("/comparison", Compare);
        simulations.MapGet("/{id}", Results<Ok<SimulationView>, Problem> (string id, SimulationJobs jobs) => jobs.Find(id) is { } view ? TypedResults.Ok(view) : None());
        simulations.MapDelete("/{id}", Results<NoContent, Problem> (string id, SimulationJobs jobs) => jobs.Remove(id) ? TypedResults.NoContent() : None());
    }

    private static async Task<Results<Accepted<SimulationView>, Problem>> BeginAsync(SimulationWanted wanted, DayPlanner planner, SimulationJobs jobs, CancellationToken cancellationToken) =>
        jobs.Begin(wanted, await planner.PlanAsync(wanted, cancellationToken)) is { } view
            ? TypedResults.Accepted($"/api/simulations/{view.Id}", view)
            : new Problem(ProblemType.Conflict, new($"已有 {SimulationJobs.MostOpen} 个模拟在进行，请稍后再试。", $"{SimulationJobs.MostOpen} simulations are under way; try again when one is over."));

    private static Results<Ok<DayComparison>, Problem> Compare(string first, string second, SimulationJobs jobs)
    {
        if (jobs.Find(first) is not { } one || jobs.Find(second) is not { } other) return None();
        return one.Result is null || other.Result is null
            ? new Problem(ProblemType.Conflict, new("两个模拟都完成后才能比较。", "Two simulations can be compared when both are finished."))
            : TypedResults.Ok(DayComparison.Of(one, other));
    }

    private static Problem None() => Problem.NotFound("没有这个模拟，或已被较新的取代。", "There is no such simulation, or newer ones took its place.");
}
