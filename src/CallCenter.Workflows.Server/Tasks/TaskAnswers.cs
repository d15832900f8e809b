using CallCenter.Persistence.Centre;
using CallCenter.Tasks;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Runtime;

namespace CallCenter.Workflows.Server.Tasks;

/// <summary>Answers what flows ask before they give a task: whom a name means, and when the task is due.</summary>
internal sealed class TaskAnswers(TaskPeople people, CentreDirectory directory) : IAskHandler
{
    public IReadOnlyCollection<Type> RequestTypes { get; } = [typeof(AskTaskTerms), typeof(AskAudience)];

    public async ValueTask<object?> AnswerAsync(object request, string idempotencyKey, CancellationToken cancellationToken) => request switch
    {
        AskTaskTerms ask => await TermsAsync(ask, cancellationToken),
        AskAudience ask => await AudienceAsync(ask, cancellationToken),
        _ => new AskFailed($"Tasks do not answer {request.GetType().Name}.", Retryable: false),
    };

    private async Task<object> TermsAsync(AskTaskTerms ask, CancellationToken cancellationToken)
    {
        if (await people.FindAsync(ask.Assignee, cancellationToken) is not { } assignee) return Unknown(ask.Assignee);
        var facts = directory.Facts;
        if (ask.Calendar is null) return new TaskTerms(assignee, TaskTimes.Of(ask.From, ask.DueIn, null));
        if (facts.Calendar(ask.Calendar) is not { } calendar)
        {
            var names = string.Join(", ", facts.Calendars.Select(known => known.Name));
            return new AskFailed($"没有日历“{ask.Calendar}”，现有：{names}。 / There is no calendar \"{ask.Calendar}\"; there are: {names}.", Retryable: false);
        }

        var times = TaskTimes.Of(ask.From, ask.DueIn, calendar);
        return ask.DueIn > TimeSpan.Zero && times.DueAt is null
            ? new AskFailed(
                $"日历“{calendar.Name}”以后不再营业，算不出到期时间。请补充营业时间。 / Calendar \"{calendar.Name}\" does not open any more, so that nothing can become due. Give it opening hours.",
                Retryable: false)
            : new TaskTerms(assignee, times);
    }

    private async Task<object> AudienceAsync(AskAudience ask, CancellationToken cancellationToken)
    {
        var members = new List<TaskAssignee>();
        foreach (var named in ask.Named)
        {
            var text = named.Trim() == "*" ? "role:Agent" : named;
            if (await people.FindAsync(text, cancellationToken) is not { } assignee) return Unknown(named);
            members.AddRange(await people.MembersAsync(assignee, cancellationToken));
        }

        return new Audience([.. members.DistinctBy(member => member.Key)]);
    }

    private static AskFailed Unknown(string named) => new(
        $"没有“{named}”这个角色、小组、坐席或人员。可写成 role:TeamLead、group:小组名、agent:工号、person:用户名。 / "
        + $"There is no role, group, agent or person \"{named}\". Write role:TeamLead, group:NAME, agent:NUMBER or person:USER.", Retryable: false);
}
