namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A part of JavaScript that scripts here do not have, and what to write instead.</summary>
internal sealed record Refusal(string English, string Chinese)
{
    public static Refusal BigInt { get; } = new(
        "BigInt numbers such as 10n are not supported: use an ordinary number, which is exact up to 9007199254740991.",
        "不支持 BigInt(如 10n):请使用普通数字,它在 9007199254740991 以内是精确的。");

    public static Refusal Symbol { get; } = new(
        "Symbol is not supported: use a text as the key.",
        "不支持 Symbol:请用文本作为键。");

    public static Refusal Classes { get; } = new(
        "Classes are not supported: use a function that returns an object, e.g. function point(x, y) { return { x, y }; }.",
        "不支持 class:请使用返回对象的函数,例如 function point(x, y) { return { x, y }; }。");

    public static Refusal Generators { get; } = new(
        "Generators (function*, yield) are not supported: build an array and return it.",
        "不支持生成器(function*、yield):请构造数组并返回。");

    public static Refusal Async { get; } = new(
        "async and await are not supported: a script ends within its step; use an activity for what takes time.",
        "不支持 async 和 await:脚本必须在一步之内结束;耗时的工作请使用活动。");

    public static Refusal Modules { get; } = new(
        "Modules (import, export) are not supported: a script stands alone; copy the function it needs into it.",
        "不支持模块(import、export):脚本是独立的;请把需要的函数写在脚本里。");

    public static Refusal Eval { get; } = new(
        "eval is not supported: write the expression itself, or look the value up in an object.",
        "不支持 eval:请直接写出表达式,或从对象中查找值。");

    public static Refusal FunctionConstructor { get; } = new(
        "The Function constructor is not supported: write a function or an arrow function.",
        "不支持 Function 构造函数:请书写函数或箭头函数。");

    public static Refusal With { get; } = new(
        "The with statement is not supported: name the object, e.g. order.total.",
        "不支持 with 语句:请写出对象,例如 order.total。");

    public static Refusal Accessors { get; } = new(
        "Getters and setters are not supported: use a method, or compute the value when the object is made.",
        "不支持 getter 和 setter:请使用方法,或在创建对象时计算该值。");

    public static Refusal TaggedTemplates { get; } = new(
        "Tagged templates are not supported: call the function with arguments.",
        "不支持带标签的模板:请用参数调用函数。");

    public static Refusal NewTarget { get; } = new(
        "new.target is not supported: use a function that returns an object.",
        "不支持 new.target:请使用返回对象的函数。");

    public static Refusal Promise { get; } = new(
        "Promise is not supported: a script ends within its step; use an activity for what takes time.",
        "不支持 Promise:脚本必须在一步之内结束;耗时的工作请使用活动。");

    public static Refusal Reflection { get; } = new(
        "Proxy and Reflect are not supported: use Object.keys, Object.entries and plain objects.",
        "不支持 Proxy 和 Reflect:请使用 Object.keys、Object.entries 和普通对象。");

    /// <summary>Global names that are refused as soon as a script mentions them without declaring them.</summary>
    public static Refusal? OfGlobal(string name) => name switch
    {
        "eval" => Eval,
        "Function" => FunctionConstructor,
        "Symbol" => Symbol,
        "BigInt" or "BigInt64Array" or "BigUint64Array" => BigInt,
        "Promise" => Promise,
        "Proxy" or "Reflect" => Reflection,
        _ => null,
    };
}
