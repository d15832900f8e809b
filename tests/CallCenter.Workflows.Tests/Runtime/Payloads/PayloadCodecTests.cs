using CallCenter.Workflows.Activities.Http;
using CallCenter.Workflows.Runtime.Payloads;
using CallCenter.Workflows.Tests.Support;

namespace CallCenter.Workflows.Tests.Runtime.Payloads;

public sealed class PayloadCodecTests
{
    private readonly PayloadCodec _codec = new(new PayloadTypes().Add<HttpCall>().AddDerivedFrom<HttpReply>(), new TestSecretCodec());

    [Fact]
    public void SensitiveMember_IsStoredEncryptedAndComesBackInClear()
    {
        var call = new HttpCall("GET", new("http://a.example/?key=hidden"), new("Bearer hidden"), false, [new("X", new("hidden"))], null, new("hidden"), false, false);
        var (type, json) = _codec.Write(call);

        Assert.DoesNotContain("hidden", json, StringComparison.Ordinal);
        var read = (HttpCall)_codec.Read(type, json);
        Assert.Equal(("http://a.example/?key=hidden", "Bearer hidden", "hidden", "hidden"), (read.Url.Reveal(), read.Authorization!.Reveal(), read.Headers[0].Value.Reveal(), read.Body!.Reveal()));
    }

    [Fact]
    public void Replies_ComeBackEqual()
    {
        var reply = new AnswerWithFiles("r", [new("a", "b", "AQ==", "f", "\"t\"")], null, "n", null, true);
        var (type, json) = _codec.Write(reply);
        var read = (AnswerWithFiles)_codec.Read(type, json);
        Assert.Equal(reply.Files, read.Files);
        Assert.Equal(reply with { Files = read.Files }, read);
        Assert.Equal(new CloseHttpRequest("r", "i"), _codec.Read("CloseHttpRequest", _codec.Write(new CloseHttpRequest("r", "i")).Json));
    }
}
