using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Server.Http.Calls;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;

namespace CallCenter.Workflows.Server.Http;

/// <summary>HTTP as flows use it: requests that come to them, and requests they send.</summary>
internal static class HttpSetup
{
    public static IServiceCollection AddHttpActivities(this IServiceCollection services)
    {
        services.AddSingleton<RouteMatching>().AddSingleton<EndpointFinder>().AddSingleton<WorkflowRequests>();
        services.AddSingleton<OpenRequests>().AddSingleton<ICommandSender>(all => all.GetRequiredService<OpenRequests>());
        services.AddSingleton<IAskHandler, HttpCallHandler>();
        return services.AddWorkflowPayloads(types => types.AddDerivedFrom<HttpReply>().Add<HttpCall>());
    }

    /// <summary>Everything below the base path goes to flows. The address is open, each endpoint behind it is what its flow says.</summary>
    public static void MapHttpActivities(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>().Http;
        app.Map(settings.BasePath + "/{**path}", context => context.RequestServices.GetRequiredService<WorkflowRequests>().HandleAsync(context))
            .AllowAnonymous().WithMetadata(GuardsItself.Mark);
    }
}
