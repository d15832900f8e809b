using System.Globalization;
using CallCenter.Workflows.Server.SignIn;
using Microsoft.Net.Http.Headers;

namespace CallCenter.Workflows.Server.Web;

/// <summary>Which of the two languages a request is answered in.</summary>
public static class RequestLanguage
{
    public const string Chinese = "zh-CN";
    public const string English = "en-US";

    /// <summary>The signed-in person's choice, else what the browser accepts, else Chinese.</summary>
    public static string Language(this HttpContext context)
    {
        if (Known(context.User.FindFirst(Claims.Language)?.Value) is { } chosen) return chosen;
        var accepted = context.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1);
        foreach (var language in accepted)
        {
            if (Nearest(language.Value.Value) is { } near) return near;
        }

        return Chinese;
    }

    /// <summary>Exactly one of the two languages, else null.</summary>
    public static string? Known(string? language) => language is Chinese or English ? language : null;

    /// <summary>Lets everything below see the language as the current UI culture.</summary>
    public static IApplicationBuilder UseLanguage(this IApplicationBuilder app) => app.Use(next => context =>
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(context.Language());
        return next(context);
    });

    private static string? Nearest(string? language) =>
        language is null ? null
        : language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese
        : language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
        : null;
}
