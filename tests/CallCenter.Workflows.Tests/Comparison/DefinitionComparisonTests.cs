using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Definitions.Comparison;

namespace CallCenter.Workflows.Tests.Comparison;

public sealed class DefinitionComparisonTests
{
    [Fact]
    public void SameContent_HasNoDifferences() => Assert.True(DefinitionComparison.Compare(Chain("a", "b"), Chain("a", "b")).IsEmpty);

    [Fact]
    public void InsertedActivity_IsAddedAndMovesNoOther()
    {
        var difference = DefinitionComparison.Compare(Chain("a", "b", "c"), Chain("a", "x", "b", "c"));

        Assert.Equal([(DifferenceKind.Added, "x")], Kinds(difference));
        Assert.Equal(
            [(DifferenceKind.Added, "a", "x"), (DifferenceKind.Added, "x", "b"), (DifferenceKind.Removed, "a", "b")],
            difference.Connections.Select(line => (line.Kind, line.Connection.SourceId, line.Connection.TargetId)));
    }

    [Fact]
    public void RemovedActivity_MovesNoOther() => Assert.Equal([(DifferenceKind.Removed, "b")], Kinds(DefinitionComparison.Compare(Chain("a", "b", "c"), Chain("a", "c"))));

    [Fact]
    public void ActivityBetweenOthers_IsMoved() => Assert.Equal(
        [(DifferenceKind.Moved, "x")], Kinds(DefinitionComparison.Compare(Chain("a", "x", "b", "c", "d"), Chain("a", "b", "c", "x", "d"))).Where(node => node.Id == "x"));

    [Fact]
    public void ActivityInAnotherContainer_IsMoved()
    {
        var before = Around(new ActivityNode { Id = "flow", NodeId = "flow", Type = "Elsa.Sequence", Children = [Child(Node("a")), Child(Node("b"))] });
        var inner = new ActivityNode { Id = "b", NodeId = "b", Type = "T", Children = [new("body", null, Node("a"))] };
        var after = Around(new ActivityNode { Id = "flow", NodeId = "flow", Type = "Elsa.Sequence", Children = [Child(inner)] });

        Assert.Equal([(DifferenceKind.Moved, "a")], Kinds(DefinitionComparison.Compare(before, after)));
    }

    [Fact]
    public void ChangedInput_SaysBeforeAndAfter()
    {
        var difference = DefinitionComparison.Compare(Chain("a"), Around(Flow([Node("a") with
        {
            DisplayText = "问候",
            Inputs = new Dictionary<string, Expression> { ["text"] = Expression.Literal("您好"), ["count"] = Expression.JavaScript("1 + 1") },
        }])));

        var node = Assert.Single(difference.Nodes);
        Assert.Equal((DifferenceKind.Changed, "问候", false), (node.Kind, node.Title, node.IsMoved));
        Assert.Equal([("title", null, "问候"), ("text", null, "您好"), ("count", null, "JavaScript: 1 + 1")], node.Fields.Select(field => (field.Name, field.Before, field.After)));
    }

    [Fact]
    public void VariablesOfTheDefinition_AreSettings()
    {
        var before = Chain("a");
        var after = before with { Name = "新", Variables = [new("v", "level", "Int32", false, 3, null)] };

        Assert.Equal([("name", null, "新"), ("variable level", null, "Int32 = 3")], DefinitionComparison.Compare(before, after).Settings.Select(field => (field.Name, field.Before, field.After)));
    }

    [Fact]
    public void RingOfNewActivities_IsPassedOnce()
    {
        var ring = Around(Flow([Node("a"), Node("x"), Node("y"), Node("b")], ("a", "x"), ("x", "y"), ("y", "x"), ("y", "b")));
        Assert.Equal([(DifferenceKind.Added, "x"), (DifferenceKind.Added, "y")], Kinds(DefinitionComparison.Compare(Chain("a", "b"), ring)));
    }

    private static IEnumerable<(DifferenceKind Kind, string Id)> Kinds(DefinitionDifference difference) => difference.Nodes.Select(node => (node.Kind, node.Id));

    private static WorkflowDefinition Chain(params string[] ids) => Around(Flow([.. ids.Select(Node)], [.. ids.Zip(ids.Skip(1))]));

    private static ActivityNode Flow(ActivityNode[] nodes, params (string From, string To)[] lines) => new()
    {
        Id = "flow",
        NodeId = "flow",
        Type = "Elsa.Flowchart",
        Children = [.. nodes.Select(Child)],
        Connections = [.. lines.Select(line => new Connection(line.From, "Done", line.To))],
    };

    private static ChildNode Child(ActivityNode node) => new("activities", null, node);

    private static ActivityNode Node(string id) => new() { Id = id, NodeId = id, Type = "T" };

    private static WorkflowDefinition Around(ActivityNode root) => new() { Id = "v", DefinitionId = "d", Root = root };
}
