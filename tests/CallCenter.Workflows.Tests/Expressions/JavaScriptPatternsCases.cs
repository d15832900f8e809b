namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Regular expressions: script and the JSON of its value, as ECMAScript has it.</summary>
internal static class JavaScriptPatternsCases
{
    public const string Table = """""
        'a1b2c3'.split(/\d/)  ⇒  ["a","b","c",""]
        'a1b2c3'.split(/(\d)/)  ⇒  ["a","1","b","2","c","3",""]
        'abc'.split(/(?:)/)  ⇒  ["a","b","c"]
        'abc'.split(/x*/)  ⇒  ["a","b","c"]
        '2020-01-02'.match(/(\d+)-(\d+)/).slice()  ⇒  ["2020-01","2020","01"]
        '2020-01-02'.match(/(\d+)-(\d+)/).index  ⇒  0
        'aaa'.match(/a/g)  ⇒  ["a","a","a"]
        'aaa'.match(/b/g)  ⇒  null
        'aaa'.match(/b/)  ⇒  null
        'x1y22'.replace(/\d+/g, m=>`<${m}>`)  ⇒  "x<1>y<22>"
        'John Smith'.replace(/(\w+)\s(\w+)/, '$2, $1')  ⇒  "Smith, John"
        '2020-05'.replace(/(?<y>\d+)-(?<m>\d+)/, '$<m>/$<y>')  ⇒  "05/2020"
        '2020-05'.match(/(?<y>\d+)-(?<m>\d+)/).groups  ⇒  {"y":"2020","m":"05"}
        [...'a1b2'.matchAll(/([a-z])(\d)/g)].map(m=>m[1]+m[2]+m.index)  ⇒  ["a10","b22"]
        /a.c/.test('abc')  ⇒  true
        /a.c/.test('a\nc')  ⇒  false
        /a.c/s.test('a\nc')  ⇒  true
        /^b/m.test('a\nb')  ⇒  true
        /a$/.test('a\n')  ⇒  false
        /\bfoo\b/.test('a foo b')  ⇒  true
        /\d/.test('٣')  ⇒  false
        /\w/.test('é')  ⇒  false
        /\s/.test('\u00a0')  ⇒  true
        /[^]/.test('\n')  ⇒  true
        /[]/.test('a')  ⇒  false
        /(a)|(b)/.exec('b').slice()  ⇒  ["b",null,"b"]
        /(?:a|(b))\1c/.test('ac')  ⇒  true
        /(z)((a+)?(b+)?(c))*/.exec('zaacbbbcac')[0]  ⇒  "zaacbbbcac"
        /\u{1F600}/u.test('😀')  ⇒  true
        /^.$/u.test('😀')  ⇒  true
        /^[^x]$/u.test('😀')  ⇒  true
        /^[😀-😎]$/u.test('😃')  ⇒  true
        /\p{L}+/u.exec('中文abc1')[0]  ⇒  "中文abc"
        /\p{Script=Han}/u.test('中')  ⇒  true
        /(?<=\$)\d+/.exec('cost $42')[0]  ⇒  "42"
        /(?<!\$)\b\d+/.exec('cost $42 17')[0]  ⇒  "17"
        /a{2,3}/.exec('aaaa')[0]  ⇒  "aaa"
        /a+?/.exec('aaa')[0]  ⇒  "a"
        /[\d-x]/.test('-')  ⇒  true
        /[a\]]/.test(']')  ⇒  true
        /[[]/.test('[')  ⇒  true
        /a/gi.flags  ⇒  "gi"
        String(/a\/b/g)  ⇒  "/a\\/b/g"
        let re=/a/g; re.test('aa'); re.lastIndex  ⇒  1
        let re2=/a/y; re2.lastIndex=1; re2.test('ba')  ⇒  true
        let re3=/a/g; [re3.exec('aba').index, re3.exec('aba').index, re3.exec('aba')]  ⇒  [0,2,null]
        new RegExp('a+','i').test('AAA')  ⇒  true
        new RegExp('/').source  ⇒  "\\/"
        'abc'.search(/c/)  ⇒  2
        "abc".replace(/b/, "$`|$'")  ⇒  "aa|cc"
        "aaa".replace(/a/g, (m, off) => off)  ⇒  "012"
        "x".replace(/(y)?x/, "[$1]")  ⇒  "[]"
        "a\u2028b".split(/^/m).length  ⇒  2
        /[\w.+-]+@[\w-]+\.[\w.]+/.test('joe.doe@example.com')  ⇒  true
        /^(?:\+?86)?1[3-9]\d{9}$/.test('13800138000')  ⇒  true
        /^\s*$/.test(' \u3000')  ⇒  true
        'aBc'.replace(/b/i,'X')  ⇒  "aXc"
        /[\u4e00-\u9fa5]+/.exec('hi中文')[0]  ⇒  "中文"
        /\cJ/.test('\n')  ⇒  true
        /a|ab/.exec('abc')[0]  ⇒  "a"
        /((a)|(ab))((c)|(bc))/.exec('abc').slice()  ⇒  ["abc","a","a",null,"bc",null,"bc"]
        /(?=(a+))/.exec('baaabac').slice()  ⇒  ["","aaa"]
        /(.*?)a(?!(a+)b\2c)\2(.*)/.exec('baaabaac').slice()  ⇒  ["baaabaac","ba",null,"abaac"]
        """"";
}
