using CallCenter.Tasks;

namespace CallCenter.Workflows.Tests.Domain.Tasks;

public sealed class TaskFormTests
{
    private const string Schema = """
        {"type":"object","required":["name","level"],"properties":{
        "name":{"type":"string","title":"姓名","x-title-en":"Name","minLength":2,"maxLength":5},
        "level":{"type":"string","enum":["高","低"]},"count":{"type":"integer","minimum":1,"maximum":3},"price":{"type":"number"},
        "urgent":{"type":"boolean"},"day":{"type":"string","format":"date"}}}
        """;

    private static TaskForm Form => TaskForm.Read(Schema).Form!;

    [Fact]
    public void Read_Subset_KeepsFieldsInOrderWithTheirTexts()
    {
        Assert.Equal(["name", "level", "count", "price", "urgent", "day"], Form.Fields.Select(field => field.Name));
        Assert.Equal((new Why("姓名", "Name"), true, 5), (Form.Fields[0].Title, Form.Fields[0].IsRequired, Form.Fields[0].MaxLength));
    }

    [Fact]
    public void Fill_GoodValues_AreTrimmedAndEmptyOnesLeftOut()
    {
        var (values, errors) = Form.Fill("""{"name":" 王芳 ","level":"高","count":3,"price":1.5,"urgent":false,"day":""}""");

        Assert.Empty(errors);
        Assert.Equal("""{"name":"王芳","level":"高","count":3,"price":1.5,"urgent":false}""", values);
    }

    [Theory]
    [InlineData("""{"level":"高"}""", "name", "required")]
    [InlineData("""{"name":"  ","level":"高"}""", "name", "required")]
    [InlineData("""{"name":"x","level":"高"}""", "name", "At least 2")]
    [InlineData("""{"name":"abcdef","level":"高"}""", "name", "At most 5")]
    [InlineData("""{"name":"ab","level":"中"}""", "level", "高, 低")]
    [InlineData("""{"name":"ab","level":"高","count":0}""", "count", "less than 1")]
    [InlineData("""{"name":"ab","level":"高","count":4}""", "count", "more than 3")]
    [InlineData("""{"name":"ab","level":"高","count":1.5}""", "count", "whole number")]
    [InlineData("""{"name":"ab","level":"高","price":"1"}""", "price", "A number")]
    [InlineData("""{"name":"ab","level":"高","urgent":"yes"}""", "urgent", "Yes or no")]
    [InlineData("""{"name":"ab","level":"高","day":"30.11.2026"}""", "day", "2026-11-30")]
    [InlineData("""{"name":7,"level":"高"}""", "name", "A text")]
    [InlineData("""{"name":"ab","level":"高","other":1}""", "other", "no field")]
    [InlineData("[]", "", "JSON object")]
    public void Fill_BadValue_NamesTheField(string json, string field, string said)
    {
        var (values, errors) = Form.Fill(json);

        var error = Assert.Single(errors);
        Assert.Null(values);
        Assert.Equal(field, error.Field);
        Assert.Contains(said, error.Because.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense", "not JSON")]
    [InlineData("[]", "JSON schema object")]
    [InlineData("{}", "properties")]
    [InlineData("""{"properties":{},"oneOf":[]}""", "oneOf")]
    [InlineData("""{"properties":{"a":{"type":"array"}}}""", "string, number, integer or boolean")]
    [InlineData("""{"properties":{"a":{"type":"string","pattern":"x"}}}""", "pattern")]
    [InlineData("""{"properties":{"a":{"type":"string","format":"uri"}}}""", "date-time")]
    [InlineData("""{"properties":{"a":{"type":"number","enum":[1]}}}""", "list of texts")]
    [InlineData("""{"properties":{"a":{"type":"number","minimum":"1"}}}""", "minimum")]
    [InlineData("""{"properties":{"a":{"type":"string"}},"required":["b"]}""", "\"b\" is required")]
    public void Read_OutsideTheSubset_SaysWhatWouldBeRight(string schema, string said)
    {
        var (form, refusal) = TaskForm.Read(schema);

        Assert.Null(form);
        Assert.Contains(said, refusal!.En, StringComparison.Ordinal);
    }
}
