namespace CallCenter.Workflows.Server.Scripts;

/// <summary>Guided scripts beside contacts.</summary>
internal static class ScriptsSetup
{
    public static IServiceCollection AddScripts(this IServiceCollection services) =>
        services.AddSingleton<ContactScripts>().AddSingleton<ScriptDesk>().AddHostedService<ScriptEnds>();
}
