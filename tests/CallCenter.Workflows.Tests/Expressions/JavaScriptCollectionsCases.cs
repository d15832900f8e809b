namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Arrays, objects, maps, sets and JSON: script and the JSON of its value, as ECMAScript has it.</summary>
internal static class JavaScriptCollectionsCases
{
    public const string Table = """""
        Object.is(-0,0)  ⇒  false
        [NaN].includes(NaN)  ⇒  true
        [NaN].indexOf(NaN)  ⇒  -1
        [1,2,3].length  ⇒  3
        [1,,3].length  ⇒  3
        [...new Set([1,1,2])]  ⇒  [1,2]
        [...new Map([[1,2]])]  ⇒  [[1,2]]
        try { [].reduce((a,b)=>a) } catch(e) { e.name }  ⇒  "TypeError"
        try { new Array(-1) } catch(e) { e.name }  ⇒  "RangeError"
        null?.[1].x  ⇒  undefined
        [] instanceof Array  ⇒  true
        [...'😀a'].length  ⇒  2
        [3,1,2].sort()  ⇒  [1,2,3]
        [10,9,1].sort()  ⇒  [1,10,9]
        [10,9,1].sort((a,b)=>a-b)  ⇒  [1,9,10]
        [3,undefined,1].sort()  ⇒  [1,3,null]
        ['b','a'].toSorted()  ⇒  ["a","b"]
        [1,2,3].toReversed()  ⇒  [3,2,1]
        [1,2,3].with(1,9)  ⇒  [1,9,3]
        [1,2,3,4].toSpliced(1,2,'x')  ⇒  [1,"x",4]
        [1,2,3,4].splice(1,2)  ⇒  [2,3]
        [1,2,3].slice(-2)  ⇒  [2,3]
        [1,[2,[3,[4]]]].flat()  ⇒  [1,2,[3,[4]]]
        [1,[2,[3,[4]]]].flat(Infinity)  ⇒  [1,2,3,4]
        [1,2].flatMap(x=>[x,x*2])  ⇒  [1,2,2,4]
        [1,2,3].map(String)  ⇒  ["1","2","3"]
        [1,2,3].filter(x=>x>1)  ⇒  [2,3]
        [1,2,3].reduce((a,b)=>a+b)  ⇒  6
        [1,2,3].reduceRight((a,b)=>a+'-'+b)  ⇒  "3-2-1"
        [1,2,3].some(x=>x>2)  ⇒  true
        [1,2,3].every(x=>x>2)  ⇒  false
        [1,2,3].find(x=>x>1)  ⇒  2
        [1,2,3].findIndex(x=>x>5)  ⇒  -1
        [1,2,3].findLast(x=>x<3)  ⇒  2
        [1,2,3].findLastIndex(x=>x<3)  ⇒  1
        [1,2,3].indexOf(2)  ⇒  1
        [1,2,1].lastIndexOf(1)  ⇒  2
        [1,2,3].includes('2')  ⇒  false
        [1,2,3].join()  ⇒  "1,2,3"
        [1,null,undefined,2].join('-')  ⇒  "1---2"
        [[1,2],[3]].toString()  ⇒  "1,2,3"
        [1,2,3].at(-1)  ⇒  3
        [1,2,3].concat(4,[5,[6]])  ⇒  [1,2,3,4,5,[6]]
        [1,2,3].fill(0,1)  ⇒  [1,0,0]
        new Array(3).fill(0)  ⇒  [0,0,0]
        Array(2,3)  ⇒  [2,3]
        Array.from({length:3},(_, i)=>i*i)  ⇒  [0,1,4]
        Array.from('abc')  ⇒  ["a","b","c"]
        Array.from(new Set([1,2]))  ⇒  [1,2]
        Array.of(7)  ⇒  [7]
        Array.isArray([])  ⇒  true
        [1,2,3].copyWithin(0,1)  ⇒  [2,3,3]
        [...[1,2].entries()]  ⇒  [[0,1],[1,2]]
        [...[5,6].keys()]  ⇒  [0,1]
        Object.keys({b:1,2:1,a:1,1:1})  ⇒  ["1","2","b","a"]
        Object.values({a:1,b:2})  ⇒  [1,2]
        Object.entries({a:1})  ⇒  [["a",1]]
        Object.assign({a:1},{b:2},null,{a:3})  ⇒  {"a":3,"b":2}
        Object.fromEntries([['a',1],['b',2]])  ⇒  {"a":1,"b":2}
        Object.fromEntries(new Map([['x',1]]))  ⇒  {"x":1}
        Object.keys('ab')  ⇒  ["0","1"]
        Object.keys([4,5])  ⇒  ["0","1"]
        Object.hasOwn({a:1},'b')  ⇒  false
        Array.prototype.slice.call([1,2,3],1)  ⇒  [2,3]
        Array.prototype.map.call('ab',x=>x+x)  ⇒  ["aa","bb"]
        let ob2={n:5,f:function(){return [1].map(()=>this.n)}}; ob2.f()  ⇒  [5]
        let m=new Map(); m.set('a',1).set(NaN,2); [m.get('a'),m.get(NaN),m.size,m.has('b')]  ⇒  [1,2,2,false]
        let m2=new Map([['a',1],['b',2]]); let ks=[]; m2.forEach((v,k)=>ks.push(k+v)); ks  ⇒  ["a1","b2"]
        let se=new Set([3,1,3]); se.add(2); [...se]  ⇒  [3,1,2]
        let se2=new Set([1,2]); se2.delete(1); [se2.size, se2.has(1)]  ⇒  [1,false]
        JSON.stringify({a:1,b:[1,2]},null,2)  ⇒  "{\n  \"a\": 1,\n  \"b\": [\n    1,\n    2\n  ]\n}"
        JSON.stringify([],null,2)  ⇒  "[]"
        JSON.stringify({},null,2)  ⇒  "{}"
        JSON.stringify([[]],null,2)  ⇒  "[\n  []\n]"
        JSON.stringify({a:1,b:2,c:3},['a','c'])  ⇒  "{\"a\":1,\"c\":3}"
        JSON.stringify({a:1,b:'x'},(k,v)=>typeof v==='number'?v+1:v)  ⇒  "{\"a\":2,\"b\":\"x\"}"
        JSON.stringify('\ud800')  ⇒  "\"\\ud800\""
        JSON.stringify(undefined)  ⇒  undefined
        JSON.stringify({toJSON(){return 5}})  ⇒  "5"
        JSON.stringify(new Map([[1,2]]))  ⇒  "{}"
        JSON.stringify({2:1,1:2,a:3})  ⇒  "{\"1\":2,\"2\":1,\"a\":3}"
        [[1,2],[3,4]].map(([a,b])=>a*b)  ⇒  [2,12]
        Object.entries({a:1,b:2}).map(([k,v])=>`${k}=${v}`).join('&')  ⇒  "a=1&b=2"
        [1,2,3,4].reduce((acc,x)=>({...acc,[x%2?'odd':'even']:[...(acc[x%2?'odd':'even']||[]),x]}),{})  ⇒  {"odd":[1,3],"even":[2,4]}
        [..."ab"].map((c,i,a)=>c+i+a.length)  ⇒  ["a02","b12"]
        [,'x'].length  ⇒  2
        [1,2,3].map((x)=>({v:x}))  ⇒  [{"v":1},{"v":2},{"v":3}]
        [..."a-b".split('-'),...[1]].length  ⇒  3
        let u8=[]; for (const [k,v] of Object.entries({a:1})) u8.push(k,v); u8  ⇒  ["a",1]
        [1,2,3,4,5].slice().sort((a,b)=>b-a)[0]  ⇒  5
        Object.is(NaN,NaN)  ⇒  true
        new Set('hello').size  ⇒  4
        [3,2,1].toString()  ⇒  "3,2,1"
        new Map([[{},1]]).size  ⇒  1
        [5,25,100].map(n=>n.toString().padStart(4,'0'))  ⇒  ["0005","0025","0100"]
        [1,[2,3]].join(';')  ⇒  "1;2,3"
        JSON.stringify({a:new Set([1])})  ⇒  "{\"a\":{}}"
        [10,1,3].sort().reverse()  ⇒  [3,10,1]
        ['é','z','a'].sort()  ⇒  ["a","z","é"]
        """"";
}
