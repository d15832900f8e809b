using System.Text.Encodings.Web;
using System.Text.Json;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Server.Web;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;

namespace CallCenter.Workflows.Server.Problems;

/// <summary>An error answer as RFC 9457 problem details, in the language of whoever asked.</summary>
/// <param name="Type">Its kind.</param>
/// <param name="Detail">What is wrong here and what would be right.</param>
/// <param name="Errors">Findings by field, in JSON's spelling.</param>
public sealed record Problem(ProblemType Type, Text? Detail = null, IReadOnlyDictionary<string, Text[]>? Errors = null) : IResult, IStatusCodeHttpResult
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int? StatusCode => Type.Status;

    public static Problem NotFound(string zh, string en) => new(ProblemType.NotFound, new(zh, en));

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = httpContext.Language();
        var details = new ProblemDetails
        {
            Type = Type.Uri,
            Title = Type.Title.In(language),
            Status = Type.Status,
            Detail = Detail?.In(language),
            Instance = httpContext.Request.Path,
        };
        if (Errors is not null) details.Extensions["errors"] = Errors.ToDictionary(error => error.Key, error => error.Value.Select(text => text.In(language)));
        httpContext.Response.StatusCode = Type.Status;
        httpContext.Response.Headers.ContentLanguage = language;
        httpContext.Response.Headers.CacheControl = "no-store";
        await httpContext.Response.WriteAsJsonAsync(details, Json, "application/problem+json", httpContext.RequestAborted);
    }
}

/// <summary>Carries a <see cref="Problem"/> out of code that is no endpoint.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail?.En ?? problem.Type.Title.En)
{
    public Problem Problem { get; } = problem;
}

/// <summary>Gathers findings about a request's fields.</summary>
public sealed class InputCheck
{
    private readonly Dictionary<string, Text[]> _errors = new(StringComparer.Ordinal);

    public InputCheck Require(bool good, string field, string zh, string en)
    {
        if (!good) _errors[field] = [.. _errors.GetValueOrDefault(field, []), new(zh, en)];
        return this;
    }

    /// <summary>Throws when anything was found; the first finding is also the problem's detail.</summary>
    public void Done()
    {
        if (_errors.Count > 0) throw new ProblemException(new(ProblemType.InvalidInput, _errors.Values.First()[0], _errors));
    }
}
