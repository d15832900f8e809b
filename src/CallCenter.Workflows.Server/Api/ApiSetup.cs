using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using CallCenter.Workflows.Server.Announcements;
using CallCenter.Workflows.Server.Api.Migrations;
using CallCenter.Workflows.Server.Bindings;
using CallCenter.Workflows.Server.Deployment;
using CallCenter.Workflows.Server.Desk;
using CallCenter.Workflows.Server.Pilots;
using CallCenter.Workflows.Server.Processes;
using CallCenter.Workflows.Server.Rollouts;
using CallCenter.Workflows.Server.Scripts;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Simulations;
using CallCenter.Workflows.Server.Tasks;
using Microsoft.AspNetCore.ResponseCompression;

namespace CallCenter.Workflows.Server.Api;

/// <summary>Our own resources under <c>/api</c>.</summary>
public static class ApiSetup
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = ["application/json", "application/problem+json", "text/plain"];
        });
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        services.AddSingleton<PublishedFlows>().AddSingleton<ContactNames>().AddSingleton<ChangesUnderWay>().AddSingleton<ContactVersionViews>();
        services.AddProcesses();
        services.AddSingleton<DayPlanner>().AddSingleton<SimulationJobs>();
        services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "CallCenter.Workflows";
            document.Info.Version = "v1";
            return Task.CompletedTask;
        }));
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/v1.json").AllowAnonymous();
        routes.MapHome();
        routes.MapLines();
        routes.MapCustomers();
        routes.MapContacts();
        routes.MapSupervision();
        routes.MapFloor();
        routes.MapQueues();
        routes.MapAgents();
        routes.MapDesk();
        routes.MapScripts();
        routes.MapBoard();
        routes.MapPeople();
        routes.MapTransfers();
        routes.MapCalendars();
        routes.MapBlocklist();
        routes.MapRetention();
        routes.MapPrompts();
        routes.MapRecordings();
        routes.MapAudit();
        routes.MapBindings();
        routes.MapPilots();
        routes.MapRollouts();
        routes.MapAnnouncements();
        routes.MapDeployment();
        if (routes.ServiceProvider.GetRequiredService<ServerSettings>().Telephony == TelephonyAdapter.Simulator) routes.MapSimulator();
        routes.MapSimulations();
        routes.MapMigrations();
        routes.MapProcessArea();
        routes.MapTasks();
    }
}
