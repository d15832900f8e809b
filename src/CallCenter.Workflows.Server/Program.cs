using CallCenter.Workflows.Server.Announcements;
using CallCenter.Workflows.Server.Api;
using CallCenter.Workflows.Server.Contacts;
using CallCenter.Workflows.Server.Deployment;
using CallCenter.Workflows.Server.Elsa;
using CallCenter.Workflows.Server.Http;
using CallCenter.Workflows.Server.Live;
using CallCenter.Workflows.Server.Observability;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.Prompts;
using CallCenter.Workflows.Server.Recordings;
using CallCenter.Workflows.Server.Scripts;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Staffing;
using CallCenter.Workflows.Server.Startup;
using CallCenter.Workflows.Server.Tasks;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server;

/// <summary>The composition root: what the server is made of, and in which order a request meets it.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.PrepareAsync();
            await app.RunAsync();
            return 0;
        }
        catch (SettingsException failure)
        {
            Console.Error.WriteLine(Banner.Of(failure));
            return 1;
        }
    }

    /// <summary>Puts the server together. Throws <see cref="SettingsException"/> when it cannot run as it is set up.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.UseOurDefaults();
        var settings = SettingsReader.Read(builder.Configuration, builder.Environment.ContentRootPath);

        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(_ => DataDirectory.Open(settings));
        builder.Services.AddDatabase(settings);
        builder.Services.AddPrompts();
        builder.Services.AddContactCentre(settings);
        builder.Services.AddRecordings();
        builder.Services.AddPilots();
        builder.Services.AddAnnouncements();
        builder.Services.AddDeployment();
        builder.Services.AddStaffing();
        builder.Services.AddWorkflows(settings);
        builder.Services.AddTasks();
        builder.Services.AddScripts();
        builder.Services.AddHttpActivities();
        builder.Services.AddElsaApi();
        builder.Services.AddLiveUpdates();
        builder.Services.AddSignIn(settings);
        builder.Services.AddProblems();
        builder.Services.AddApi();
        builder.Services.AddObservability();

        var app = builder.Build();
        app.Services.GetRequiredService<DataDirectory>();
        app.UseSecurityHeaders();
        app.UseResponseCompression();
        app.UseDesigner();
        app.UseProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseLanguage();
        app.UseCrossSiteGuard();
        app.UseRateLimiter();
        app.UseUnknownAddress();
        app.UseAuthorization();

        app.MapObservability();
        app.MapSession();
        app.MapApiKeys();
        app.MapElsaApi();
        app.MapLiveUpdates();
        app.MapApi();
        app.MapHttpActivities();
        return app;
    }
}
