using System.Net;
using System.Security.Claims;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using CallCenter.Persistence;
using CallCenter.Persistence.Alterations;
using CallCenter.Persistence.Definitions;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Activities.CallControl;
using CallCenter.Workflows.Codecs;
using CallCenter.Workflows.ElsaFormat;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Instances;
using CallCenter.Workflows.Runtime;
using CallCenter.Workflows.Runtime.Alterations;
using CallCenter.Workflows.Runtime.Definitions;
using CallCenter.Workflows.Runtime.Expressions;
using CallCenter.Workflows.Runtime.Stores;
using CallCenter.Workflows.Server.Elsa;
using CallCenter.Workflows.Server.Elsa.Descriptors;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CallCenter.Workflows.Server.Tests.Elsa;

/// <summary>The Elsa API on a free port with definitions in a real database; instances run in memory, one step after another.</summary>
public sealed class ElsaHost : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("elsa-api-").FullName;
    private WebApplication _app = null!;

    public HttpClient Client { get; private set; } = null!;
    public Uri Address => new(_app.Urls.First());
    public InMemoryRuntime Runtime => _app.Services.GetRequiredService<InMemoryRuntime>();
    public ChangingChoices Choices { get; } = new();
    public DefinitionLibrary Library => _app.Services.GetRequiredService<DefinitionLibrary>();
    public IDefinitionStore Store => _app.Services.GetRequiredService<IDefinitionStore>();

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        Register(builder.Services);
        _app = builder.Build();
        _app.UseProblems();
        _app.UseRouting();
        _app.UseAuthentication();
        _app.UseLanguage();
        _app.UseAuthorization();
        _app.MapElsaApi();
        await using (var database = await _app.Services.GetRequiredService<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync())
            await database.Database.EnsureCreatedAsync();
        await _app.StartAsync();
        Client = As("ProcessOwner");
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Someone of that role who reads that language.</summary>
    public HttpClient As(string role, string language = "en-US")
    {
        var client = new HttpClient { BaseAddress = new(Address, "/elsa/api/") };
        client.DefaultRequestHeaders.Add("X-Role", role);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    public async Task<JsonObject> GetAsync(string path) => await ReadAsync(await Client.GetAsync(path), HttpStatusCode.OK);

    public async Task<JsonObject> PostAsync(string path, JsonNode? body, HttpStatusCode expected = HttpStatusCode.OK) =>
        await ReadAsync(await Client.PostAsync(path, Content(body)), expected);

    public static StringContent Content(JsonNode? body) => new(body?.ToJsonString() ?? "{}", Encoding.UTF8, "application/json");

    public static async Task<JsonObject> ReadAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(expected == response.StatusCode, $"{response.RequestMessage!.RequestUri} answered {(int)response.StatusCode}: {text}");
        return DefinitionJson.Parse(text);
    }

    private void Register(IServiceCollection services)
    {
        services.AddDbContextFactory<CallCenterDbContext>(options => options.UseSqlite($"Data Source={Path.Combine(_folder, "test.db")}"));
        services.AddSingleton<IDefinitionStore, DefinitionStore>();
        services.AddSingleton(new ActivityCatalogue().AddFrom(typeof(ContactArrived).Assembly));
        services.AddSingleton<IReadOnlyDictionary<string, IExpressionLanguage>>(_ => new IExpressionLanguage[]
        {
            new LiteralLanguage(), new ObjectLanguage(), new VariableLanguage(), new InputLanguage(), new JavaScriptLanguage(), new HandlebarsLanguage(),
        }.ToDictionary(language => language.Type));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DefinitionLibrary>(provider));
        services.AddSingleton<IGraphSource>(provider => provider.GetRequiredService<DefinitionLibrary>());
        services.AddSingleton<IPayloadCodec, TestPayloads>();
        services.AddSingleton<ISecretCodec, TestSecrets>();
        services.AddSingleton<InstanceCodec>();
        services.AddSingleton<InMemoryRuntime>();
        services.AddSingleton<IWorkflowRuntime>(provider => provider.GetRequiredService<InMemoryRuntime>());
        services.AddSingleton<IInstanceReader>(provider => provider.GetRequiredService<InMemoryRuntime>());
        services.AddSingleton<IAlterationStore, AlterationStore>();
        services.AddAlterations();
        services.AddSingleton<IDropDownChoices>(Choices);
        services.AddElsaApi();
        services.AddProblems();
        services.AddAuthentication("Test").AddScheme<AuthenticationSchemeOptions, RoleHeader>("Test", null);
        var authorization = services.AddAuthorizationBuilder();
        foreach (var (name, roles) in Policies.RolesOf) authorization.AddPolicy(name, policy => policy.RequireAuthenticatedUser().RequireRole(roles));
    }

    /// <summary>Whoever says so is of that role.</summary>
    private sealed class RoleHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers["X-Role"].ToString() is not { Length: > 0 } role) return Task.FromResult(AuthenticateResult.NoResult());
            var identity = new ClaimsIdentity([new(ClaimTypes.Name, "tester"), new(ClaimTypes.Role, role)], "Test");
            return Task.FromResult(AuthenticateResult.Success(new(new(identity), "Test")));
        }
    }

    private sealed class TestPayloads : IPayloadCodec
    {
        public (string Type, string Json) Write(object payload) => throw new NotSupportedException("These flows carry no payloads.");

        public object Read(string type, string json) => throw new NotSupportedException("These flows carry no payloads.");
    }

    private sealed class TestSecrets : ISecretCodec
    {
        public string Protect(string clear) => Convert.ToBase64String(Encoding.UTF8.GetBytes(clear));

        public string Reveal(string secret) => Encoding.UTF8.GetString(Convert.FromBase64String(secret));
    }

    /// <summary>Live choices that a test changes.</summary>
    public sealed class ChangingChoices : IDropDownChoices
    {
        public IReadOnlyList<Choice> Prompts { get; set; } = [new("welcome", "欢迎")];

        public Task<IReadOnlyList<Choice>> ReadAsync(string optionsFrom, string culture, CancellationToken cancellationToken) =>
            Task.FromResult(optionsFrom == "prompts" ? Prompts : []);
    }
}

[CollectionDefinition(Name)]
public sealed class ElsaApiCollection : ICollectionFixture<ElsaHost>
{
    public const string Name = "Elsa API";
}
