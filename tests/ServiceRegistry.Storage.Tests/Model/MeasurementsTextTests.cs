using ServiceRegistry.Abstractions;
using ServiceRegistry.Storage.Model;

namespace ServiceRegistry.Storage.Tests.Model;

public sealed class MeasurementsTextTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        Measurement[] measurements = [new("connect", 1.25, "ms"), new("certificateExpiry", -3, "d"), new("tiny", 1e-9, "1"), new("huge", double.MaxValue, "%")];

        var text = MeasurementsText.Of(measurements);

        text.ShouldStartWith("connect 1.25 ms;certificateExpiry -3 d;");
        MeasurementsText.Read(text).ShouldBe(measurements);
        MeasurementsText.Of([]).ShouldBe("");
        MeasurementsText.Read("").ShouldBeEmpty();
    }
}
