using System.Text;
using CallCenter.Workflows.Server.Problems;
using CallCenter.Workflows.Server.SignIn;
using CallCenter.Workflows.Server.Web;

namespace CallCenter.Workflows.Server.Processes.Documents;

/// <summary>The document of a version, in the reader's language or the one asked for.</summary>
internal static class DocumentEndpoints
{
    /// <summary>It holds nothing but words and drawings, and may be shown within our own pages only.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    public static void MapDocuments(this IEndpointRouteBuilder routes) => routes.MapGet("/api/processes/{id}/versions/{number:int}/document", WriteAsync)
        .RequireAuthorization(Policies.ProcessesRead).WithTags("Processes");

    /// <param name="format"><c>html</c> (as when left out) or <c>markdown</c>.</param>
    /// <param name="language"><c>zh-CN</c> or <c>en-US</c>.</param>
    private static async Task<IResult> WriteAsync(string id, int number, string? format, string? language, HttpContext context, DocumentMaker maker, CancellationToken cancellationToken)
    {
        Check(format, language);
        var document = await maker.MakeAsync(id, number, language ?? context.Language(), cancellationToken);
        return format == "markdown" ? Markdown(MarkdownWriter.Write(document), $"{id}-{number}") : Html(context, HtmlWriter.Write(document));
    }

    /// <exception cref="ProblemException">There is no such format or language.</exception>
    internal static void Check(string? format, string? language) => new InputCheck()
        .Require(format is null or "html" or "markdown", "format", "格式只能是 html 或 markdown。", "The format is html or markdown.")
        .Require(language is null || RequestLanguage.Known(language) is not null, "language", "语言只能是 zh-CN 或 en-US。", "The language is zh-CN or en-US.")
        .Done();

    /// <summary>A document to keep as a file.</summary>
    internal static IResult Markdown(string text, string name) => Results.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", name + ".md");

    /// <summary>A document as a page within ours.</summary>
    internal static IResult Html(HttpContext context, string page)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return Results.Content(page, "text/html; charset=utf-8");
    }
}
