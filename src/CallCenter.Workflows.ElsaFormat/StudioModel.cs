using System.Text.Json;
using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;

namespace CallCenter.Workflows.ElsaFormat;

/// <summary>A stored model as Studio must get it, and back.</summary>
public static class StudioModel
{
    /// <summary>A copy that Studio can draw; the stored model is not touched.</summary>
    public static JsonObject Show(JsonObject model, ActivityCatalogue catalogue, string culture)
    {
        var shown = model.DeepClone().AsObject();
        MissingActivities.Substitute(shown, catalogue, culture);
        if (shown.Object("root") is { } root)
        {
            foreach (var (activity, _) in ActivityJson.Flatten(root))
            {
                ListsAsText(activity, catalogue);
                NameLatest(activity, catalogue);
            }
        }

        return shown;
    }

    /// <summary>One activity as Studio must get it.</summary>
    public static JsonObject ShowActivity(JsonObject activity, ActivityCatalogue catalogue, string culture) =>
        Show(new JsonObject { ["root"] = activity.DeepClone() }, catalogue, culture).Object("root")!.DeepClone().AsObject();

    /// <summary>Tells of a workflow used as an activity which version of it is published now, so that a person can choose it.</summary>
    private static void NameLatest(JsonObject activity, ActivityCatalogue catalogue)
    {
        if (activity.Text("workflowDefinitionId") is not { } definitionId) return;
        if (catalogue.All.FirstOrDefault(type => type.IsBrowsable && type.Workflow?.DefinitionId == definitionId)?.Workflow is not { } published) return;
        activity["latestAvailablePublishedVersion"] = published.Version;
        activity["latestAvailablePublishedVersionId"] = published.Id;
    }

    /// <summary>The designer fails when the list that names a node's ports is given as a list and not as its text.</summary>
    private static void ListsAsText(JsonObject activity, ActivityCatalogue catalogue)
    {
        var type = catalogue.Find(activity.Text("type") ?? "", activity.Whole("version") ?? 1);
        foreach (var input in type?.Inputs ?? [])
        {
            if (input.Hint != UiHints.DynamicOutcomes) continue;
            if (activity.Object(input.JsonName)?.Object("expression") is not { } expression) continue;
            if (expression["value"] is JsonArray list) expression["value"] = list.ToJsonString(JsonSerializerOptions.Default);
            else if (expression.Text("value") is "" or null && expression.Text("type") is "Object" or "Literal") expression["value"] = "[]";
        }
    }
}
