using CallCenter.Persistence.Alterations;
using CallCenter.Persistence.Definitions;
using CallCenter.Persistence.Instances;
using CallCenter.Persistence.Retention;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Retention;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>Definitions, the catalogue of activities, what evaluates their expressions, and the runtime.</summary>
internal static class WorkflowsSetup
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new ActivityCatalogue().AddFrom(typeof(ContactArrived).Assembly));
        services.AddSingleton<IExpressionLanguage, LiteralLanguage>();
        services.AddSingleton<IExpressionLanguage, ObjectLanguage>();
        services.AddSingleton<IExpressionLanguage, VariableLanguage>();
        services.AddSingleton<IExpressionLanguage, InputLanguage>();
        services.AddSingleton<IExpressionLanguage>(_ => new JavaScriptLanguage());
        services.AddSingleton<IReadOnlyDictionary<string, IExpressionLanguage>>(all =>
            all.GetServices<IExpressionLanguage>().ToDictionary(language => language.Type, StringComparer.Ordinal));
        services.AddSingleton<IDefinitionStore, DefinitionStore>();
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<DefinitionLibrary>(all, settings.Engine));
        services.AddSingleton<IGraphSource>(all => all.GetRequiredService<DefinitionLibrary>());
        services.AddSingleton<InstanceCodec>();
        services.AddSingleton<IInstanceReader, InstanceReader>();
        services.AddSingleton<IRetentionStore, RetentionStore>();
        services.AddSingleton<RetentionService>().AddHostedService(all => all.GetRequiredService<RetentionService>());
        services.AddSingleton<IAlterationStore, AlterationStore>();
        return services.AddWorkflowRuntime(options => options.Patience = settings.InboxPatience).AddAlterations();
    }
}
