using CallCenter.Telephony;

namespace CallCenter.Workflows.Activities.Customers;

/// <summary>Finds the customer by phone and links them to the contact.</summary>
[Activity("CallCenter.LookUpCustomer", Categories.Customers)]
[Texts("查询客户", "Look up customer", "按电话号码查询客户及其历史联络。", "Finds the customer and their past contacts by phone number.")]
[Outcomes("Found", "NotFound")]
public sealed class LookUpCustomer : Activity
{
    [Input("电话号码", "Phone", DescriptionZh = "留空则用主叫号码。", DescriptionEn = "Empty takes the caller's number.")]
    public string? Phone { get; init; }

    [Output("客户", "Customer")] public Value Customer { get; private set; }

    public override ActivityResult Execute(ActivityContext context)
    {
        var phone = string.IsNullOrWhiteSpace(Phone) ? context.Caller : Phone;
        return PhoneNumber.Normalize(phone).Length == 0 ? Done("NotFound") : Ask(new AskCustomer(phone));
    }

    public override ActivityResult Resume(ActivityContext context, object? received)
    {
        if (received is not CustomerAnswer answer) return base.Resume(context, received);
        if (answer.Customer is not { } customer) return Done("NotFound");
        Customer = ContactFacts.CustomerOf(customer);
        context.SetFact(ContactFacts.CustomerFact, Customer);
        return context.ContactOrNull is { } contact ? Done("Found", new NoteCustomer(contact, customer.Id)) : Done("Found");
    }
}
