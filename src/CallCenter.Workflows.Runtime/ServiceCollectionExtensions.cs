using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Expressions;
using CallCenter.Workflows.Runtime.Payloads;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace CallCenter.Workflows.Runtime;

/// <summary>What this project registers.</summary>
public static class ServiceCollectionExtensions
{
    /// <summary>
    /// Runs workflows in this process. The store (<c>IInstanceStore</c>), the graphs (<c>IGraphSource</c>) and the centre's clock
    /// (<c>TimeProvider</c>) are registered by others; so are any <c>ICommandSender</c>, <c>IAskHandler</c> and <c>IInstanceObserver</c>.
    /// </summary>
    public static IServiceCollection AddWorkflowRuntime(this IServiceCollection services, Action<WorkflowRuntimeOptions>? configure = null)
    {
        var options = services.AddOptions<WorkflowRuntimeOptions>();
        if (configure is not null) options.Configure(configure);
        options.Validate(value => value.Partitions > 0 && value.BatchSize > 0 && value.Senders > 0 && value.Askers > 0 && value.SlowAskers > 0 && value.TimerPage > 1,
            "Partitions, BatchSize, Senders, Askers and SlowAskers must be at least 1, TimerPage at least 2.");
        services.AddDataProtection();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ISecretCodec, SecretCodec>();
        services.TryAddSingleton<IPayloadCodec>(provider =>
        {
            var types = new PayloadTypes();
            foreach (var registration in provider.GetServices<PayloadRegistration>()) registration.Add(types);
            return new PayloadCodec(types, provider.GetRequiredService<ISecretCodec>());
        });
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExpressionLanguage, HandlebarsLanguage>());
        services.AddSingleton<WorkflowRuntime>();
        services.AddSingleton<IWorkflowRuntime>(provider => provider.GetRequiredService<WorkflowRuntime>());
        services.AddHostedService(provider => provider.GetRequiredService<WorkflowRuntime>());
        return services;
    }

    /// <summary>Carries plans of alterations out; their store (<c>IAlterationStore</c>) is registered by others.</summary>
    public static IServiceCollection AddAlterations(this IServiceCollection services)
    {
        services.AddSingleton<AlterationRunner>().AddSingleton<MigrationPreview>();
        services.AddHostedService(provider => provider.GetRequiredService<AlterationRunner>());
        return services;
    }

    /// <summary>Lets these types be stored as commands, asks and payloads.</summary>
    public static IServiceCollection AddWorkflowPayloads(this IServiceCollection services, Action<PayloadTypes> add) =>
        services.AddSingleton(new PayloadRegistration(add));
}
