using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Design;

/// <content>The shape of a drawing.</content>
internal static partial class DesignCases
{
    public static IEnumerable<DesignCase> Drawing =>
    [
        new("unnamed-decision", "no text", new Flow().Add("a", "Elsa.FlowDecision").Add("b", "Elsa.If", node => node.Called("VIP?")), "a"),
        new("unnamed-decision", "a question", new Flow().Add("b", "Elsa.FlowDecision", node => node.Called("VIP?"))),
        new("too-much-for-a-version", "31 steps at first", Lines(31), "flow"),
        new("too-much-for-a-version", "30 steps at first", Lines(30)),
        new("too-much-for-a-version", "31 steps later", Lines(31)) { IsFirstVersion = false },
        new("too-much-for-a-version", "51 steps later", Lines(51), "flow") { IsFirstVersion = false },
        new("too-much-for-a-version", "nine decisions at first", Lines(9, "Elsa.FlowDecision"), "flow"),
        new("unreachable-step", "nothing leads to it", Lines("a -> b").Add("c", "Elsa.WriteLine"), "c"),
        new("unreachable-step", "a circle of its own", Lines("a -> b", "c -> d", "d -> c"), "c", "d"),
        new("unreachable-step", "by a way back", Lines("a -> b", "b -> c", "c -> b")),
        new("unreachable-step", "two triggers", new Flow().Add("a", "Elsa.Event", Starts).Add("b", "Elsa.Event", Starts)),
        new("unused-variable", "read by nobody", new Flow().Variable("n").Add("set", "Elsa.SetVariable", node => node.Sets("n", 1)), "set"),
        new("unused-variable", "read by a script", new Flow().Variable("n").Add("set", "Elsa.SetVariable", node => node.Sets("n", 1)).Add("line", "Elsa.WriteLine", node => node.Script("text", "variables.n"))),
        new("unused-variable", "read by another setting of it", new Flow().Variable("n").Add("set", "Elsa.SetVariable", node => node.Sets("n", 1)).Add("next", "Elsa.SetVariable", node => node.Sets("n", 0).Script("value", "variables.n + 1"))),
        new("decision-without-difference", "both to one", Decision("if.True -> a", "if.False -> a"), "if"),
        new("decision-without-difference", "one each", Decision("if.True -> a", "if.False -> b")),
        new("decision-without-difference", "one ends there", Decision("if.True -> a")),
        new("loop-without-exit", "round and round", Lines("a -> b", "b -> c", "c -> b"), "b"),
        new("loop-without-exit", "left by a decision", Decision("if.True -> a", "a -> if", "if.False -> b")),
        new("loop-without-exit", "left by an open port", Decision("if.True -> a", "a -> if")),
        new("join-in-loop", "its fork is outside", Joined("fork.A -> a", "fork.B -> join", "a -> join", "join -> if", "if.True -> a"), "join"),
        new("join-in-loop", "its fork is inside", Joined("fork.A -> a", "fork.B -> join", "a -> join", "join -> if", "if.True -> fork")),
        new("join-in-loop", "any one does", Joined("fork.A -> any", "fork.B -> any", "any -> if", "if.True -> any")),
        new("wait-without-timeout", "alone", new Flow().Add("wait", "Elsa.Event").Add("after", "Elsa.Delay").Connect("wait -> after"), "wait"),
        new("wait-without-timeout", "beside a delay", Raced("fork.A -> wait", "fork.B -> late", "wait -> join", "late -> join")),
        new("wait-without-timeout", "a delay before it", Raced("fork.A -> late", "late -> wait", "fork.B -> join"), "wait"),
        new("wait-without-timeout", "it starts the flow", new Flow().Add("wait", "Elsa.Event", Starts)),
        new("wait-without-timeout", "in a fork of branches", new Flow().Add("both", "Elsa.Fork", node => node.Child("branches", Flow.Node("wait", "Elsa.Event")).Child("branches", Flow.Node("late", "Elsa.Delay")))),
        new("duplicate-connection", "twice", Lines("a -> b", "a -> b"), "a"),
        new("duplicate-connection", "by two ports", Decision("if.True -> a", "if.False -> a")),
        new("several-starts", "two triggers", new Flow().Add("a", "Elsa.Event", Starts).Add("b", "Elsa.Event", Starts), "b"),
        new("several-starts", "one trigger", new Flow().Add("a", "Elsa.Event", Starts).Add("b", "Elsa.Event").Connect("a -> b")),
    ];

    private static void Starts(NodeBuilder node) => node.Starts();

    private static Flow Lines(int count, string type = "Elsa.WriteLine")
    {
        var flow = new Flow();
        for (var line = 0; line < count; line++) flow.Add($"line{line}", type);
        return flow;
    }

    /// <summary>Plain steps, as the connections name them.</summary>
    private static Flow Lines(params string[] connections)
    {
        var flow = new Flow();
        foreach (var id in connections.SelectMany(line => line.Split(" -> ")).Distinct()) flow.Add(id, "Elsa.WriteLine");
        return flow.Connect(connections);
    }

    private static Flow Decision(params string[] connections) =>
        new Flow().Add("if", "Elsa.FlowDecision").Add("a", "Elsa.WriteLine").Add("b", "Elsa.WriteLine").Connect(connections);

    private static Flow Joined(params string[] connections) => new Flow()
        .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["A","B"]""")).Add("a", "Elsa.WriteLine").Add("if", "Elsa.FlowDecision")
        .Add("join", "Elsa.FlowJoin", node => node.Literal("mode", "WaitAll")).Add("any", "Elsa.FlowJoin", node => node.Literal("mode", "WaitAny")).Connect(connections);

    private static Flow Raced(params string[] connections) => new Flow()
        .Add("fork", "Elsa.FlowFork", node => node.Json("branches", """["A","B"]""")).Add("wait", "Elsa.Event").Add("late", "Elsa.Delay")
        .Add("join", "Elsa.FlowJoin", node => node.Literal("mode", "WaitAny")).Connect(connections);
}
