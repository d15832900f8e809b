using System.Globalization;
using CallCenter.Workflows.Tests.Expressions;

namespace CallCenter.Workflows.Tests.Values;

public sealed class ValueTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(-0.0, "0")]
    [InlineData(255, "255")]
    [InlineData(-7, "-7")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(1e23, "1e+23")]
    [InlineData(1.2345678901234567e22, "1.2345678901234568e+22")]
    [InlineData(1.25e-7, "1.25e-7")]
    [InlineData(1e-6, "0.000001")]
    [InlineData(-123.456, "-123.456")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void NumberText_OfANumber_IsWhatEcmaScriptWrites(double number, string expected) => Assert.Equal(expected, Value.NumberText(number));

    [Fact]
    public void NumberText_OfRandomNumbers_ReadsBackTheSame()
    {
        var random = new Random(3);
        for (var round = 0; round < 20_000; round++)
        {
            var number = BitConverter.Int64BitsToDouble(random.NextInt64());
            if (!double.IsFinite(number)) continue;
            Assert.Equal(number, double.Parse(Value.NumberText(number), CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Json_OfRandomValues_RoundTripsInHostAndScript()
    {
        var random = new Random(5);
        for (var round = 0; round < 500; round++)
        {
            var value = RandomValue(random, 4);
            Assert.Equal(value, ValueJson.Parse(ValueJson.Write(value)));
            var scope = new FakeScope();
            scope.Variables["v"] = value;
            Assert.Equal(value, scope.Run("JSON.parse(JSON.stringify(variables.v))"));
            Assert.Equal(value, ValueJson.Parse(scope.Run("toJson(variables.v)").AsString!));
            Assert.Equal(value, value.Copy());
        }
    }

    private static Value RandomValue(Random random, int depth)
    {
        switch (random.Next(depth > 0 ? 7 : 5))
        {
            case 0: return Value.Null;
            case 1: return random.Next(2) == 0;
            case 2: return random.Next(-1000, 1000);
            case 3: return Math.Round(random.NextDouble() * 1e6, random.Next(10));
            case 4: return RandomText(random);
            case 5:
                var list = new ValueList();
                for (var i = random.Next(6); i > 0; i--) list.Add(RandomValue(random, depth - 1));
                return Value.Of(list);
            default:
                var record = new ValueRecord();
                for (var i = random.Next(12); i > 0; i--) record[RandomText(random)] = RandomValue(random, depth - 1);
                return Value.Of(record);
        }
    }

    private static string RandomText(Random random)
    {
        const string Letters = "abc 12\"\\\n\t/中文é\u2028\u0001😀";
        return string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => Letters[random.Next(Letters.Length - 2)]));
    }

    [Fact]
    public void Record_UnderRandomChanges_BehavesAsADictionaryThatKeepsItsOrder()
    {
        var random = new Random(9);
        for (var round = 0; round < 200; round++)
        {
            var record = new ValueRecord(random.Next(3));
            var expected = new OrderedDictionary<string, double>();
            for (var step = 0; step < 60; step++)
            {
                var name = "n" + random.Next(25);
                if (random.Next(4) == 0)
                {
                    Assert.Equal(expected.Remove(name), record.Remove(name));
                    continue;
                }

                expected[name] = step;
                record[name] = step;
            }

            Assert.Equal(expected.Keys, record.Names);
            Assert.Equal(expected.Values, record.Select(member => member.Value.Number));
            Assert.All(expected, member => Assert.Equal(member.Value, record[member.Key].Number));
            Assert.False(record.TryGet("absent", out _));
        }
    }

    [Fact]
    public void Copy_OfNestedValues_SharesNothing()
    {
        var value = ValueJson.Parse("{\"a\":[{\"b\":1}]}");
        var copy = value.Copy();
        copy["a"].AsList![0].AsRecord!["b"] = 2;
        Assert.Equal("{\"a\":[{\"b\":1}]}", ValueJson.Write(value));
        Assert.Equal("{\"a\":[{\"b\":2}]}", ValueJson.Write(copy));
    }
}
