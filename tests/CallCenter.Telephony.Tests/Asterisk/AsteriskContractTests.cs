using CallCenter.Telephony.Tests.Asterisk.Support;
using CallCenter.Telephony.Tests.Contract;

namespace CallCenter.Telephony.Tests.Asterisk;

[Collection(AsteriskCollection.Name)]
public sealed class AsteriskContractTests(AsteriskFixture asterisk) : TelephonyContractTests
{
    protected override async Task<ITelephonyRig> CreateRigAsync() => await AsteriskRig.StartAsync(asterisk.Server);
}
