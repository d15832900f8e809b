using CallCenter.Contacts;
using CallCenter.Telephony;
using static CallCenter.Workflows.Tests.Instances.Frozen.FrozenDrawing;
using static CallCenter.Workflows.Tests.Instances.Frozen.FrozenMove;

namespace CallCenter.Workflows.Tests.Instances.Frozen;

/// <summary>A flow, how it came to where it is frozen, and what happens to it after it thawed.</summary>
internal sealed record FrozenScenario(string Name, string Definition, FrozenMove[] Before, FrozenMove[] After);

/// <summary>What a new set is made of. Change or add at will: sets made before stay as they are.</summary>
internal static class FrozenScenarios
{
    private static readonly ContactId Caller = new(Contact);
    private static readonly DateTimeOffset At = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    private static readonly FrozenMove Call = Start("arrived", new ContactArrived(Caller, At, "13800001111", "4001", "Voice"));

    public static IEnumerable<FrozenScenario> All =>
    [
        .. Flowcharts("CounterBased"), .. Flowcharts("TokenBased"), .. Loops, .. Containers, .. Calls, .. Failures, .. Values,
    ];

    private static IEnumerable<FrozenScenario> Flowcharts(string mode) =>
    [
        new($"flowchart-join-pending-{mode}", Definition(Flowchart("root",
                [Fork("fork", "A", "B", "C"), Event("a"), Event("b"), Event("c"), Join("join", "WaitAll"), Event("after")],
                "fork.A -> a", "fork.B -> b", "fork.C -> c", "a -> join", "b -> join", "c -> join", "join -> after"), mode: mode),
            [Start(), Happens("b"), Happens("a")], [Happens("c"), Happens("after")]),
        new($"flowchart-join-in-loop-{mode}", Definition(Flowchart("root",
                [Set("init", "n", "0"), Fork("fork", "A", "B"), Event("a"), Event("b"), Join("join", "WaitAllActive"), Set("count", "n", "variables.n + 1"),
                    Node("again", "Elsa.FlowDecision", Script("condition", "variables.n < 3")), Node("end", "Elsa.End")],
                "init -> fork", "fork.A -> a", "fork.B -> b", "a -> join", "b -> join", "join -> count", "count -> again", "again.True -> fork", "again.False -> end"),
                Variable("n"), mode),
            [Start(), Happens("a"), Happens("b"), Happens("b")], [Happens("a"), Happens("a"), Happens("b")]),
        new($"flowchart-race-{mode}", Definition(Flowchart("root",
                [Fork("fork", "A", "B"), Event("a"), Node("wait", "Elsa.Delay", Input("timeSpan", "PT30S")), Join("join", "WaitAny"), Event("after")],
                "fork.A -> a", "fork.B -> wait", "a -> join", "wait -> join", "join -> after"), mode: mode),
            [Start()], [FrozenMove.Timer, Happens("after")]),
        new($"flowchart-nested-{mode}", Definition(Flowchart("root",
                [Event("outer"), Flowchart("inner", [Event("x"), Event("y"), Event("z")], "x -> z", "y -> z"), Event("after")],
                "outer -> inner", "inner -> after"), mode: mode),
            [Start(), Happens("outer")], [Happens("x"), Happens("z"), Happens("after")]),
    ];

