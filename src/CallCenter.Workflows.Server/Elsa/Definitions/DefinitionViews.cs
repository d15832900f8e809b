using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Definitions as Elsa's clients see them. Studio lets a person edit what has a link named <c>publish</c>.</summary>
internal static class DefinitionViews
{
    private const string ToolVersion = "3.8.0.0";

    public static async Task<bool> MayWriteAsync(this HttpContext context) => (await context.RequestServices.GetRequiredService<IAuthorizationService>()
        .AuthorizeAsync(context.User, Policies.DefinitionsWrite)).Succeeded;

    public static JsonObject Full(StoredDefinition definition, ActivityCatalogue catalogue, bool mayWrite)
    {
        var view = StudioModel.Show(definition.Model, catalogue, ElsaAnswers.Culture);
        view["links"] = Links(definition.DefinitionId, mayWrite && !definition.IsReadonly);
        return view;
    }

    public static JsonObject Summary(DefinitionHead head, bool mayWrite) => new()
    {
        ["links"] = Links(head.DefinitionId, mayWrite && !head.IsReadonly),
        ["id"] = head.Id,
        ["definitionId"] = head.DefinitionId,
        ["name"] = head.Name,
        ["description"] = head.Description,
        ["version"] = head.Version,
        ["toolVersion"] = ToolVersion,
        ["isLatest"] = head.IsLatest,
        ["isPublished"] = head.IsPublished,
        ["providerName"] = null,
        ["materializerName"] = "Json",
        ["createdAt"] = ElsaAnswers.Moment(head.CreatedAt),
        ["isReadonly"] = head.IsReadonly,
        ["isMaterializerAvailable"] = true,
    };

    public static JsonArray ListLinks(bool mayWrite)
    {
        var links = new JsonArray(
            Link("/workflow-definitions", "self", "GET"),
            Link("/workflow-definitions/validation/is-name-unique", "is-name-unique", "GET"),
            Link("/workflow-definitions/query/count", "count", "GET"),
            Link("/workflow-definitions/many-by-id", "many-by-id", "GET"));
        if (!mayWrite) return links;
        links.Add(Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete-by-definition-id", "POST"));
        links.Add(Link("/bulk-actions/delete/workflow-definitions/by-id", "bulk-delete-by-id", "POST"));
        links.Add(Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"));
        links.Add(Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"));
        links.Add(Link("/workflow-definitions/import", "import", "POST"));
        links.Add(Link("/workflow-definitions/import-files", "import-files", "POST"));
        links.Add(Link("/workflow-definitions", "create", "POST"));
        return links;
    }

    private static JsonArray Links(string definitionId, bool mayWrite)
    {
        var path = $"/workflow-definitions/{definitionId}";
        var links = new JsonArray(
            Link(path, "self", "GET"),
            Link($"{path}/versions", "versions", "GET"),
            Link($"{path}/bulk-dispatch", "bulk-dispatch", "POST"),
            Link($"{path}/dispatch", "dispatch", "POST"),
            Link($"{path}/execute", "execute", "POST"),
            Link($"{path}/export", "export", "GET"));
        if (!mayWrite) return links;
        links.Add(Link($"{path}/publish", "publish", "POST"));
        links.Add(Link($"{path}/retract", "retract", "POST"));
        links.Add(Link(path, "delete", "DELETE"));
        links.Add(Link($"{path}/import", "import", "POST"));
        links.Add(Link($"{path}/update-references", "update-references", "POST"));
        return links;
    }

    private static JsonObject Link(string href, string rel, string method) => new() { ["href"] = href, ["rel"] = rel, ["method"] = method };
}
