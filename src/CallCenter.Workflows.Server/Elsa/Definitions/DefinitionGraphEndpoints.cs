using System.Text.Json.Nodes;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Parts of a definition, for looking into what is nested.</summary>
internal static class DefinitionGraphEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/workflow-definitions/subgraph").RequireAuthorization(Policies.DefinitionsRead);
        group.MapGet("/{versionId}", SubgraphAsync);
        group.MapGet("/segments/{versionId}", SegmentsAsync);
    }

    private static async Task<IResult> SubgraphAsync(
        string versionId, HttpRequest request, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (await TreeAsync(versionId, library, catalogue, cancellationToken) is not { } root) return ElsaAnswers.MissingDefinition(versionId);
        var wanted = request.Query.Text("parentNodeId");
        var node = wanted is null ? root : root.Find(wanted);
        return node is null ? MissingNode(wanted!) : ElsaAnswers.Ok(node.ToJson(withChildren: true));
    }

    private static async Task<IResult> SegmentsAsync(
        string versionId, HttpRequest request, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (await TreeAsync(versionId, library, catalogue, cancellationToken) is not { } root) return ElsaAnswers.MissingDefinition(versionId);
        var wanted = request.Query.Text("childNodeId") ?? "";
        if (root.Find(wanted) is not { } child) return MissingNode(wanted);
        var container = child.Parent ?? child;
        while (container.Parent is not null && !container.IsContainer(catalogue)) container = container.Parent;
        var segments = SegmentsTo(container);
        return ElsaAnswers.Ok(new JsonObject
        {
            ["childNode"] = child.ToJson(withChildren: true),
            ["container"] = container.ToJson(withChildren: true),
            ["pathSegments"] = new JsonArray([.. segments]),
        });
    }

    /// <summary>The steps from the root to a container: in a flowchart into a nested container itself, elsewhere into its owner's port.</summary>
    private static List<JsonObject> SegmentsTo(TreeNode container)
    {
        var segments = new List<JsonObject>();
        var node = container;
        while (node.Parent is { } owner)
        {
            var isMember = node.Port == "activities";
            segments.Insert(0, isMember ? node.Segment("Activities") : owner.Segment(Pascal(node.Port!)));
            node = !isMember && owner.Port == "activities" ? owner.Parent! : owner;
        }

        return segments;
    }

    private static async Task<TreeNode?> TreeAsync(string versionId, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        if (await library.GetAsync(versionId, cancellationToken) is not { } definition) return null;
        var root = StudioModel.Show(definition.Model, catalogue, ElsaAnswers.Culture).Object("root")!;
        await FillWorkflowsAsync(root, $"{ActivityJson.RootNodeId}:{root.Text("id")}", [versionId], library, catalogue, cancellationToken);
        return TreeNode.Of(root);
    }

    /// <summary>A workflow used as an activity is stored without its drawing; here the drawing is put in, with its place in the whole as node ids.</summary>
    private static async Task FillWorkflowsAsync(
        JsonObject activity, string nodeId, IReadOnlyList<string> around, DefinitionLibrary library, ActivityCatalogue catalogue, CancellationToken cancellationToken)
    {
        activity["nodeId"] = nodeId;
        if (catalogue.Find(activity.Text("type") ?? "", activity.Whole("version") ?? 1)?.Workflow is { } workflow && !around.Contains(workflow.Id)
            && await library.GetAsync(workflow.Id, cancellationToken) is { } used)
        {
            activity["root"] = StudioModel.Show(used.Model, catalogue, ElsaAnswers.Culture).Object("root")!.DeepClone();
            around = [.. around, workflow.Id];
        }

        foreach (var slot in ActivityJson.Children(activity))
            await FillWorkflowsAsync(slot.Json, $"{nodeId}:{slot.Json.Text("id")}", around, library, catalogue, cancellationToken);
    }

    private static IResult MissingNode(string nodeId) => ElsaAnswers.Missing($"流程中没有节点 {nodeId}。", $"The workflow has no node {nodeId}.");

    private static string Pascal(string name) => name.Length == 0 ? name : char.ToUpperInvariant(name[0]) + name[1..];

    private sealed record TreeNode(JsonObject Activity, string NodeId, string? Port, TreeNode? Parent)
    {
        public List<TreeNode> Children { get; } = [];

        public static TreeNode Of(JsonObject root) => Of(root, $"{ActivityJson.RootNodeId}:{root.Text("id")}", "root", null);

        public bool IsContainer(ActivityCatalogue catalogue) => catalogue.Find(Activity.Text("type") ?? "", Activity.Whole("version") ?? 1)?.IsContainer == true;

        public TreeNode? Find(string nodeId) =>
            NodeId == nodeId ? this : Children.Select(child => child.Find(nodeId)).FirstOrDefault(found => found is not null);

        public JsonObject ToJson(bool withChildren) => new()
        {
            ["nodeId"] = NodeId,
            ["port"] = Port,
            ["activity"] = Activity.DeepClone(),
            ["children"] = new JsonArray([.. withChildren ? Children.Select(child => child.ToJson(withChildren: true)) : []]),
        };

        public JsonObject Segment(string portName) => new()
        {
            ["activityNodeId"] = NodeId,
            ["activityId"] = Activity.Text("id"),
            ["activityType"] = Activity.Text("type"),
            ["portName"] = portName,
            ["activityName"] = Activity.Text("name"),
        };

        private static TreeNode Of(JsonObject activity, string nodeId, string? port, TreeNode? parent)
        {
            var node = new TreeNode(activity, nodeId, port, parent);
            foreach (var slot in ActivityJson.Children(activity)) node.Children.Add(Of(slot.Json, $"{nodeId}:{slot.Json.Text("id")}", slot.Port, node));
            return node;
        }
    }
}
