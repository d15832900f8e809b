using CallCenter.Telephony.Tests.Contract;

namespace CallCenter.Telephony.Tests.Simulator;

public sealed class SimulatorContractTests : TelephonyContractTests
{
    protected override async Task<ITelephonyRig> CreateRigAsync() => await SimulatorRig.StartAsync();
}
