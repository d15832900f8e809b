using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Design;

/// <content>Callers on the line.</content>
internal static partial class DesignCases
{
    public static IEnumerable<DesignCase> Callers =>
    [
        new("menu-too-long", "six choices", Line("menu", "CallCenter.Menu", node => node.Json("choices", """["1 a","2 b","3 c","4 d","5 e","6 f"]""")), "menu"),
        new("menu-too-long", "five choices", Line("menu", "CallCenter.Menu", node => node.Json("choices", """["1 a","2 b","3 c","4 d","5 e"]"""))),
        new("menu-too-deep", "the fourth", Menus(4), "menu4"),
        new("menu-too-deep", "the third", Menus(3)),
        new("menu-too-deep", "one said again and again", Menus(1).Connect("menu1.NoMatch -> menu1")),
        new("prompt-too-long", "21 seconds", Line("play", "CallCenter.PlayPrompt", node => node.Literal("text", new string('x', 315))), "play"),
        new("prompt-too-long", "20 seconds", Line("play", "CallCenter.PlayPrompt", node => node.Literal("text", new string('x', 300)))),
        new("prompt-too-long", "no prompt at all", Line("line", "Elsa.WriteLine", node => node.Literal("text", new string('x', 900)))),
        new("queue-without-overflow", "waits without end", Line("queue", "CallCenter.EnqueueContact"), "queue"),
        new("queue-without-overflow", "waits ten minutes", Line("queue", "CallCenter.EnqueueContact", node => node.Literal("maxWait", "PT10M"))),
        new("queue-without-overflow", "offers a callback", Line("queue", "CallCenter.EnqueueContact", node => node.Literal("offerCallbackAfter", "PT2M"))),
        new("after-hours", "not looked at", Line("queue", "CallCenter.EnqueueContact"), "queue"),
        new("after-hours", "closed leads nowhere", Line("hours", "CallCenter.CheckOpeningHours").Add("queue", "CallCenter.EnqueueContact").Connect("hours.Open -> queue"), "hours"),
        new("after-hours", "closed says so", Line("hours", "CallCenter.CheckOpeningHours").Add("queue", "CallCenter.EnqueueContact").Add("bye", "CallCenter.EndContact").Connect("hours.Open -> queue", "hours.Closed -> bye")),
        new("port-leads-nowhere", "no key", Menu("menu.1 a -> bye", "menu.NoMatch -> bye"), "menu"),
        new("port-leads-nowhere", "all do", Menu("menu.1 a -> bye", "menu.NoMatch -> bye", "menu.NoInput -> bye")),
        new("port-leads-nowhere", "a callback that is offered", Queue(node => node.Literal("offerCallbackAfter", "PT1M")), "queue"),
        new("port-leads-nowhere", "a callback that is not", Queue(node => node.Literal("maxWait", "PT1M"))),
        new("port-leads-nowhere", "nobody calls", new Flow().Add("block", "CallCenter.CheckBlocklist")),
        new("caller-cut-off", "after a prompt", Line("play", "CallCenter.PlayPrompt"), "play"),
        new("caller-cut-off", "after goodbye", Line("bye", "CallCenter.EndContact")),
        new("caller-cut-off", "nobody calls", new Flow().Add("line", "Elsa.WriteLine")),
    ];

    private static Flow Line(string id, string type, Action<NodeBuilder>? build = null) =>
        new Flow().Add("arrived", "CallCenter.ContactArrived", Starts).Add(id, type, build).Connect($"arrived -> {id}");

    private static Flow Menu(params string[] connections) =>
        Line("menu", "CallCenter.Menu", node => node.Json("choices", """["1 a"]""")).Add("bye", "CallCenter.EndContact").Connect(connections);

    /// <summary>All ports lead on but that of a callback.</summary>
    private static Flow Queue(Action<NodeBuilder> build) => Line("queue", "CallCenter.EnqueueContact", build).Add("bye", "CallCenter.EndContact")
        .Connect("queue.Answered -> bye", "queue.TimedOut -> bye", "queue.NoAgents -> bye", "queue.QueueFull -> bye");

    private static Flow Menus(int count)
    {
        var flow = Line("menu1", "CallCenter.Menu");
        for (var menu = 2; menu <= count; menu++) flow.Add($"menu{menu}", "CallCenter.Menu").Connect($"menu{menu - 1}.NoInput -> menu{menu}");
        return flow;
    }
}
