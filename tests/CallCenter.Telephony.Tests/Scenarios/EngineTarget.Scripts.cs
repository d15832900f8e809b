using CallCenter.Contacts;
using CallCenter.Tasks;
using CallCenter.Telephony.Floor;
using CallCenter.Workflows;
using CallCenter.Workflows.Activities;

namespace CallCenter.Telephony.Tests.Scenarios;

/// <content>Scripts beside a contact, which somebody has in hand.</content>
internal sealed partial class EngineTarget : IScriptTarget
{
    private static readonly ContactId Guided = new("guided-1");

    private string _holder = "";

    public HumanTask? Step => _tasks.Live.FirstOrDefault(task => task.Script is not null);

    public async Task<string> BeginAsync(ScenarioScript script)
    {
        var agent = AgentOf(_holder = script.Agent);
        var facts = new ValueRecord
        {
            [ContactFacts.AgentFact] = ContactFacts.AgentOf(agent.Id, agent.WorkNumber, agent.Name),
            [ContactFacts.ContactFact] = Value.Of(ContactFacts.ContactOf(Guided, script.From, "8008101992", Channels.Voice, Now)),
        };
        if (_books.Answer(new AskCustomer(script.From)) is CustomerAnswer { Customer: { } customer }) facts[ContactFacts.CustomerFact] = ContactFacts.CustomerOf(customer);
        await _flows.StartAsync(Guided, facts);
        return Guided.Value;
    }

    public Task<TaskStep> ReadAsync(string? agent) => Task.FromResult(_tasks.Apply(Step!.Id, new TaskMove.Claim(Holder(agent)), Now));

    public async Task<TaskStep> AnswerAsync(string? agent, string? outcome, string? values)
    {
        var who = Holder(agent);
        var step = _tasks.Apply(Step!.Id, new TaskMove.Complete(who, outcome ?? ActivityPorts.Done, values), Now);
        if (step is not { Refusal: null, Task: var done }) return step;
        var taker = AgentOf(_holder);
        var completed = new TaskCompleted(done.Id, done.Outcome!, done.Values, who.Person.Id, who.Person.Name, Now, done.ClaimedAt) { Agent = new(taker.Id, taker.WorkNumber, taker.Name) };
        await _flows.OfferAsync(new(nameof(TaskCompleted), done.Id), completed);
        return step;
    }

    public Task CodeAsync(string call, string code) =>
        _flows.OfferAsync(new(nameof(DispositionRecorded), call), new DispositionRecorded(new(call), Now, null, code));

    public Task WrapUpOverAsync(string call) => _flows.CancelAsync(new(call), "over");

    private TaskActor Holder(string? agent)
    {
        if (agent is not null) _holder = agent;
        var holder = AgentOf(_holder);
        return new(new(holder.Id, holder.Name)) { AgentId = holder.Id, Contacts = [Guided] };
    }

    private Agents.Agent AgentOf(string id) => _books.Agents.First(agent => agent.Id == id);
}
