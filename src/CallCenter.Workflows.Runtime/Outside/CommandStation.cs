using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Hosting;
using Microsoft.Extensions.Logging;

namespace CallCenter.Workflows.Runtime.Outside;

/// <summary>Sends committed commands: those of one instance one after the other, those of different instances beside each other.</summary>
internal sealed class CommandStation(
    Lazy<IReadOnlyList<ICommandSender>> senders, TimeProvider clock, WorkflowRuntimeOptions options, WorkCounter counter, RuntimeMeter meter,
    ILogger logger, Action<string, int> sent)
    : WorkerStation<CommandStation.Line>("commands", options.Senders, counter)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, ICommandSender?> _byType = [];

    /// <summary>Commands of one instance, in their order.</summary>
    public void Enqueue(IReadOnlyList<OutgoingCommand> commands)
    {
        if (commands.Count == 0) return;
        lock (_lock)
        {
            if (!_lines.TryGetValue(commands[0].InstanceId, out var line))
            {
                _lines[commands[0].InstanceId] = line = new(commands[0].InstanceId);
                foreach (var command in commands) line.Commands.Enqueue(command);
                Put(line);
            }
            else
            {
                foreach (var command in commands) line.Commands.Enqueue(command);
            }
        }
    }

    protected override async Task DoAsync(Line item, CancellationToken cancellationToken)
    {
        while (Next(item) is { } command)
        {
            if (!await SendAsync(item, command, cancellationToken)) return;
            lock (_lock) item.Commands.Dequeue();
            sent(command.InstanceId, command.Number);
        }
    }

    private OutgoingCommand? Next(Line line)
    {
        lock (_lock)
        {
            if (line.Commands.TryPeek(out var command)) return command;
            _lines.Remove(line.InstanceId);
            return null;
        }
    }

    private async ValueTask<bool> SendAsync(Line line, OutgoingCommand command, CancellationToken cancellationToken)
    {
        var type = command.Command.GetType();
        if (SenderOf(type) is not { } sender)
        {
            Log.NoSender(logger, type.Name, command.IdempotencyKey);
            return true;
        }

        try
        {
            await sender.SendAsync(command.Command, command.IdempotencyKey, cancellationToken);
            line.Failures = 0;
            meter.CommandsSent.Add(1);
            return true;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var pause = options.BackOff(++line.Failures);
            meter.CommandsFailed.Add(1);
            Log.SendFailed(logger, command.IdempotencyKey, type.Name, pause, exception);
            clock.After(pause, () => Put(line));
            return false;
        }
    }

    private ICommandSender? SenderOf(Type type)
    {
        lock (_byType)
        {
            if (!_byType.TryGetValue(type, out var sender))
                _byType[type] = sender = senders.Value.FirstOrDefault(candidate => candidate.CommandType.IsAssignableFrom(type));
            return sender;
        }
    }

    internal sealed class Line(string instanceId)
    {
        public string InstanceId { get; } = instanceId;
        public Queue<OutgoingCommand> Commands { get; } = new();
        public int Failures { get; set; }
    }
}
