using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using CallCenter.Workflows.Runtime.Outside;
using CallCenter.Workflows.Runtime.Stimuli;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Runtime.Timers;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Partitions;

/// <summary>What all partitions share.</summary>
internal sealed class PartitionPorts
{
    public required IInstanceStore Store { get; init; }
    public required IGraphSource Graphs { get; init; }
    public required InstanceCodec States { get; init; }
    public required IPayloadCodec Payloads { get; init; }
    public required TimeProvider Clock { get; init; }
    public required WorkflowRuntimeOptions Options { get; init; }
    public required WorkCounter Work { get; init; }
    public required RuntimeMeter Meter { get; init; }
    public required ILogger Logger { get; init; }
    public required Lazy<IReadOnlyList<IInstanceObserver>> Observers { get; init; }
    public required StimulusRoom Room { get; init; }
    public required TimerStation Timers { get; init; }
    public required CommandStation Commands { get; init; }
    public required AskStation Asks { get; init; }
}
