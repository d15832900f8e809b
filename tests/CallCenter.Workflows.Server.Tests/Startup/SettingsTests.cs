using CallCenter.Persistence;
using CallCenter.Workflows.Server.Settings;
using CallCenter.Workflows.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CallCenter.Workflows.Server.Tests.Startup;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("--Database:Provider=Oracle", "Oracle", "Allowed: Sqlite, PostgreSql, SqlServer")]
    [InlineData("--Database:Provider=PostgreSql", "PostgreSql", "needs Database:ConnectionString, for example: Host=")]
    [InlineData("--Database:Provider=SqlServer", "SqlServer", "needs Database:ConnectionString, for example: Server=")]
    [InlineData("--Database:ConnectionString=Host=db", "Database:ConnectionString", "Set Database:Provider to PostgreSql or SqlServer")]
    [InlineData("--Telephony:Adapter=Carrier", "Carrier", "Allowed: Simulator, Asterisk")]
    [InlineData("--Recording:Default=Sometimes", "Sometimes", "Allowed: On, Off")]
    [InlineData("--Engine:FlowchartMode=Magic", "Magic", "CounterBased, TokenBased")]
    [InlineData("--Simulator:Speed=fast", "fast", "a number from 0")]
    [InlineData("--Simulator:Speed=-1", "-1", "a number from 0")]
    [InlineData("--Demo=maybe", "maybe", "true, false")]
    [InlineData("--Telephony:Adaptor=Simulator", "Telephony:Adaptor", "Telephony:Adapter")]
    [InlineData("--Http:BasePath=/api/flows", "/api/flows", "a path that the server itself does not use")]
    [InlineData("--Http:BaseUrl=flows", "flows", "https://flows.example.com")]
    [InlineData("--Http:AllowedAddresses=10.0.0.0/8,10.1.0.0/160", "10.1.0.0/160", "10.1.0.0/16")]
    [InlineData("--Http:CallTimeout=soon", "soon", "a duration such as")]
    [InlineData("--Http:RequestSizeLimit=-1", "-1", "a number from 0")]
    [InlineData("--Designer:Directory=/not/there", "/not/there", "does not exist")]
    public void Settings_UnknownValueOrKey_NamesItAndWhatWouldBeRight(string setting, string named, string allowed)
    {
        var data = Directory.CreateTempSubdirectory("callcenter-");
        var failure = Assert.Throws<SettingsException>(() => Program.Build([$"--Data:Directory={data}", setting]));
        var problem = Assert.Single(failure.Problems);
        Assert.Contains(named, problem.En, StringComparison.Ordinal);
        Assert.Contains(allowed, problem.En, StringComparison.Ordinal);
        Assert.Contains(named, problem.Zh, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("BaseUrl=", "needs Telephony:Asterisk:BaseUrl")]
    [InlineData("BaseUrl=pbx", "http://127.0.0.1:8088")]
    [InlineData("User=", "needs Telephony:Asterisk:User")]
    [InlineData("Password=", "needs Telephony:Asterisk:Password")]
    [InlineData("SoundsDirectory=", "needs Telephony:Asterisk:SoundsDirectory")]
    [InlineData("Application=call center", "letters, digits and underscores")]
    [InlineData("AgentEndpoint=1001", "such as PJSIP/{0}")]
    [InlineData("TrunkEndpoint=PJSIP/{7}@trunk", "such as PJSIP/{0}@trunk")]
    [InlineData("Passwort=x", "There is no setting Telephony:Asterisk:Passwort")]
    public void Settings_OfAsterisk_EachIsCheckedAndExplained(string setting, string expected)
    {
        var data = Directory.CreateTempSubdirectory("callcenter-");
        var failure = Assert.Throws<SettingsException>(() => Program.Build(
        [
            $"--Data:Directory={data}", "--Telephony:Adapter=Asterisk", "--Telephony:Asterisk:BaseUrl=http://127.0.0.1:1", "--Telephony:Asterisk:User=u",
            "--Telephony:Asterisk:Password=secret-1", "--Telephony:Asterisk:SoundsDirectory=sounds", "--Telephony:Asterisk:" + setting,
        ]));
        var problem = Assert.Single(failure.Problems);
        Assert.Contains(expected, problem.En, StringComparison.Ordinal);
        Assert.Contains("Telephony:Asterisk:", problem.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", problem.En + problem.Zh, StringComparison.Ordinal);
        data.Delete(recursive: true);
    }

    [Fact]
    public async Task Start_WithoutAnswerOfAsterisk_ServesButIsNotReady()
    {
        await using var server = await TestServer.StartAsync(
            "--Telephony:Adapter=Asterisk", "--Telephony:Asterisk:BaseUrl=http://127.0.0.1:1", "--Telephony:Asterisk:User=u",
            "--Telephony:Asterisk:Password=secret-1", "--Telephony:Asterisk:SoundsDirectory=sounds");

        using var browser = server.Browser();
        using var ready = await browser.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var said = await ready.Content.ReadAsStringAsync();
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Contains("The link to Asterisk at http://127.0.0.1:1", said, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", said, StringComparison.Ordinal);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await browser.GetAsync(new Uri("/health/live", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("PostgreSql", "Host=db;Passwort=secret-1", "Host=db.example.com")]
    [InlineData("PostgreSql", "Host=db;Password=secret-1", "Database is missing")]
    [InlineData("PostgreSql", "Database=db;Password=secret-1", "Host is missing")]
    [InlineData("PostgreSql", "Host=db;Port=many;Password=secret-1", "Host=db.example.com")]
    [InlineData("SqlServer", "Server=db;Passwort=secret-1", "Server=db.example.com")]
    [InlineData("SqlServer", "Server=db;Password=secret-1", "Database is missing")]
    [InlineData("SqlServer", "Database=db;Password=secret-1", "Server is missing")]
    public void Settings_WrongConnectionString_IsExplainedWithoutItsPassword(string provider, string connectionString, string expected)
    {
        var data = Directory.CreateTempSubdirectory("callcenter-");
        var failure = Assert.Throws<SettingsException>(() => Program.Build(
            [$"--Data:Directory={data}", $"--Database:Provider={provider}", $"--Database:ConnectionString={connectionString}"]));
        var problem = Assert.Single(failure.Problems);
        Assert.All(new[] { problem.En, problem.Zh }, text =>
        {
            Assert.Contains(expected, text, StringComparison.Ordinal);
            Assert.DoesNotContain("secret-1", text, StringComparison.Ordinal);
        });
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=centre;Username=callcenter;Password=secret-1", "\"centre\" (127.0.0.1:1)")]
    [InlineData("WRONG PASSWORD", "password authentication failed")]
    public async Task Start_WithoutAnswerOfTheDatabase_IsExplainedWithoutItsPassword(string connectionString, string expected)
    {
        if (connectionString == "WRONG PASSWORD") connectionString = (await PostgreSqlCluster.SharedAsync()).TcpConnectionString("centre", "secret-1");

        var failure = await Assert.ThrowsAsync<SettingsException>(() => TestServer.StartAsync(
            "--Database:Provider=PostgreSql", $"--Database:ConnectionString={connectionString}"));

        var problem = Assert.Single(failure.Problems);
        Assert.Contains(expected, problem.En, StringComparison.Ordinal);
        Assert.Contains("请检查 Database:ConnectionString", problem.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-1", problem.En + problem.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithWrongSetting_EndsWithAnExitCode() => Assert.Equal(1, await Program.Main(["--Demo=maybe"]));

    [Fact]
    public async Task Start_OnAFolderInUse_IsRefused()
    {
        await using var server = await TestServer.StartAsync("--Demo=false");
        var failure = Assert.Throws<SettingsException>(() => Program.Build([$"--Data:Directory={server.Data}"]));
        Assert.Contains("Another server is using the data folder", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_OfANewServer_IsWhatTheModelSays()
    {
        await using var server = await TestServer.StartAsync("--Demo=false");
        await using var context = await server.Get<IDbContextFactory<CallCenterDbContext>>().CreateDbContextAsync();
        Assert.False(context.Database.HasPendingModelChanges(), "Entities were changed: add a migration with dotnet ef, see SqliteDesignTime.");
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Start_Again_KeepsPeopleAndDemo()
    {
        var data = Directory.CreateTempSubdirectory("callcenter-").FullName;
        await using (await TestServer.StartOnAsync(data)) { }

        await using (var server = await TestServer.StartOnAsync(data, "--Admin:Password=another-password"))
        {
            var lead = await server.SignedInAsync("lead");
            Assert.Equal(40, (await lead.GetObjectAsync("/api/customers"))["totalCount"]!.GetValue<int>());
        }

        Directory.Delete(data, recursive: true);
    }
}
