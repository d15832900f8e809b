using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Telephony;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Contacts;

/// <summary>Telephony, the floor above it, and the bridge to the flows.</summary>
internal static class ContactCentre
{
    /// <summary>
    /// Register it before the workflow runtime: the floor must know its contacts before the commands that an earlier run left
    /// behind are sent to it.
    /// </summary>
    public static IServiceCollection AddContactCentre(this IServiceCollection services, ServerSettings settings)
    {
        var clock = new SimulationClock(settings.SimulatorSpeed, settings.SimulatorStart);
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new Simulator(clock)).AddSingleton<ITelephony>(all => all.GetRequiredService<Simulator>()).AddSingleton<SimulatedCalls>();
        services.AddSingleton(all => OptionsOf(all.GetRequiredService<CentreDirectory>().Facts));
        services.AddSingleton<ContactFloor>().AddSingleton<WorkUnderWay>();
        services.AddSingleton<WaitingFlows>().AddSingleton<CallFlows>().AddSingleton<ContactBridge>();
        services.AddSingleton<IContactEventSink>(all => all.GetRequiredService<ContactBridge>());
        services.AddSingleton<ICommandSender>(all => all.GetRequiredService<ContactBridge>());
        services.AddSingleton<IAskHandler, CentreAnswers>();
        services.AddSingleton<IDropDownChoices, CentreChoices>();
        services.AddWorkflowPayloads(types => types.AddDerivedFrom<ContactCommand>().AddDerivedFrom<ContactEvent>()
            .Add<AskOpening>().Add<OpeningAnswer>().Add<AskBlocked>().Add<BlockedAnswer>().Add<AskCustomer>().Add<CustomerAnswer>());
        services.AddDesk();
        return services.AddHostedService<FloorOpening>();
    }

    private static FloorOptions OptionsOf(CentreFacts facts) => new() { Queues = facts.Queues, Agents = facts.Agents, Groups = facts.Groups, Calendars = facts.Calendars };
}
