using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Definitions;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Codecs;

/// <summary>
/// An instance's state to and from bytes. Nodes and variables are named by their ids, so that a rebuilt graph of the same
/// version finds them again; a first byte tells the form, and every form ever released stays readable.
/// </summary>
public sealed class InstanceCodec(IPayloadCodec payloads, ISecretCodec secrets)
{
    /// <summary>2 added what the trigger carried, as long as its activity has not ended, and the last plan of alterations.</summary>
    private const byte Form = 2;

    [ThreadStatic]
    private static ByteWriter? _writer;

    [ThreadStatic]
    private static ISecretCodec? _writerSecrets;

    public byte[] Write(WorkflowInstance instance, WorkflowGraph graph)
    {
        if (_writer is null || !ReferenceEquals(_writerSecrets, secrets)) (_writer, _writerSecrets) = (new(secrets), secrets);
        var writer = _writer;
        writer.Clear();
        writer.Byte(Form);
        writer.Text(instance.Id);
        writer.Optional(instance.ParentInstanceId);
        writer.Optional(instance.CorrelationId);
        writer.Optional(instance.Name);
        writer.Byte((byte)instance.Status);
        writer.Byte((byte)instance.SubStatus);
        writer.Moment(instance.CreatedAt);
        writer.Moment(instance.UpdatedAt);
        writer.Moment(instance.FinishedAt);
        writer.Number(instance.Revision);
        writer.Number(instance.LastNumber);
        writer.Number(instance.JournalSequence);
        writer.Record(instance.Input.Count == 0 ? null : instance.Input);
        writer.Record(instance.Output);
        writer.Record(instance.Facts);
        WriteVariables(writer, instance, graph.Variables, instance.Variables);
        WriteExtras(writer, instance);
        writer.Number(instance.Live.Count);
        foreach (var execution in instance.Live) WriteExecution(writer, instance, execution);
        writer.Number(instance.BookmarkList.Count);
        foreach (var bookmark in instance.BookmarkList) WriteBookmark(writer, bookmark);
        writer.Number(instance.IncidentList.Count);
        foreach (var incident in instance.IncidentList) WriteIncident(writer, incident);
        writer.Number(instance.Parting?.Count ?? 0);
        foreach (var parting in instance.Parting ?? [])
        {
            writer.Byte((byte)parting.Moment);
            WritePayload(writer, parting.Stored ??= payloads.Write(parting.Command));
        }

        writer.Optional(instance.Trigger?.ActivityId);
        if (instance.Trigger is { } trigger) WritePayload(writer, trigger.Payload);
        writer.Optional(instance.LastPlanId);
        return writer.ToArray();
    }

    /// <summary>Throws <see cref="FormatException"/> when the bytes are of a form unknown here, cut off, or do not fit the graph.</summary>
    public WorkflowInstance Read(ReadOnlySpan<byte> bytes, WorkflowGraph graph)
    {
        try
        {
            return ReadAll(new ByteReader(bytes, secrets), graph);
        }
        catch (Exception exception) when (exception is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new FormatException("The instance's stored state is damaged: it does not end where it should.", exception);
        }
    }

    private WorkflowInstance ReadAll(ByteReader reader, WorkflowGraph graph)
    {
        var form = reader.Form("Instance", Form);
        var instance = ReadHead(ref reader, graph);
        instance.Variables = ReadVariables(ref reader, graph.Variables);
        ReadExtras(ref reader, instance);
        for (var count = reader.Int(); count > 0; count--) ReadExecution(ref reader, form, instance, graph);
        for (var count = reader.Int(); count > 0; count--) instance.BookmarkList.Add(ReadBookmark(ref reader));
        for (var count = reader.Int(); count > 0; count--) instance.IncidentList.Add(ReadIncident(ref reader));
        for (var count = reader.Int(); count > 0; count--) (instance.Parting ??= []).Add(new((PartingMoment)reader.Byte(), ReadPayload(ref reader)));
        if (form >= 2 && reader.Optional() is { } trigger) instance.Trigger = (trigger, ReadPayload(ref reader));
        if (form >= 2) instance.LastPlanId = reader.Optional();
        return instance;
    }

    private static WorkflowInstance ReadHead(ref ByteReader reader, WorkflowGraph graph)
    {
        var (id, parent, correlation, name) = (reader.Text(), reader.Optional(), reader.Optional(), reader.Optional());
        var (status, subStatus, createdAt) = ((InstanceStatus)reader.Byte(), (InstanceSubStatus)reader.Byte(), reader.Moment());
        var instance = WorkflowEngine.Create(graph, id, createdAt, correlation, parent, name);
        (instance.Status, instance.SubStatus) = (status, subStatus);
        (instance.UpdatedAt, instance.FinishedAt) = (reader.Moment(), reader.OptionalMoment());
        (instance.Revision, instance.LastNumber, instance.JournalSequence) = (reader.Int(), reader.Int(), reader.Int());
        if (reader.Record() is { } input) instance.Input = input;
        (instance.Output, instance.Facts) = (reader.Record(), reader.Record());
        return instance;
    }

    private static void WriteVariables(ByteWriter writer, WorkflowInstance instance, VariableDefinition[] variables, Value[]? values)
    {
        var count = Math.Min(variables.Length, values?.Length ?? 0);
        writer.Number(count);
        for (var slot = 0; slot < count; slot++)
        {
            writer.Text(variables[slot].Id);

            // In the middle of a run its memory is needed to go on, should the process end here.
            writer.Value(variables[slot].IsInMemory && instance.SubStatus != InstanceSubStatus.Executing ? variables[slot].Default : values![slot]);
        }
    }

