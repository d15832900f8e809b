using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using CallCenter.Workflows.Server.Tests.Support;

namespace CallCenter.Workflows.Server.Tests.SignIn;

[Collection(ServerCollection.Name)]
public sealed class SessionTests(SharedServer shared)
{
    private TestServer Server => shared.Server;

    [Fact]
    public async Task Session_RightPassword_SetsAStrictHttpOnlyCookieAndTellsWhoItIs()
    {
        using var client = Server.Browser();
        using var answer = await client.PostAsJsonAsync("/api/session", new { username = " OWNER ", password = TestServer.Password });

        var session = await answer.ObjectAsync(HttpStatusCode.OK);
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("owner", session.Text("userName"));
        Assert.Equal(["ProcessOwner"], session["roles"]!.AsArray().Select(role => role!.GetValue<string>()));
        Assert.Equal("owner", (await client.GetObjectAsync("/api/session")).Text("userName"));
    }

    [Theory]
    [InlineData("en-US", "The user name or password is not right")]
    [InlineData("zh-CN", "用户名或密码不正确")]
    public async Task Session_WrongNameOrPassword_SaysSoInTheReadersLanguage(string language, string title)
    {
        using var client = Server.Browser(language);
        foreach (var name in new[] { "nobody", "reviewer" })
        {
            using var answer = await client.PostAsJsonAsync("/api/session", new { username = name, password = "wrong" });
            Assert.Equal(title, (await answer.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-failed")).Text("title"));
        }
    }

    [Fact]
    public async Task Session_NothingGiven_NamesTheFields()
    {
        using var client = Server.Browser();
        using var answer = await client.PostAsJsonAsync("/api/session", new { });
        var problem = await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input");
        Assert.Equal(["password", "username"], problem["errors"]!.AsObject().Select(error => error.Key).Order());
    }

    [Fact]
    public async Task Session_SignedOut_IsOver()
    {
        using var client = await Server.SignInAsync("lead");
        using var left = await client.DeleteAsync("/api/session");
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        using var answer = await client.GetAsync("/api/session");
        await answer.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task Language_Chosen_IsRememberedForThePersonAndUsedInAnswers()
    {
        await using var server = await TestServer.StartAsync();
        using var client = await server.SignInAsync("agent");
        using var chosen = await client.PutAsJsonAsync("/api/session/language", new { language = "zh-CN" });
        Assert.Equal("zh-CN", (await chosen.ObjectAsync(HttpStatusCode.OK)).Text("language"));

        using var elsewhere = await server.SignInAsync("agent");
        Assert.Equal("zh-CN", (await elsewhere.GetObjectAsync("/api/session")).Text("language"));
        using var refused = await elsewhere.GetAsync("/api/agents");
        Assert.Equal("您的角色不允许这样做", (await refused.ProblemAsync(HttpStatusCode.Forbidden, "forbidden")).Text("title"));
    }

    [Fact]
    public async Task Language_Unknown_IsRefused()
    {
        var client = await Server.SignedInAsync("owner");
        using var answer = await client.PutAsJsonAsync("/api/session/language", new { language = "fr-FR" });
        Assert.NotNull((await answer.ProblemAsync(HttpStatusCode.BadRequest, "invalid-input"))["errors"]!["language"]);
    }

    [Fact]
    public async Task Account_FiveWrongPasswords_IsLockedEvenForTheRightOne()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.Browser();
        for (var i = 1; i <= 5; i++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/session", new { username = "owner", password = "wrong" });
            Assert.Equal(i < 5 ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden, wrong.StatusCode);
        }

        using var right = await client.PostAsJsonAsync("/api/session", new { username = "owner", password = TestServer.Password });
        await right.ProblemAsync(HttpStatusCode.Forbidden, "locked-out");
        using var other = await client.PostAsJsonAsync("/api/session", new { username = "lead", password = TestServer.Password });
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task BearerToken_FromElsasLogin_OpensTheApiAndCanBeRefreshed()
    {
        using var client = Server.Browser();
        using var login = await client.PostAsJsonAsync("/elsa/api/identity/login", new { username = "owner", password = TestServer.Password });
        var tokens = await login.ObjectAsync(HttpStatusCode.OK);
        Assert.True(tokens["isAuthenticated"]!.GetValue<bool>());

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Text("refreshToken"));
        using var refreshed = await client.PostAsync("/elsa/api/identity/refresh-token", null);
        var fresh = await refreshed.ObjectAsync(HttpStatusCode.OK);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", fresh.Text("accessToken"));
        Assert.Equal("owner", (await client.GetObjectAsync("/api/session")).Text("userName"));

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.Text("refreshToken"));
        using var misused = await client.GetAsync("/api/session");
        await misused.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Fact]
    public async Task ApiKey_MadeAndWithdrawn_OpensOnlyWhatItsRolesMayAndOnlyWhileItLives()
    {
        var admin = await Server.SignedInAsync("admin");
        using var made = await admin.PostAsJsonAsync("/api/api-keys", new { name = "reporting", roles = new[] { "TeamLead" } });
        var key = await made.ObjectAsync(HttpStatusCode.Created);

        using var program = Server.Browser();
        program.DefaultRequestHeaders.Add("Authorization", "ApiKey " + key.Text("key"));
        Assert.Equal("reporting", (await program.GetObjectAsync("/api/session")).Text("userName"));
        using (var refused = await program.GetAsync("/api/api-keys")) await refused.ProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        Assert.All((await admin.GetObjectAsync("/api/api-keys")).Items(), listed => Assert.Null(listed.Text("key")));

        using (var gone = await admin.DeleteAsync("/api/api-keys/" + key.Text("id"))) Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        using var late = await program.GetAsync("/api/session");
        await late.ProblemAsync(HttpStatusCode.Unauthorized, "sign-in-required");
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task CookieRequest_FromAnotherSite_IsRefused(string header, string value)
    {
        var client = await Server.SignedInAsync("admin");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/blocklist") { Content = JsonContent.Create(new { number = "13511112222" }) };
        request.Headers.Add(header, value);
        using var answer = await client.SendAsync(request);
        await answer.ProblemAsync(HttpStatusCode.Forbidden, "cross-site");
    }

    [Fact]
    public async Task CookieRequest_FromOurOwnPages_IsServed()
    {
        var client = await Server.SignedInAsync("owner");
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/session/language") { Content = JsonContent.Create(new { language = "en-US" }) };
        request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
