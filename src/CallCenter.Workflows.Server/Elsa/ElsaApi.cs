using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Elsa.Alterations;
using CallCenter.Workflows.Server.Elsa.Definitions;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Elsa.Instances;
using CallCenter.Workflows.Server.Elsa.Live;
using CallCenter.Workflows.Server.Elsa.Stimuli;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CallCenter.Workflows.Server.Elsa;

/// <summary>The Elsa server's HTTP API and hub, as the unmodified Elsa Studio uses them.</summary>
public static class ElsaApi
{
    /// <summary>
    /// Needs besides: <c>DefinitionLibrary</c>, <c>ActivityCatalogue</c>, the expression languages by type, <c>IWorkflowRuntime</c>,
    /// <c>IInstanceReader</c>, <c>InstanceCodec</c>, <c>IAlterationStore</c> with <c>AddAlterations</c>, and <c>TimeProvider</c>. Register an <see cref="IDropDownChoices"/> before it to fill drop-downs.
    /// </summary>
    public static IServiceCollection AddElsaApi(this IServiceCollection services)
    {
        services.TryAddSingleton<IDropDownChoices, NoChoices>();
        services.AddSingleton<DescriptorCache>();
        services.AddSingleton<DefinitionRemoval>();
        services.AddSingleton<InstanceViews>();
        services.AddDataProtection();
        services.AddSingleton<BookmarkLinks>();
        services.AddSingleton<InstancePush>();
        services.AddSingleton<IInstanceObserver>(provider => provider.GetRequiredService<InstancePush>());
        services.AddHostedService(provider => provider.GetRequiredService<InstancePush>());
        services.AddSignalR();
        return services;
    }

    public static void MapElsaApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/elsa/api").WithTags("Elsa").AddEndpointFilter(RefuseAsync);
        DefinitionQueryEndpoints.Map(api);
        DefinitionGraphEndpoints.Map(api);
        DefinitionChangeEndpoints.Map(api);
        DefinitionBulkEndpoints.Map(api);
        DefinitionFileEndpoints.Map(api);
        DefinitionRunEndpoints.Map(api);
        DescriptorEndpoints.Map(api);
        FeatureEndpoints.Map(api);
        InstanceEndpoints.Map(api);
        InstanceActionEndpoints.Map(api);
        ActivityExecutionEndpoints.Map(api);
        EventEndpoints.Map(api);
        BookmarkEndpoints.Map(api);
        AlterationEndpoints.Map(api);

        var own = routes.MapGroup("/api").AddEndpointFilter(RefuseAsync);
        DefinitionProblemEndpoints.Map(own);
        ExpressionEndpoints.Map(own);
        BookmarkEndpoints.MapOwn(own);

        // Studio resolves the hub relative to the endpoint, with or without a slash at its end.
        routes.MapHub<WorkflowInstanceHub>("/elsa/hubs/workflow-instance").RequireAuthorization(Policies.InstancesRead);
        routes.MapHub<WorkflowInstanceHub>("/elsa/api/hubs/workflow-instance").RequireAuthorization(Policies.InstancesRead);
    }

    private static async ValueTask<object?> RefuseAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return ElsaAnswers.Refuse([refused.Text]);
        }
        catch (DefinitionFormatException format)
        {
            return ElsaAnswers.Refuse([format.Text]);
        }
    }
}
