using System.Reflection;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Commands;

namespace CallCenter.Workflows.Runtime.Payloads;

/// <summary>
/// Which types may be stored as commands, asks and payloads, and under which name. The name is part of every stored row:
/// a class may be renamed or moved, its name here must stay.
/// </summary>
public sealed class PayloadTypes
{
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _byType = [];

    public PayloadTypes() => Add<Value>("Value").Add<ValueRecord>("Record").Add<ValueList>("List").Add<string>("Text").Add<double>("Number")
        .Add<bool>("Boolean").Add<TimerElapsed>(nameof(TimerElapsed)).Add<AskFailed>(nameof(AskFailed))
        .AddDerivedFrom<EngineCommand>().Add<EndReport>().Add<StartWorkflows>().Add<WorkflowsStarted>().Add<BackgroundTurn>();

    public PayloadTypes Add<T>(string? name = null) => Add(typeof(T), name);

    public PayloadTypes Add(Type type, string? name = null)
    {
        name ??= type.Name;
        if (_byName.TryGetValue(name, out var other) && other != type)
            throw new ArgumentException($"Payload name {name} stands for {other} already; {type} needs another name.", nameof(type));
        _byName[name] = type;
        _byType[type] = name;
        return this;
    }

    /// <summary>Adds every public class of an assembly that is derived from a type, under its class name.</summary>
    public PayloadTypes AddDerivedFrom<TBase>(Assembly? assembly = null)
    {
        foreach (var type in (assembly ?? typeof(TBase).Assembly).GetExportedTypes())
        {
            if (type is { IsAbstract: false, IsGenericType: false } && typeof(TBase).IsAssignableFrom(type)) Add(type);
        }

        return this;
    }

    internal string NameOf(Type type) => _byType.TryGetValue(type, out var name)
        ? name
        : throw new NotSupportedException($"{type} is not registered as a payload; add it with AddWorkflowPayloads.");

    internal Type Find(string name) => _byName.TryGetValue(name, out var type)
        ? type
        : throw new NotSupportedException($"No payload type is registered as {name}; it was stored by a version that had it.");
}

/// <summary>One module's share of the payload types.</summary>
internal sealed record PayloadRegistration(Action<PayloadTypes> Add);
