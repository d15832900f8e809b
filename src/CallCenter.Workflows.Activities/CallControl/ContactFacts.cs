using CallCenter.Contacts;

namespace CallCenter.Workflows.Activities;

/// <summary>What activities know of the contact their flow handles.</summary>
public static class ContactFacts
{
    public const string ContactFact = "contact";
    public const string CustomerFact = "customer";
    public const string AgentFact = "agent";
    public const string OpeningFact = "opening";

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
