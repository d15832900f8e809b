using CallCenter.Contacts;
using CallCenter.Persistence.Centre;
using CallCenter.Persistence.Centre.Contacts;
using CallCenter.Persistence.Centre.Days;
using CallCenter.Telephony;
using CallCenter.Telephony.Asterisk;
using CallCenter.Telephony.Floor;
using CallCenter.Telephony.Simulator;
using CallCenter.Telephony.Speech;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Observability;
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
        if (settings.Asterisk is { } asterisk) services.AddAsterisk(asterisk);
        else services.AddSimulator(settings);
        services.AddSingleton(all => OptionsOf(all.GetRequiredService<CentreDirectory>(), all.GetRequiredService<IPromptLibrary>(), settings));
        services.AddSingleton<ContactFloor>();
        services.AddSingleton<WaitingFlows>().AddSingleton<CallFlows>().AddSingleton<ContactBridge>();
        services.AddSingleton<IContactEventSink>(all => all.GetRequiredService<ContactBridge>());
        services.AddSingleton<ICommandSender>(all => all.GetRequiredService<ContactBridge>());
        services.AddSingleton<IAskHandler, CentreAnswers>();
        services.AddSingleton<IDropDownChoices, CentreChoices>();
        services.AddWorkflowPayloads(types => types.AddDerivedFrom<ContactCommand>().AddDerivedFrom<ContactEvent>()
            .Add<AskOpening>().Add<OpeningAnswer>().Add<AskBlocked>().Add<BlockedAnswer>().Add<AskCustomer>().Add<CustomerAnswer>());
        services.AddDesk();
        services.AddSingleton<DayStore>();
        return services.AddHostedService<FloorOpening>().AddHostedService<DayKeeper>();
    }

    private static void AddSimulator(this IServiceCollection services, ServerSettings settings)
    {
        var clock = new SimulationClock(settings.SimulatorSpeed, settings.SimulatorStart);
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddSingleton(new SimulatedRecordings(Path.Combine(settings.DataDirectory, "recorded"))).AddSingleton<IRecordingSource>(all => all.GetRequiredService<SimulatedRecordings>());
        services.AddSingleton(all => new Simulator(clock, new() { AudioLength = _ => null, Recordings = all.GetRequiredService<SimulatedRecordings>() }));
        services.AddSingleton<ITelephony>(all => all.GetRequiredService<Simulator>()).AddSingleton<SimulatedCalls>();
        services.AddSingleton<WorkUnderWay>().AddSingleton<SimulatedCentre>().AddSingleton<CallViews>();
    }

    private static void AddAsterisk(this IServiceCollection services, AsteriskOptions options)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(all => new AsteriskTelephony(
            KnowingAgents(options, all.GetRequiredService<CentreDirectory>()), all.GetRequiredService<ISpeech>(), all.GetRequiredService<TimeProvider>(),
            all.GetRequiredService<ILogger<AsteriskTelephony>>()));
        services.AddSingleton<ITelephony>(all => all.GetRequiredService<AsteriskTelephony>()).AddSingleton<IRecordingSource>(all => all.GetRequiredService<AsteriskTelephony>());
        services.AddHealthChecks().AddReadiness("asterisk", (all, _) => Task.FromResult(FaultOf(all.GetRequiredService<AsteriskTelephony>().Link, options)));
    }

    private static AsteriskOptions KnowingAgents(AsteriskOptions options, CentreDirectory directory) => options with
    {
        WorkNumberOf = id => directory.Facts.Agents.FirstOrDefault(agent => agent.Id == id)?.WorkNumber,
        AgentOf = endpoint => directory.Facts.Agents.FirstOrDefault(agent => options.IsPhoneOf(agent.Id, agent.WorkNumber, endpoint))?.Id,
    };

    private static string? FaultOf(LinkState link, AsteriskOptions options) =>
        link.IsUp ? null : $"The link to Asterisk at {options.BaseUrl} is not up since {link.Since:O} ({link.Phase}){(link.Fault is { } fault ? ": " + fault : "")}.";

    private static FloorOptions OptionsOf(CentreDirectory directory, IPromptLibrary prompts, ServerSettings settings) => new()
    {
        Queues = directory.Facts.Queues, Agents = directory.Facts.Agents, Groups = directory.Facts.Groups, Calendars = directory.Facts.Calendars, Prompts = prompts,
        RecordsCalls = settings.Recording == RecordingDefault.On, RecordingOfLine = number => directory.Facts.RecordingOf(number),
    };
}
