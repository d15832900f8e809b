using System.Collections.Concurrent;
using CallCenter.Contacts;
using CallCenter.Persistence.Centre.Contacts;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Which flow handles which contact: the latest from memory, older ones from the store.</summary>
public sealed class CallFlows(WaitingFlows stored)
{
    private const int Remembered = 20_000;

    private readonly ConcurrentDictionary<ContactId, string> _flows = new();
    private readonly ConcurrentDictionary<string, ContactId> _contacts = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(ContactId Contact, string Instance)> _order = new();

    /// <summary>A flow took a contact on.</summary>
    public event Action<ContactId>? Started;

    public void Note(ContactId contact, string instanceId)
    {
        _flows[contact] = instanceId;
        _contacts[instanceId] = contact;
        _order.Enqueue((contact, instanceId));
        while (_order.Count > Remembered && _order.TryDequeue(out var oldest))
        {
            _flows.TryRemove(oldest.Contact, out _);
            _contacts.TryRemove(oldest.Instance, out _);
        }

        Started?.Invoke(contact);
    }

    /// <summary>The contact that an instance handles; only of those that began since the server started.</summary>
    public ContactId? ContactOf(string instanceId) => _contacts.TryGetValue(instanceId, out var contact) ? contact : null;

    public async ValueTask<string?> FlowOfAsync(ContactId contact, CancellationToken cancellationToken) =>
        _flows.TryGetValue(contact, out var instanceId) ? instanceId : await stored.FindAsync(contact, cancellationToken);
}