    private static IEnumerable<FrozenScenario> Loops =>
    [
        new("for-each", Definition(Node("each", "Elsa.ForEach", Input("items", "[\"甲\",\"乙\",\"丙\"]", "Object") + ",\"body\":" + Sequence("body",
                Event("e"), Set("all", "all", "(variables.all ?? '') + getVariable('CurrentValue') + getVariable('CurrentIndex')"))), Variable("all")),
            [Start(), Happens("e")], [Happens("e"), Happens("e")]),
        new("for", Definition(Node("for", "Elsa.For", $"{Input("start", "1")},{Input("end", "4")},{Input("step", "1")},\"body\":{Event("e")}")),
            [Start(), Happens("e"), Happens("e")], [Happens("e"), Happens("e")]),
        new("while-with-break", Definition(Node("while", "Elsa.While", Input("condition", "true", "JavaScript") + ",\"body\":" + Sequence("body",
                Event("e", "got"), Node("if", "Elsa.If", Script("condition", "variables.got === 'stop'") + ",\"then\":" + Node("break", "Elsa.Break")))), Variable("got")),
            [Start(), Happens("e", "\"go\"")], [Happens("e", "\"on\""), Happens("e", "\"stop\"")]),
        new("parallel-for-each", Definition(Node("each", "Elsa.ParallelForEach", Input("items", "[1,2,3]", "Object") + ",\"body\":" + Sequence("body",
                Node("e", "Elsa.Event", Script("eventName", "'e' + getVariable('CurrentValue')")),
                Set("sum", "sum", "(variables.sum ?? 0) + getVariable('CurrentValue')"))), Variable("sum")),
            [Start(), Happens("e2")], [Happens("e3"), Happens("e1")]),
    ];

    private static IEnumerable<FrozenScenario> Containers =>
    [
        new("fork-wait-all", Definition(Sequence("seq", Node("fork", "Elsa.Fork", $"\"joinMode\":\"WaitAll\",\"branches\":[{Event("a")},{Event("b")}]"), Event("after"))),
            [Start(), Happens("b")], [Happens("a"), Happens("after")]),
        new("fork-wait-any", Definition(Sequence("seq", Node("fork", "Elsa.Fork", $"\"joinMode\":\"WaitAny\",\"branches\":[{Event("a")},{Event("b")}]"), Event("after"))),
            [Start()], [Happens("b"), Happens("after")]),
        new("parallel", Definition(Node("parallel", "Elsa.Parallel", $"\"activities\":[{Event("a")},{Sequence("s", Event("b"), Event("c"))}]")),
            [Start(), Happens("b")], [Happens("a"), Happens("c")]),
        new("switch-and-if", Definition(Node("switch", "Elsa.Switch",
                $$"""
                "cases":[{"label":"Wang","condition":{"type":"JavaScript","value":"input.who === '王芳'"},"activity":{{Node("if", "Elsa.If", Script("condition", "true") + ",\"then\":" + Event("a"))}}}],"default":{{Event("d")}}
                """)),
            [Start()], [Happens("a")]),
        new("state-machine", Definition(Node("machine", "Elsa.StateMachine",
                $$"""
                "states":[{"name":"New","entry":null,"exit":null},{"name":"Open","entry":{{Set("enter", "seen", "'opened'")}},"exit":{{Set("leave", "seen", "variables.seen + ' left'")}}},{"name":"Closed","entry":null,"exit":null}],
                "transitions":[{"name":"open","from":"New","to":"Open","trigger":{{Event("open")}},"condition":null,"action":null},
                  {"name":"close","from":"Open","to":"Closed","trigger":{{Event("close")}},"condition":null,"action":{{Event("act")}}},
                  {"name":"reopen","from":"Open","to":"New","trigger":{{Event("reopen")}},"condition":null,"action":null}],"initialState":"New","currentState":null
                """), Variable("seen")),
            [Start(), Happens("open")], [Happens("close"), Happens("act")]),
        new("scoped-variables", Definition(Node("root", "Elsa.Flowchart",
                $"\"activities\":[{Set("set", "inside", "'kept'")},{Event("e")},{Set("copy", "outside", "variables.inside + getVariable('free')")}],\"variables\":[{Variable("inside")}],\"connections\":[{{\"source\":{{\"activity\":\"set\",\"port\":\"Done\"}},\"target\":{{\"activity\":\"js\",\"port\":\"In\"}}}},{{\"source\":{{\"activity\":\"set\",\"port\":\"Done\"}},\"target\":{{\"activity\":\"e\",\"port\":\"In\"}}}},{{\"source\":{{\"activity\":\"e\",\"port\":\"Done\"}},\"target\":{{\"activity\":\"copy\",\"port\":\"In\"}}}}]"),
                Variable("outside")),
            [Start()], [Happens("e")]),
    ];

