using CallCenter.Persistence.Centre.Prompts;
using CallCenter.Telephony;
using CallCenter.Telephony.Speech;
using CallCenter.Workflows.Server.Elsa.Definitions;

namespace CallCenter.Workflows.Server.Prompts;

/// <summary>The prompt library.</summary>
internal static class PromptsSetup
{
    public static IServiceCollection AddPrompts(this IServiceCollection services)
    {
        services.AddSingleton<ISpeech>(new EspeakSpeech());
        services.AddSingleton<PromptStore>().AddSingleton<PromptFiles>().AddSingleton<FlowUses>().AddSingleton<PromptUses>().AddSingleton<IDefinitionWarnings>(all => all.GetRequiredService<PromptUses>()).AddSingleton<PromptEditor>();
        return services.AddSingleton<PromptLibrary>().AddSingleton<IPromptLibrary>(all => all.GetRequiredService<PromptLibrary>());
    }

    /// <summary>Reads the library before the first call.</summary>
    public static Task PreparePromptsAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        services.GetRequiredService<PromptFiles>().Clean();
        return services.GetRequiredService<PromptLibrary>().ReloadAsync(cancellationToken);
    }
}
