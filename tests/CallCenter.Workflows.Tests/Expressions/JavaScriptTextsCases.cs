namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Texts, numbers, dates and mathematics: script and the JSON of its value, as ECMAScript has it.</summary>
internal static class JavaScriptTextsCases
{
    public const string Table = """""
        typeof Math.max  ⇒  "function"
        Math.max(...[1,5,3])  ⇒  5
        try { 'x'.repeat(-1) } catch(e) { e.name }  ⇒  "RangeError"
        try { (1).toFixed(101) } catch(e) { e.name }  ⇒  "RangeError"
        try { JSON.parse('{') } catch(e) { e.name }  ⇒  "SyntaxError"
        try { decodeURIComponent('%') } catch(e) { e.name }  ⇒  "URIError"
        new Date(0) instanceof Date  ⇒  true
        parseInt('42px')  ⇒  42
        parseInt('0x1F')  ⇒  31
        parseInt('z',36)  ⇒  35
        parseInt('')  ⇒  NaN
        parseInt('  -12.7')  ⇒  -12
        parseInt('101',2)  ⇒  5
        parseInt('123',1)  ⇒  NaN
        parseInt(null)  ⇒  NaN
        parseInt('9007199254740993')  ⇒  9007199254740992
        parseFloat('3.14abc')  ⇒  3.14
        parseFloat('.5.5')  ⇒  0.5
        parseFloat('-1e-2x')  ⇒  -0.01
        parseFloat('e5')  ⇒  NaN
        parseFloat('Infinityx')  ⇒  Infinity
        Number(new Date(5))  ⇒  5
        Number.isInteger(5.0)  ⇒  true
        Number.isSafeInteger(2**53)  ⇒  false
        Number.EPSILON  ⇒  2.220446049250313e-16
        Number.MAX_VALUE  ⇒  1.7976931348623157e+308
        Number.MIN_VALUE  ⇒  5e-324
        (255).toString(16)  ⇒  "ff"
        (255).toString(2)  ⇒  "11111111"
        (0.5).toString(2)  ⇒  "0.1"
        (0.1).toString(3)  ⇒  "0.0022002200220022002200220022002201"
        (-255.75).toString(16)  ⇒  "-ff.c"
        (3.14159).toFixed(2)  ⇒  "3.14"
        (1.005).toFixed(2)  ⇒  "1.00"
        (1e21).toFixed(2)  ⇒  "1e+21"
        (0).toFixed(2)  ⇒  "0.00"
        (-1.5).toFixed(0)  ⇒  "-2"
        (2.5).toFixed(0)  ⇒  "3"
        (1.45).toFixed(1)  ⇒  "1.4"
        (-0.0001).toFixed(2)  ⇒  "-0.00"
        (123.456).toPrecision(4)  ⇒  "123.5"
        (0.000123).toPrecision(2)  ⇒  "0.00012"
        (123456).toPrecision(2)  ⇒  "1.2e+5"
        (1e21).toPrecision(3)  ⇒  "1.00e+21"
        (12345).toExponential(2)  ⇒  "1.23e+4"
        (0).toExponential()  ⇒  "0e+0"
        (0.00015).toExponential()  ⇒  "1.5e-4"
        (1234567.891).toLocaleString()  ⇒  "1,234,567.891"
        Math.round(2.5)  ⇒  3
        Math.round(-2.5)  ⇒  -2
        Math.round(0.49999999999999994)  ⇒  0
        1/Math.round(-0.2)  ⇒  -Infinity
        Math.max()  ⇒  -Infinity
        Math.min()  ⇒  Infinity
        Math.max(1,NaN)  ⇒  NaN
        Math.max(-0,0)  ⇒  0
        Math.sign(-3)  ⇒  -1
        Math.trunc(-4.7)  ⇒  -4
        Math.hypot(3,4)  ⇒  5
        Math.cbrt(27)  ⇒  3
        Math.clz32(1)  ⇒  31
        Math.imul(0xffffffff,5)  ⇒  -5
        Math.fround(5.5)  ⇒  5.5
        Math.atan2(1,1)  ⇒  0.7853981633974483
        Math.log10(1000)  ⇒  3
        Math.expm1(1e-10)  ⇒  1.00000000005e-10
        Math.abs('-5')  ⇒  5
        'abc'.charAt(1)  ⇒  "b"
        'abc'.charCodeAt(5)  ⇒  NaN
        '😀'.codePointAt(0)  ⇒  128512
        'abc'.at(-1)  ⇒  "c"
        'abcabc'.indexOf('c',3)  ⇒  5
        'abcabc'.lastIndexOf('a')  ⇒  3
        'abcabc'.lastIndexOf('c',4)  ⇒  2
        'abc'.lastIndexOf('')  ⇒  3
        'abc'.indexOf('',10)  ⇒  3
        'abc'.includes('bc')  ⇒  true
        'abc'.startsWith('b',1)  ⇒  true
        'abc'.endsWith('b',2)  ⇒  true
        'abcdef'.slice(-3,-1)  ⇒  "de"
        'abcdef'.slice(2)  ⇒  "cdef"
        'abcdef'.slice(4,2)  ⇒  ""
        'abcdef'.substring(4,2)  ⇒  "cd"
        'abcdef'.substring(-1,2)  ⇒  "ab"
        'abcdef'.substr(-3,2)  ⇒  "de"
        ' \t\n a \u00a0'.trim()  ⇒  "a"
        ' a '.trimStart()+'|'  ⇒  "a |"
        ' a '.trimEnd()+'|'  ⇒  " a|"
        '5'.padStart(3,'0')  ⇒  "005"
        '5'.padEnd(4,'ab')  ⇒  "5aba"
        'abc'.padStart(2)  ⇒  "abc"
        'ab'.repeat(3)  ⇒  "ababab"
        'a'.concat(1,null,[2])  ⇒  "a1null2"
        'aXbX'.replace('X','$&$&')  ⇒  "aXXbX"
        'aXbX'.replaceAll('X','-')  ⇒  "a-b-"
        'abc'.replace('b',x=>x.toUpperCase())  ⇒  "aBc"
        'abc'.replaceAll('','-')  ⇒  "-a-b-c-"
        'abc'.replace('','-')  ⇒  "-abc"
        'abc'.split('')  ⇒  ["a","b","c"]
        'a,b,c'.split(',')  ⇒  ["a","b","c"]
        'a,b,c'.split(',',2)  ⇒  ["a","b"]
        'abc'.split()  ⇒  ["abc"]
        ''.split(',')  ⇒  [""]
        ''.split('')  ⇒  []
        'ABC'.toLowerCase()  ⇒  "abc"
        'straße'.toUpperCase()  ⇒  "STRASSE"
        'a'.localeCompare('b')  ⇒  -1
        '\u0041\u030a'.normalize('NFC')  ⇒  "Å"
        String.fromCharCode(72,105)  ⇒  "Hi"
        String.fromCodePoint(128512)  ⇒  "😀"
        ['1','2','3'].map(parseInt)  ⇒  [1,null,null]
        ({}).toString()  ⇒  "[object Object]"
        Object.prototype.toString.call([])  ⇒  "[object Array]"
        Object.prototype.toString.call(null)  ⇒  "[object Null]"
        Math.max.apply(null,[1,2])  ⇒  2
        JSON.stringify({a:[1,'x',null,undefined,()=>1],b:undefined,c:NaN,d:new Date(0)})  ⇒  "{\"a\":[1,\"x\",null,null,null],\"c\":null,\"d\":\"1970-01-01T00:00:00.000Z\"}"
        JSON.parse('{"a":[1,2,{"b":null}],"c":1e3}')  ⇒  {"a":[1,2,{"b":null}],"c":1000}
        JSON.parse('[1,2,3]',(k,v)=>typeof v==='number'?v*2:v)  ⇒  [2,4,6]
        JSON.parse(' "\\u0041" ')  ⇒  "A"
        new Date(0).toISOString()  ⇒  "1970-01-01T00:00:00.000Z"
        new Date('2024-02-29T12:30:45.678Z').getTime()  ⇒  1709209845678
        new Date('2024-02-29').getTime()  ⇒  1709164800000
        new Date('2024-02-29T12:00:00+08:00').toISOString()  ⇒  "2024-02-29T04:00:00.000Z"
        new Date(2024,0,31).toISOString()  ⇒  "2024-01-31T00:00:00.000Z"
        new Date(2024,1,30).toISOString()  ⇒  "2024-03-01T00:00:00.000Z"
        new Date(Date.UTC(2024,11,31,23,59,59)).getDay()  ⇒  2
        new Date('x').getTime()  ⇒  NaN
        String(new Date('x'))  ⇒  "Invalid Date"
        new Date(0).toString().slice(0,24)  ⇒  "Thu Jan 01 1970 00:00:00"
        new Date(86400000*365).toDateString()  ⇒  "Fri Jan 01 1971"
        new Date(0).toUTCString()  ⇒  "Thu, 01 Jan 1970 00:00:00 GMT"
        JSON.stringify(new Date(1e12))  ⇒  "\"2001-09-09T01:46:40.000Z\""
        let dt=new Date(0); dt.setMonth(13); dt.toISOString()  ⇒  "1971-02-01T00:00:00.000Z"
        let dt2=new Date(0); dt2.setDate(0); dt2.toISOString()  ⇒  "1969-12-31T00:00:00.000Z"
        let dt3=new Date(0); dt3.setHours(25,61,61,1001); dt3.toISOString()  ⇒  "1970-01-02T02:02:02.001Z"
        let dt4=new Date(-1); [dt4.getFullYear(),dt4.getMonth(),dt4.getDate(),dt4.getHours(),dt4.getMilliseconds()]  ⇒  [1969,11,31,23,999]
        new Date(0)-new Date(5)  ⇒  -5
        new Date(5)+1  ⇒  "Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)1"
        new Date(NaN).toJSON()  ⇒  null
        new Date(-62198755200000).toISOString()  ⇒  "-000001-01-01T00:00:00.000Z"
        new Date(8.64e15+1).getTime()  ⇒  NaN
        Date.parse('2024-13-01')  ⇒  NaN
        Date.parse('Thu, 01 Jan 1970 00:00:00 GMT')  ⇒  0
        Date.parse('Jan 5, 2024 10:00')  ⇒  1704448800000
        new Date(99,0).getFullYear()  ⇒  1999
        encodeURIComponent('a b&中😀')  ⇒  "a%20b%26%E4%B8%AD%F0%9F%98%80"
        encodeURI('http://x/y?z=a b#c')  ⇒  "http://x/y?z=a%20b#c"
        decodeURIComponent('%E4%B8%AD%20')  ⇒  "中 "
        decodeURI('%41%3F')  ⇒  "A%3F"
        new Date(2020,5,15,10,20,30).toLocaleDateString('zh-CN')  ⇒  "2020/6/15"
        Number.parseFloat('1.50')  ⇒  1.5
        (25).toString(36)  ⇒  "p"
        """"";
}
