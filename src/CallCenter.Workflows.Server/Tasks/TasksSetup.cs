using CallCenter.Workflows.Server.Contacts;
using CallCenter.Persistence.Tasks;
using CallCenter.Tasks;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Elsa.Definitions;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>What flows want done by people, and where people find it.</summary>
internal static class TasksSetup
{
    public static IServiceCollection AddTasks(this IServiceCollection services)
    {
        services.AddHttpContextAccessor().AddScoped<TaskRequests>().AddSingleton<TaskStore>().AddSingleton<TaskPeople>().AddSingleton<HumanTasks>().AddSingleton<TaskTelling>();
        services.AddSingleton<TaskClock>().AddSingleton<IBackgroundWork>(all => all.GetRequiredService<TaskClock>()).AddHostedService(all => all.GetRequiredService<TaskClock>());
        services.AddSingleton<TasksPush>().AddHostedService(all => all.GetRequiredService<TasksPush>());
        services.AddSingleton<ICommandSender, TaskCommandSender>().AddSingleton<IAskHandler, TaskAnswers>();
        services.AddSingleton<IDefinitionWarnings, TaskWarnings>();
        return services.AddWorkflowPayloads(types => types.AddDerivedFrom<TaskCommand>()
            .Add<TaskCompleted>().Add<NoticeRead>().Add<AskTaskTerms>().Add<TaskTerms>().Add<AskAudience>().Add<Audience>());
    }
}