    private static Value[] ReadVariables(ref ByteReader reader, VariableDefinition[] variables)
    {
        var values = new Value[variables.Length];
        for (var count = reader.Int(); count > 0; count--)
        {
            var id = reader.Text();
            var value = reader.Value();
            if (Array.FindIndex(variables, variable => variable.Id == id) is var slot and >= 0) values[slot] = value;
        }

        return values;
    }

    private static void WriteExtras(ByteWriter writer, WorkflowInstance instance)
    {
        writer.Number(instance.ExtraVariables?.Count ?? 0);
        foreach (var (name, value) in instance.ExtraVariables ?? [])
        {
            writer.Text(name);
            writer.Value(value);
        }

        writer.Number(instance.ActivityOutputs?.Count ?? 0);
        foreach (var (activity, outputs) in instance.ActivityOutputs ?? [])
        {
            writer.Text(activity);
            writer.Record(outputs);
        }

        writer.Value(instance.LastResult);
    }

    private static void ReadExtras(ref ByteReader reader, WorkflowInstance instance)
    {
        for (var count = reader.Int(); count > 0; count--)
        {
            var name = reader.Text();
            (instance.ExtraVariables ??= new(StringComparer.Ordinal))[name] = reader.Value();
        }

        for (var count = reader.Int(); count > 0; count--)
        {
            var activity = reader.Text();
            (instance.ActivityOutputs ??= new(StringComparer.Ordinal))[activity] = reader.Record() ?? [];
        }

        instance.LastResult = reader.Value();
    }

    private void WriteExecution(ByteWriter writer, WorkflowInstance instance, Execution execution)
    {
        writer.Number(execution.Number);
        writer.Text(execution.Node.Id);
        writer.Number(execution.Parent?.Number ?? 0);
        writer.Byte((byte)execution.Status);
        writer.Moment(execution.StartedAt);
        writer.Number(execution.Tag);
        writer.Values(execution.Inputs);
        writer.Values(execution.State);
        writer.Record(execution.Locals);
        writer.Value(execution.Control?.Save() ?? default);
        WriteVariables(writer, instance, execution.Node.Variables, execution.Variables);
        writer.Number(execution.AskNumber);
        writer.Flag(execution.Ask is not null);
        if (execution.Ask is not null) WritePayload(writer, execution.Ask);
        writer.Flag(execution.TriggerPayload is not null);
        if (execution.TriggerPayload is not null) WritePayload(writer, execution.TriggerPayload);
    }

    private void WritePayload(ByteWriter writer, object payload) => WritePayload(writer, payloads.Write(payload));

    private static void WritePayload(ByteWriter writer, (string Type, string Json) payload)
    {
        writer.Text(payload.Type);
        writer.Text(payload.Json);
    }

    private object ReadPayload(ref ByteReader reader) => payloads.Read(reader.Text(), reader.Text());

    private void ReadExecution(ref ByteReader reader, byte form, WorkflowInstance instance, WorkflowGraph graph)
    {
        var number = reader.Int();
        var nodeId = reader.Text();
        var node = graph.Find(nodeId)
            ?? throw new FormatException($"Instance {instance.Id} is at activity {nodeId}, which version {graph.Definition.Id} does not have.");
        var parentNumber = reader.Int();
        var execution = new Execution
        {
            Number = number,
            Node = node,
            Parent = parentNumber == 0 ? null : instance.Live.Find(candidate => candidate.Number == parentNumber),
            Status = (ExecutionStatus)reader.Byte(),
            StartedAt = reader.Moment(),
            Tag = reader.Int(),
            Inputs = reader.Values(),
            State = reader.Values(),
            Locals = reader.Record(),
        };
        var control = reader.Value();
        if (!control.IsUndefined) execution.Control = node.Behaviour.Load(control);
        var variables = ReadVariables(ref reader, node.Variables);
        if (variables.Length > 0) execution.Variables = variables;
        execution.AskNumber = reader.Int();
        if (reader.Flag()) execution.Ask = ReadPayload(ref reader);
        if (form >= 2 && reader.Flag()) execution.TriggerPayload = ReadPayload(ref reader);
        if (execution.Parent is { } parent) parent.LiveChildren++;
        instance.Live.Add(execution);
    }

    private static void WriteBookmark(ByteWriter writer, Bookmark bookmark)
    {
        writer.Number(bookmark.Number);
        writer.Number(bookmark.ExecutionNumber);
        writer.Optional(bookmark.Stimulus?.Name);
        if (bookmark.Stimulus is { } stimulus) writer.Text(stimulus.Key);
        writer.Moment(bookmark.DueAt);
        writer.Optional(bookmark.TimerName);
        writer.Text(bookmark.NodeId);
    }

    private static Bookmark ReadBookmark(ref ByteReader reader)
    {
        var (number, execution) = (reader.Int(), reader.Int());
        StimulusKey? stimulus = reader.Optional() is { } name ? new StimulusKey(name, reader.Text()) : null;
        return new(number, execution, stimulus, reader.OptionalMoment(), reader.Optional(), reader.Text());
    }

    private static void WriteIncident(ByteWriter writer, Incident incident)
    {
        writer.Number(incident.ExecutionNumber);
        writer.Text(incident.ActivityId);
        writer.Text(incident.NodeId);
        writer.Text(incident.ActivityType);
        writer.Text(incident.Message);
        writer.Text(incident.ExceptionType);
        writer.Flag(incident.Retryable);
        writer.Moment(incident.At);
    }

    private static Incident ReadIncident(ref ByteReader reader) => new(
        reader.Int(), reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Flag(), reader.Moment());
}