    private static IEnumerable<FrozenScenario> Calls =>
    [
        new("menu-waiting", Definition(Flowchart("root",
                [Arrived, Node("menu", "CallCenter.Menu", $"{Input("prompt", "请选择")},{Input("choices", "[\"1 电费\",\"12 报修\"]", "Object")},{Input("timeout", "PT10S")},{Input("attempts", "2")}"), Event("paid"), Event("silent")],
                "arrived -> menu", "menu.1 电费 -> paid", "menu.NoInput -> silent")),
            [Call, Of(new DigitPressed(Caller, At, '9'))], [Of(new DigitPressed(Caller, At, '1')), FrozenMove.Timer, Happens("paid")]),
        new("queue-waiting", Definition(Flowchart("root",
                [Arrived, Node("queue", "CallCenter.EnqueueContact", $"{Input("queue", "service")},{Input("maxWait", "PT5M")},{Input("announcePositionEvery", "PT30S")},{Input("offerCallbackAfter", "PT1M")}"), Event("after"), Event("late")],
                "arrived -> queue", "queue.Answered -> after", "queue.TimedOut -> late")),
            [Call, Of(new QueuePositionChanged(Caller, At, 3, TimeSpan.FromMinutes(2)))],
            [Of(new AgentConnected(Caller, At, "agent-1", "1001", "李工", "service", TimeSpan.FromSeconds(40))), Of(new TalkEnded(Caller, At, "agent-1", TimeSpan.FromMinutes(3))), Happens("after")]),
        new("sensitive-digits", Definition(Flowchart("root",
                [Arrived, Node("card", "CallCenter.CollectDigits", $"{Input("prompt", "请输入卡号")},{Input("minDigits", "4")},{Input("maxDigits", "6")},{Input("sensitive", "True")},{Output("digits", "card")}"), Event("e"), Set("copy", "copy", "variables.card")],
                "arrived -> card", "card.Collected -> e", "e -> copy"), $"{Variable("card")},{Variable("copy")}"),
            [Call, Of(new DigitPressed(Caller, At, '4')), Of(new DigitPressed(Caller, At, '2'))],
            [Of(new DigitPressed(Caller, At, '4')), Of(new DigitPressed(Caller, At, '2')), Of(new DigitPressed(Caller, At, '#')), Happens("e")]),
        new("sensitive-variable", Definition(Flowchart("root",
                [Arrived, Node("card", "CallCenter.CollectDigits", $"{Input("prompt", "请输入卡号")},{Input("minDigits", "2")},{Input("maxDigits", "2")},{Input("sensitive", "True")},{Output("digits", "card")}"), Event("e"), Set("copy", "copy", "variables.card")],
                "arrived -> card", "card.Collected -> e", "e -> copy"), $"{Variable("card")},{Variable("copy")}"),
            [Call, Of(new DigitPressed(Caller, At, '7')), Of(new DigitPressed(Caller, At, '3'))], [Happens("e")]),
        new("ask-pending", Definition(Flowchart("root",
                [Arrived, Node("who", "CallCenter.LookUpCustomer", Output("customer", "customer")), Event("e")], "arrived -> who", "who.Found -> e"), Variable("customer")),
            [Call], [Answer(new CustomerAnswer(new("c1", "王芳", "女士", "VIP", "13800001111", "zh-CN", []))), Happens("e")]),
        new("caller-hangs-up", Definition(Flowchart("root",
                [Arrived, Node("answer", "CallCenter.AnswerContact"), Event("e")], "arrived -> answer", "answer -> e")),
            [Call, Of(new ContactAnswered(Caller, At))], [Of(new ContactEnded(Caller, At, ContactEndedBy.Caller, "hang-up"))]),
    ];

    private static IEnumerable<FrozenScenario> Failures =>
    [
        new("faulted-and-retried", Definition(Flowchart("root",
                [Event("e", "ok"), Node("check", "Elsa.If", Script("condition", "variables.ok.deep.value === 1") + ",\"then\":" + Event("then")), Event("after"), Event("other")],
                "e -> check", "check -> after"), Variable("ok")),
            [Start(), Happens("e", "{\"deep\":null}")], [Retry]),
        new("faulted-while-others-wait", Definition(Flowchart("root",
                [Fork("fork", "A", "B"), Event("a"), Event("b"), Node("boom", "Elsa.Fault", $"{Input("message", "坏了")},{Input("faultType", "Broken")}")],
                "fork.A -> a", "fork.B -> b", "a -> boom")),
            [Start(), Happens("a")], [Retry]),
        new("faulted-call", Definition(Flowchart("root",
                [Arrived, Node("boom", "Elsa.Fault", Input("message", "坏了"))], "arrived -> boom")),
            [Call], [Retry]),
        new("continues-with-incidents", Definition(Flowchart("root",
                [Fork("fork", "A", "B"), Event("a"), Event("b"), Node("boom", "Elsa.Fault", Input("message", "坏了")), Event("after")],
                "fork.A -> a", "fork.B -> b", "a -> boom", "b -> after"), incidents: "ContinueWithIncidentsStrategy"),
            [Start(), Happens("a")], [Happens("b"), Happens("after"), Retry, Cancel]),
        new("between-commits", Definition(Flowchart("root",
                [Set("before", "n", "1"), Arrived, Node("answer", "CallCenter.AnswerContact"), Event("e")], "before -> arrived", "arrived -> answer", "answer -> e"),
                $"{Variable("n")},{Variable("memory", "\"first\"", "String", driver: "MemoryStorageDriver")}", commits: "ActivityExecuted"),
            [Call], [Continue, Continue, Of(new ContactAnswered(Caller, At)), Continue, Happens("e"), Continue]),
        new("cancelled", Definition(Flowchart("root", [Event("a")])), [Start()], [Cancel]),
    ];

