namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Operators, literals and conversions: script and the JSON of its value, as ECMAScript has it.</summary>
internal static class JavaScriptOperatorsCases
{
    public const string Table = """""
        1+2*3  ⇒  7
        'a'+1  ⇒  "a1"
        1+'2'  ⇒  "12"
        '3'*'4'  ⇒  12
        []+[]  ⇒  ""
        []+{}  ⇒  "[object Object]"
        ({})+1  ⇒  "[object Object]1"
        null+1  ⇒  1
        undefined+1  ⇒  NaN
        true+true  ⇒  2
        '5'-2  ⇒  3
        +''  ⇒  0
        +' 12 '  ⇒  12
        +'1e3'  ⇒  1000
        +'0x1f'  ⇒  31
        +'0b101'  ⇒  5
        +'1_000'  ⇒  NaN
        +'abc'  ⇒  NaN
        +[]  ⇒  0
        +[5]  ⇒  5
        +[1,2]  ⇒  NaN
        +{}  ⇒  NaN
        -'0'  ⇒  0
        1/0  ⇒  Infinity
        -1/0  ⇒  -Infinity
        0/0  ⇒  NaN
        1/-0  ⇒  -Infinity
        0.1+0.2  ⇒  0.30000000000000004
        1e21  ⇒  1e+21
        123456789012345680000  ⇒  123456789012345680000
        1e-7  ⇒  1e-7
        0.000001  ⇒  0.000001
        1.5e300*1e10  ⇒  Infinity
        5e-324  ⇒  5e-324
        1.7976931348623157e308  ⇒  1.7976931348623157e+308
        100  ⇒  100
        1e23  ⇒  1e+23
        9.999999999999999e22  ⇒  1e+23
        -1.5  ⇒  -1.5
        4.35  ⇒  4.35
        0.1*3  ⇒  0.30000000000000004
        2**53  ⇒  9007199254740992
        2**-1  ⇒  0.5
        (-8)**(1/3)  ⇒  NaN
        2**3**2  ⇒  512
        7%3  ⇒  1
        -7%3  ⇒  -1
        7%-3  ⇒  1
        5.5%2  ⇒  1.5
        -0%1  ⇒  0
        1%0  ⇒  NaN
        5&3  ⇒  1
        5|3  ⇒  7
        5^3  ⇒  6
        ~5  ⇒  -6
        1<<31  ⇒  -2147483648
        1<<32  ⇒  1
        -1>>>0  ⇒  4294967295
        -1>>1  ⇒  -1
        -1>>>1  ⇒  2147483647
        2147483648|0  ⇒  -2147483648
        4294967296|0  ⇒  0
        1e20|0  ⇒  1661992960
        NaN|0  ⇒  0
        '7'&'3'  ⇒  3
        1<2  ⇒  true
        'a'<'b'  ⇒  true
        '10'<'9'  ⇒  true
        '10'<9  ⇒  false
        null<1  ⇒  true
        undefined<1  ⇒  false
        null>=0  ⇒  true
        null==0  ⇒  false
        null==undefined  ⇒  true
        null===undefined  ⇒  false
        0==''  ⇒  true
        0=='0'  ⇒  true
        ''=='0'  ⇒  false
        false=='false'  ⇒  false
        false=='0'  ⇒  true
        NaN==NaN  ⇒  false
        [1]==1  ⇒  true
        [1,2]=='1,2'  ⇒  true
        ({})=='[object Object]'  ⇒  true
        null==false  ⇒  false
        '1'==1  ⇒  true
        true==1  ⇒  true
        true=='1'  ⇒  true
        'b'>'a'  ⇒  true
        [2]>1  ⇒  true
        typeof null  ⇒  "object"
        typeof undefined  ⇒  "undefined"
        typeof 1  ⇒  "number"
        typeof 'x'  ⇒  "string"
        typeof true  ⇒  "boolean"
        typeof {}  ⇒  "object"
        typeof []  ⇒  "object"
        typeof Math  ⇒  "object"
        typeof nope  ⇒  "undefined"
        void 0  ⇒  undefined
        !0  ⇒  true
        !!'0'  ⇒  true
        !''  ⇒  true
        !null  ⇒  true
        1&&2  ⇒  2
        0&&2  ⇒  0
        0||3  ⇒  3
        1||3  ⇒  1
        null??4  ⇒  4
        0??4  ⇒  0
        undefined??null??5  ⇒  5
        a=1,b=2,a+b  ⇒  3
        true?1:2  ⇒  1
        false?1:true?2:3  ⇒  2
        [1,2,3][1]  ⇒  2
        [1,2,3]['1']  ⇒  2
        [1,2,3][5]  ⇒  undefined
        [1,2,3]['length']  ⇒  3
        'abc'[1]  ⇒  "b"
        'abc'.length  ⇒  3
        'abc'['length']  ⇒  3
        'abc'[9]  ⇒  undefined
        ({a:1}).a  ⇒  1
        ({a:1})['a']  ⇒  1
        ({a:{b:{c:5}}}).a.b.c  ⇒  5
        ({'x y':1})['x y']  ⇒  1
        ({1:2})[1]  ⇒  2
        ({[1+1]:3})[2]  ⇒  3
        delete {a:1}.a  ⇒  true
        'a' in {a:1}  ⇒  true
        1 in [5,6]  ⇒  true
        'length' in []  ⇒  true
        [] instanceof Object  ⇒  true
        `a${1+1}b${`c${3}`}`  ⇒  "a2bc3"
        'a\n\t\x41\u0042\u{43}\'"'  ⇒  "a\n\tABC'\""
        isNaN('x')  ⇒  true
        isFinite('5')  ⇒  true
        Number('')  ⇒  0
        Number(null)  ⇒  0
        Number(undefined)  ⇒  NaN
        Number([7])  ⇒  7
        Number('1,2')  ⇒  NaN
        '😀'.length  ⇒  2
        /\//.source  ⇒  "\\/"
        String(null)  ⇒  "null"
        String([1,[2,3]])  ⇒  "1,2,3"
        String({})  ⇒  "[object Object]"
        ({a:1}).hasOwnProperty('a')  ⇒  true
        new Error('x').message  ⇒  "x"
        String(new TypeError('bad'))  ⇒  "TypeError: bad"
        new Error('a',{cause:5}).cause  ⇒  5
        [1,2,3]+''  ⇒  "1,2,3"
        []==false  ⇒  true
        [0]==false  ⇒  true
        !![]  ⇒  true
        isNaN(undefined)  ⇒  true
        Boolean([])  ⇒  true
        'b'+'a'+ +'a'+'a'  ⇒  "baNaNa"
        1<2<3  ⇒  true
        3>2>1  ⇒  false
        '2'+'1'-'1'  ⇒  20
        [1,2,3]==='1,2,3'  ⇒  false
        ({valueOf(){return 42}})*2  ⇒  84
        ({toString(){return 'ts'}})+'!'  ⇒  "ts!"
        `${{toString(){return 'ts'}}}`  ⇒  "ts"
        lbl: { 1; break lbl; }  ⇒  1
        Number('12abc')  ⇒  NaN
        Number('  \n')  ⇒  0
        Number('-Infinity')  ⇒  -Infinity
        Number('+5')  ⇒  5
        Number('--5')  ⇒  NaN
        1_000_000+0b11+0o17+0xff  ⇒  1000273
        .5+5.  ⇒  5.5
        '\0'.length  ⇒  1
        1..toString()  ⇒  "1"
        [undefined,null]+''  ⇒  ","
        """"";
}
