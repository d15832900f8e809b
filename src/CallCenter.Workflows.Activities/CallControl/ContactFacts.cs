using CallCenter.Contacts;
using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities;

/// <summary>What activities know of the contact their flow handles.</summary>
public static class ContactFacts
{
    public const string ContactFact = "contact";
    public const string CustomerFact = "customer";
    public const string AgentFact = "agent";
    public const string OpeningFact = "opening";

    /// <summary>What templates see of an agent.</summary>
    public static Value AgentOf(string id, string workNumber, string name) => Value.Of(new ValueRecord { ["id"] = id, ["workNumber"] = workNumber, ["name"] = name });

    /// <summary>What templates see of a customer.</summary>
    public static Value CustomerOf(KnownCustomer customer)
    {
        var past = new ValueList();
        foreach (var contact in customer.PastContacts)
        {
            past.Add(Value.Of(new ValueRecord
            {
                ["contact"] = contact.Contact.Value,
                ["at"] = contact.At.ToString("O"),
                ["channel"] = contact.Channel,
                ["summary"] = contact.Summary,
                ["agentName"] = contact.AgentName,
                ["agentId"] = contact.AgentId,
            }));
        }

        return Value.Of(new ValueRecord
        {
            ["id"] = customer.Id,
            ["name"] = customer.Name,
            ["title"] = customer.Title,
            ["level"] = customer.Level,
            ["phone"] = customer.Phone,
            ["language"] = customer.Language,
            ["pastContacts"] = Value.Of(past),
        });
    }

    /// <summary>What templates see of a contact.</summary>
    public static ValueRecord ContactOf(ContactId id, string from, string to, string channel, DateTimeOffset arrivedAt) => new()
    {
        ["id"] = id.Value,
        ["from"] = from,
        ["to"] = to,
        ["channel"] = channel,
        ["arrivedAt"] = arrivedAt.ToString("O"),
    };

    extension(ActivityContext context)
    {
        /// <summary>The contact of this flow. Faults when the flow was not started by one.</summary>
        public ContactId Contact => context.ContactOrNull ?? throw Fault.Of(
            "这个活动需要一个联络：请让流程从“来电到达”开始，或通过拨打绑定的号码来运行它。",
            "This activity needs a contact: let the flow begin with \"Contact arrived\", or run it by calling the number it is bound to.",
            "no-contact");

        /// <summary>The contact of this flow, or null.</summary>
        public ContactId? ContactOrNull =>
            (context.GetFact(ContactFact)["id"].AsString ?? context.CorrelationId) is { Length: > 0 } id ? new ContactId(id) : null;

        /// <summary>The number the contact came from; empty when it is withheld.</summary>
        public string Caller => context.GetFact(ContactFact)["from"].AsString ?? "";
    }
}