    private static IEnumerable<FrozenScenario> Values =>
    [
        new("values-of-every-kind", Definition(Sequence("seq",
                Node("js", "Elsa.RunJavaScript", Input("script",
                    "variables.memory = 'lost'; setVariable('loose', {a: [1, 2.5, -0, 1e300, NaN, Infinity], t: '中文😀', n: null, u: undefined, f: false, deep: {er: [[]]}}); return {result: 1};")),
                Event("e", "got"),
                Node("out", "Elsa.SetOutput", $"{Input("outputName", "said")},{Script("outputValue", "({loose: getVariable('loose'), last: getLastResult(), from: getOutputFrom('js'), who: input.who})")}")),
                string.Join(',', Variable("text", "\"早上好\"", "String"), Variable("number", "\"42\"", "Int32"), Variable("real", "\"-2.5\"", "Double"), Variable("flag", "\"True\"", "Boolean"),
                    Variable("list", "\"[1,\\\"二\\\",null]\"", "Object", isArray: true), Variable("record", "\"{\\\"a\\\":{\\\"b\\\":1}}\"", "JSON"), Variable("nothing"), Variable("got"),
                    Variable("memory", "\"gone\"", "String", driver: "Elsa.Workflows.MemoryStorageDriver, Elsa.Workflows.Core"), Variable("undriven", "\"stays\"", "String", driver: null))),
            [Start()], [Happens("e", "{\"z\":[true,{}]}")]),
        new("named-and-correlated", Definition(Sequence("seq",
                Node("name", "Elsa.SetName", Input("value", "订单 7")), Node("correlate", "Elsa.Correlate", Input("correlationId", "order-7")), Event("e"),
                Node("name2", "Elsa.SetName", Script("value", "getWorkflowInstanceName() + '!' + getCorrelationId()")))),
            [Start()], [Happens("e")]),
    ];
}
