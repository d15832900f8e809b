using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Descriptors;

/// <summary>Which optional parts of Elsa this server has.</summary>
internal static class FeatureEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/features/installed", () => ElsaAnswers.List(DesignerLists.Features(ElsaAnswers.Culture))).RequireAuthorization(Policies.SignedIn);
        api.MapGet("/features/installed/{fullName}", Feature).RequireAuthorization(Policies.SignedIn);
        api.MapGet("/package/version", () => ElsaAnswers.Ok(new JsonObject { ["packageVersion"] = "3.8.2" })).RequireAuthorization(Policies.SignedIn);
    }

    private static IResult Feature(string fullName) =>
        DesignerLists.Features(ElsaAnswers.Culture).OfType<JsonObject>().FirstOrDefault(feature => feature.Text("fullName") == fullName) is { } feature
            ? ElsaAnswers.Ok(feature.DeepClone())
            : ElsaAnswers.Missing($"没有功能 {fullName}。", $"There is no feature {fullName}.");
}
