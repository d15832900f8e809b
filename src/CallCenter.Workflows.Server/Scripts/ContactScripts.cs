using CallCenter.Contacts;
using CallCenter.Customers;
using CallCenter.Persistence.Tasks;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Graphs;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Bindings;

namespace CallCenter.Workflows.Server.Scripts;

/// <summary>
/// The guided scripts of contacts: one begins when the first agent answers, on the version that binds the contact, goes along when it
/// is transferred, and ends at the latest when the wrap-up is over.
/// </summary>
internal sealed partial class ContactScripts(
    ContactVersions versions, IWorkflowRuntime runtime, IInstanceReader instances, TaskStore steps, ICustomerStore customers, ContactFloor floor, ILogger<ContactScripts> logger)
{
    private const string Abandoned = "联络与话后处理已结束，话术未走完。 / The contact and its wrap-up are over before the script was.";

    /// <summary>The run that guides a contact's agents; one each, however often it is answered.</summary>
    public static string RunOf(ContactId contact) => "script-" + contact;

    /// <summary>A call goes on even when its script cannot be begun.</summary>
    public async Task BeginAsync(AgentConnected connected)
    {
        try
        {
            if (await versions.ScriptAsync(connected.Contact, CancellationToken.None) is not { } script) return;
            var run = RunOf(connected.Contact);
            if (await instances.FindSummaryAsync(run, CancellationToken.None) is not null) return;
            await StartAsync(script, run, connected);
        }
        catch (Exception failure)
        {
            LogNotBegun(logger, connected.Contact, failure);
        }
    }

    /// <summary>Nobody is left who could go on with it: what is not finished is cancelled.</summary>
    public async Task EndAsync(ContactId contact)
    {
        var runs = (await steps.ScriptStepsAsync(contact, CancellationToken.None)).Where(step => step.IsLive).Select(step => step.InstanceId).Append(RunOf(contact)).Distinct();
        foreach (var run in runs)
        {
            if (await instances.FindSummaryAsync(run, CancellationToken.None) is { Status: InstanceStatus.Running }) await runtime.CancelAsync(run, Abandoned);
        }
    }

    private async Task StartAsync(WorkflowGraph script, string run, AgentConnected connected)
    {
        var definition = script.Definition;
        var version = new VersionOptions(VersionKind.Specific, definition.Version);
        await runtime.StartAsync(new(definition.DefinitionId, version, connected.Contact.Value) { InstanceId = run, Facts = await FactsAsync(connected) });
        var name = definition.Name ?? definition.DefinitionId;
        await floor.ExecuteAsync(
            new NoteScript(connected.Contact, new($"话术“{name}”第 {definition.Version} 版开始。", $"Script \"{name}\", version {definition.Version}, begins.")), run + "-begun");
    }

    private async Task<ValueRecord> FactsAsync(AgentConnected connected)
    {
        var facts = new ValueRecord { [ContactFacts.AgentFact] = ContactFacts.AgentOf(connected.AgentId, connected.WorkNumber, connected.AgentName) };
        if (await floor.ContactAsync(connected.Contact) is not { } contact) return facts;
        facts[ContactFacts.ContactFact] = Value.Of(ContactFacts.ContactOf(contact.Id, contact.From, contact.To, contact.Channel, contact.ArrivedAt));
        if (await customers.FindByPhoneAsync(contact.From, CancellationToken.None) is { } customer)
            facts[ContactFacts.CustomerFact] = ContactFacts.CustomerOf(customer.KnownBy(contact.From));
        return facts;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The script of contact {Contact} could not be begun.")]
    private static partial void LogNotBegun(ILogger logger, ContactId contact, Exception failure);
}
