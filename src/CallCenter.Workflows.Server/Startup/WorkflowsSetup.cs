using CallCenter.Persistence.Definitions;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Server.Settings;

namespace CallCenter.Workflows.Server.Startup;

/// <summary>Definitions, the catalogue of activities and what evaluates their expressions.</summary>
internal static class WorkflowsSetup
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services, ServerSettings settings)
    {
        IExpressionLanguage[] languages = [new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage()];
        services.AddSingleton(new ActivityCatalogue().AddFrom(typeof(ContactArrived).Assembly));
        services.AddSingleton<IReadOnlyDictionary<string, IExpressionLanguage>>(languages.ToDictionary(language => language.Type, StringComparer.Ordinal));
        services.AddSingleton<IDefinitionStore, DefinitionStore>();
        services.AddSingleton(all => ActivatorUtilities.CreateInstance<DefinitionLibrary>(all, settings.FlowchartMode));
        return services.AddSingleton<IGraphSource>(all => all.GetRequiredService<DefinitionLibrary>());
    }
}
