using System.Globalization;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Definitions;

namespace CallCenter.Workflows.Benchmarks.Engine;

/// <summary>The engine alone, in memory, on one thread: one line per figure with its target beside it. Reached is by processor time.</summary>
public static class EngineBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);
    private static readonly Occurrence.Started Started = new();

    public static Task RunAsync(string[] args)
    {
        _ = args;

        // For a profiler: one figure alone.
        var only = Environment.GetEnvironmentVariable("ENGINE_FIGURE") ?? "";
        Console.WriteLine($"{"work",-46} {"reached",14} {"elapsed",14} {"target",14}");
        if (Wanted(only, "chain"))
        {
            Runs("flowchart of 10 activities, counter mode", Definitions.Compile(Definitions.Chain(10)), 200_000, 3_072);
            Runs("flowchart of 10 activities, token mode", Definitions.Compile(Definitions.Chain(10), FlowchartMode.TokenBased), 200_000, 3_072);
        }

        if (Wanted(only, "fork")) Runs("fork of 4 and join", Definitions.Compile(Definitions.ForkAndJoin(4)), 200_000, null);
        if (Wanted(only, "foreach")) ForEach();
        if (Wanted(only, "suspend")) Suspend();
        if (Wanted(only, "script")) Script();
        if (Wanted(only, "compile")) Compile();
        return Task.CompletedTask;
    }

    private static bool Wanted(string only, string name) => only.Length == 0 || only == name;

    private static void Runs(string name, WorkflowGraph graph, double target, long? mostBytes)
    {
        var result = new StepResult();
        var measure = Measure.Of(() => Finish(Start(graph, result, Started)));
        Line(name, $"{measure.PerSecond:N0}/s", $"{1 / measure.Elapsed:N0}/s", $"{target:N0}/s", measure.PerSecond >= target);
        if (mostBytes is { } most) Line("  allocated a run", $"{measure.Bytes:N0} B", "", $"{most:N0} B", measure.Bytes <= most);
    }

    private static void ForEach()
    {
        var (graph, result) = (Definitions.Compile(Definitions.ForEach()), new StepResult());
        var items = new ValueList(1_000);
        for (var item = 0; item < 1_000; item++) items.Add(item);
        var started = new Occurrence.Started(new ValueRecord { ["items"] = Value.Of(items) });
        var measure = Measure.Of(() => Finish(Start(graph, result, started)));
        Line("ForEach of 1,000 trivial iterations", $"{measure.Seconds * 1e3:N3} ms", $"{measure.Elapsed * 1e3:N3} ms", "0.5 ms", measure.Seconds <= 0.5e-3);
    }

    private static void Suspend()
    {
        var (graph, result, codec) = (Definitions.Compile(Definitions.Waiting()), new StepResult(), new InstanceCodec(new NoPayloads(), new NoSecrets()));
        var measure = Measure.Of(() =>
        {
            var suspended = Start(graph, result, Started);
            JournalCodec.Write(result.Journal);
            var instance = codec.Read(codec.Write(suspended, graph), graph);
            WorkflowEngine.Step(graph, instance, new Occurrence.StimulusArrived(instance.Bookmarks[0].Number, null), Now, result);
            Finish(instance);
        });
        Line("start, suspend, serialise, deserialise, resume", $"{measure.Seconds * 1e6:N2} us", $"{measure.Elapsed * 1e6:N2} us", "15 us", measure.Seconds <= 15e-6);
    }

    private static void Script()
    {
        var (condition, scope) = (new JavaScriptLanguage().Compile("variables.level >= 2 && input.vip"), new BenchmarkScope());
        if (!condition.Evaluate(scope).IsTrue) throw new InvalidOperationException("The condition does not hold.");
        var measure = Measure.Of(() => condition.Evaluate(scope));
        Line("condition in JavaScript", $"{measure.Seconds * 1e9:N0} ns", $"{measure.Elapsed * 1e9:N0} ns", "200 ns", measure.Seconds <= 200e-9);
    }

    private static void Compile()
    {
        // What the server does when it first needs a stored version.
        using var library = Definitions.Library();
        var stored = new DefinitionText("v1", "d1", 1, IsFixed: true, Definitions.Json(100));
        if (library.CompileAsync(stored).Result.Nodes.Count != 101) throw new InvalidOperationException("The definition was not read whole.");
        var measure = Measure.Of(() => library.CompileAsync(stored).Wait());
        Line("definition of 100 nodes, JSON to runnable", $"{measure.Seconds * 1e3:N3} ms", $"{measure.Elapsed * 1e3:N3} ms", "1 ms", measure.Seconds <= 1e-3);
    }

    private static WorkflowInstance Start(WorkflowGraph graph, StepResult result, Occurrence started)
    {
        var instance = WorkflowEngine.Create(graph, "i1", Now);
        WorkflowEngine.Step(graph, instance, started, Now, result);
        return instance;
    }

    /// <summary>A figure counts only for runs that did what they should.</summary>
    private static void Finish(WorkflowInstance instance)
    {
        if (instance.SubStatus != InstanceSubStatus.Finished) throw new InvalidOperationException($"The run ended {instance.SubStatus}: {string.Join("; ", instance.Incidents.Select(incident => incident.Message))}");
    }

    private static void Line(string name, string reached, string elapsed, string target, bool holds) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-46} {reached,14} {elapsed,14} {target,14}  {(holds ? "ok" : "MISSED")}"));

    private sealed class NoPayloads : IPayloadCodec
    {
        public (string Type, string Json) Write(object payload) => throw new NotSupportedException();
        public object Read(string type, string json) => throw new NotSupportedException();
    }

    private sealed class NoSecrets : ISecretCodec
    {
        public string Protect(string clear) => clear;
        public string Reveal(string secret) => secret;
    }
}
