using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace CallCenter.Telephony.Floor;

/// <summary>Gives events to the sink one at a time and in order, away from the floor's loop.</summary>
internal sealed class EventPump : IAsyncDisposable
{
    private readonly Channel<ContactEvent> _events = Channel.CreateUnbounded<ContactEvent>(new UnboundedChannelOptions { SingleReader = true });
    private readonly IContactEventSink _sink;
    private readonly IdleGate _gate;
    private readonly ILogger _logger;
    private readonly Task _loop;

    public EventPump(IContactEventSink sink, IdleGate gate, ILogger logger)
    {
        _sink = sink;
        _gate = gate;
        _logger = logger;
        _loop = Task.Run(RunAsync);
    }

    public void Add(ContactEvent happened)
    {
        _gate.Enter();
        if (!_events.Writer.TryWrite(happened)) _gate.Leave();
    }

    public async ValueTask DisposeAsync()
    {
        _events.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        await foreach (var happened in _events.Reader.ReadAllAsync())
        {
            try
            {
                await _sink.PublishAsync(happened);
            }
            catch (Exception exception)
            {
                _logger.LogError(exception, "An event of contact {Contact} could not be published: {Event}.", happened.Contact, happened);
            }

            _gate.Leave();
        }
    }
}
