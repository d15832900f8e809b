using System.Globalization;
using CallCenter.Calendars;
using CallCenter.Customers;
using CallCenter.Persistence.Centre.Blocklist;
using CallCenter.Persistence.Centre.Calendars;
using CallCenter.Persistence.Centre.Customers;
using CallCenter.Persistence.Centre.Lines;
using CallCenter.Persistence.Centre.People;
using CallCenter.Persistence.Centre.Queues;

namespace CallCenter.Workflows.Server.Demo;

/// <summary>
/// The service centre of a maker of consumer electronics, small enough to know everybody: 24 agents in 8 groups of 3 (so that
/// four groups can pilot against four), five queues, a calendar of 7x14 hours and one of office hours, and forty customers.
/// </summary>
internal static class DemoCentre
{
    public const string Calendar = "service-hours";

    /// <summary>When those work who do not answer calls.</summary>
    private const string OfficeCalendar = "office-hours";

    private const string PreSales = "售前咨询";
    private const string Technical = "技术支持";
    private const string Repair = "报修受理";
    private const string Complaints = "投诉处理";
    private const string English = "英语";

    public static readonly IReadOnlyList<string> Skills = [PreSales, Technical, Repair, Complaints, English];

    /// <summary>Groups, the skill that is theirs, and the three people in each.</summary>
    private static readonly (string Id, string Name, string Skill, string[] People)[] Groups =
    [
        ("g1", "售前一组", PreSales, ["王芳", "李强", "张敏"]),
        ("g2", "售前二组", PreSales, ["刘洋", "陈静", "杨帆"]),
        ("g3", "技术一组", Technical, ["赵磊", "黄丽", "周杰"]),
        ("g4", "技术二组", Technical, ["吴倩", "徐明", "孙悦"]),
        ("g5", "报修一组", Repair, ["马超", "朱琳", "胡军"]),
        ("g6", "报修二组", Repair, ["郭涛", "何雪", "高翔"]),
        ("g7", "客诉一组", Complaints, ["林慧", "罗斌", "郑洁"]),
        ("g8", "客诉二组", Complaints, ["梁宇", "谢娜", "宋佳"]),
    ];

    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";

    private static readonly string[] GivenNames =
    [
        "伟", "秀英", "建国", "丽娟", "志强", "晓东", "海燕", "文博", "雨欣", "俊杰", "梦琪", "国庆", "玉兰", "浩然", "思远", "佳怡", "永强", "淑芬", "子轩", "雅婷",
    ];

    public static IEnumerable<GroupRow> GroupRows => Groups.Select(group => new GroupRow { Id = group.Id, Name = group.Name });

    public static IEnumerable<SkillRow> SkillRows => Skills.Select(skill => new SkillRow { Name = skill });

    /// <summary>Work numbers 1001 to 1024, group by group.</summary>
    public static IEnumerable<AgentRow> Agents => Groups.SelectMany((group, g) => group.People.Select((name, p) =>
    {
        var number = 1001 + (g * 3) + p;
        var skills = new List<SkillLevel> { new() { Skill = group.Skill, Level = 5 - p } };
        // The second of each group helps the neighbouring queue; the first of every other one speaks English.
        if (p == 1) skills.Add(new() { Skill = Skills[(Skills.ToList().IndexOf(group.Skill) + 1) % 4], Level = 2 });
        if (p == 0 && g % 2 == 0) skills.Add(new() { Skill = English, Level = 3 });
        return new AgentRow { Id = "a" + number.ToString(CultureInfo.InvariantCulture), WorkNumber = number.ToString(CultureInfo.InvariantCulture), Name = name, Groups = [group.Id], Skills = skills };
    }));

    public static IEnumerable<BreakReasonRow> BreakReasons =>
        new[] { "小休", "用餐", "培训", "会议", "辅导" }.Select((reason, position) => new BreakReasonRow { Name = reason, Position = position });

    public static IEnumerable<QueueRow> Queues =>
    [
        Queue("presales", "售前咨询", 1, ["g1", "g2"], PreSales),
        Queue("technical", "技术支持", 2, ["g3", "g4"], Technical),
        Queue("repair", "报修", 3, ["g5", "g6"], Repair),
        Queue("complaints", "投诉建议", 4, ["g7", "g8"], Complaints),
        Queue("operator", "人工总机", 5, [.. Groups.Select(group => group.Id)], null),
    ];

    public static CalendarRow ServiceHours => Row(
        Calendar, "服务时间", Enum.GetValues<DayOfWeek>().Select(day => new DayHours { Day = day, From = new(8, 0), To = new(22, 0) }));

    /// <summary>Eight hours a working day, so that a deadline of so many working days is written as eight hours each.</summary>
    public static CalendarRow OfficeHours => Row(
        OfficeCalendar, "办公时间", Enumerable.Range((int)DayOfWeek.Monday, 5).SelectMany(day => new DayHours[]
        {
            new() { Day = (DayOfWeek)day, From = new(9, 0), To = new(12, 0) }, new() { Day = (DayOfWeek)day, From = new(13, 0), To = new(18, 0) },
        }));

    private static CalendarRow Row(string id, string name, IEnumerable<DayHours> hours) => new()
    {
        Id = id,
        Name = name,
        TimeZone = "Asia/Shanghai",
        Hours = [.. hours],
        Holidays = [.. ChineseHolidays.Years.SelectMany(year => year.Holidays).Select(holiday =>
            new DaysOff { First = holiday.First, Last = holiday.Last, Name = holiday.Name, EnglishName = holiday.EnglishName })],
        MakeUpDays = [.. ChineseHolidays.Years.SelectMany(year => year.MakeUpDays).Select(makeUp => new DayWorked { Day = makeUp.Day })],
    };

    public static IEnumerable<LineRow> Lines => [new() { Number = "8008101992", Name = "服务热线" }, new() { Number = "4008101992", Name = "手机用户热线" }];

    public static IEnumerable<CustomerRow> Customers => Enumerable.Range(0, 40).Select(i => new CustomerRow
    {
        Id = "c" + (i + 1).ToString("000", CultureInfo.InvariantCulture),
        Name = Surnames[i % Surnames.Length] + GivenNames[(i * 7 + i / 20) % GivenNames.Length],
        Title = i % 2 == 0 ? "先生" : "女士",
        Level = i % 8 == 0 ? Customer.Key : Customer.Regular,
        Language = i % 13 == 12 ? "en-US" : null,
        Phones = [new() { Phone = (13800138000 + i).ToString(CultureInfo.InvariantCulture), CustomerId = "c" + (i + 1).ToString("000", CultureInfo.InvariantCulture) }],
    });

    public static BlockedNumberRow Nuisance(DateTimeOffset now) => new() { Number = "13900000000", Reason = "骚扰电话", AddedBy = "demo", AddedAt = now };

    private static QueueRow Queue(string id, string name, int position, List<string> groups, string? skill) => new()
    {
        Id = id,
        Name = name,
        Position = position,
        Groups = groups,
        Skills = skill is null ? [] : [new() { Skill = skill, Level = 1 }],
        Capacity = 50,
        Calendar = Calendar,
        LastAgentSeconds = 20,
        LevelBonuses = [new() { Level = Customer.Key, Priority = 3 }],
    };
}
