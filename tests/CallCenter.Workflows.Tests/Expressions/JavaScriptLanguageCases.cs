namespace CallCenter.Workflows.Tests.Expressions;

/// <summary>Statements, functions, patterns and scopes: script and the JSON of its value, as ECMAScript has it.</summary>
internal static class JavaScriptLanguageCases
{
    public const string Table = """""
        typeof (()=>1)  ⇒  "function"
        ({a:1,...{b:2,a:3}})  ⇒  {"a":3,"b":2}
        ({...'ab'})  ⇒  {"0":"a","1":"b"}
        ({...[1,2]})  ⇒  {"0":1,"1":2}
        [...'héllo']  ⇒  ["h","é","l","l","o"]
        [...[1,2],...[3]]  ⇒  [1,2,3]
        (x=>x+1)(2)  ⇒  3
        ((x,y=2)=>x+y)(1)  ⇒  3
        ((...r)=>r.length)(1,2,3)  ⇒  3
        (({a,b:[c]})=>a+c)({a:1,b:[2]})  ⇒  3
        (function(a){return arguments.length})(1,2,3)  ⇒  3
        (function f(n){return n<2?1:n*f(n-1)})(5)  ⇒  120
        let x=5; x*2  ⇒  10
        const {a,b=3,...r}={a:1,c:4,d:5}; [a,b,r]  ⇒  [1,3,{"c":4,"d":5}]
        let [p,,q=9,...z]=[1,2,undefined,4,5]; [p,q,z]  ⇒  [1,9,[4,5]]
        let a1=1,b1=2; [a1,b1]=[b1,a1]; [a1,b1]  ⇒  [2,1]
        let o={}; ({x:o.y, z:o['w']}={x:1,z:2}); o  ⇒  {"y":1,"w":2}
        let o2={a:{}}; o2.a.b=1; o2.a['c']=2; o2  ⇒  {"a":{"b":1,"c":2}}
        let o3={n:1}; o3.n++; o3.n+=5; o3['n']**=2; o3.n  ⇒  49
        let s=''; for(const c of 'abc') s=c+s; s  ⇒  "cba"
        let t=0; for(let i=0;i<10;i++){ if(i==3) continue; if(i==7) break; t+=i } t  ⇒  18
        let k=[]; for(const i in {b:1,a:2,1:3,0:4}) k.push(i); k  ⇒  ["0","1","b","a"]
        let w=0; while(w<5) w++; w  ⇒  5
        let d=0; do d++; while(d<3); d  ⇒  3
        outer: for(let i=0;i<3;i++){ for(let j=0;j<3;j++){ if(j==1) continue outer; if(i==2) break outer; } } 1  ⇒  1
        let r1=[]; outer: for(let i=0;i<3;i++){ for(let j=0;j<3;j++){ if(j==1) continue outer; if(i==2) break outer; r1.push([i,j]) } } r1  ⇒  [[0,0],[1,0]]
        let fs=[]; for(let i=0;i<3;i++) fs.push(()=>i); fs.map(f=>f())  ⇒  [0,1,2]
        var fv=[]; for(var i=0;i<3;i++) fv.push(()=>i); fv.map(f=>f())  ⇒  [3,3,3]
        let f2=[]; for(const v of [1,2,3]) f2.push(()=>v); f2.map(f=>f())  ⇒  [1,2,3]
        switch(3){case 1: 'a'; break; case 3: 'b'; case 4: 'c'; break; default: 'd'}  ⇒  "c"
        (function(x){switch(x){default: return 'd'; case 1: return 'one'}})(2)  ⇒  "d"
        (function(){try{throw new Error('x')}catch(e){return e.message}finally{}})()  ⇒  "x"
        (function(){try{return 1}finally{return 2}})()  ⇒  2
        (function(){for(const i of [1,2]){try{continue}finally{}} return 'ok'})()  ⇒  "ok"
        let log=[]; try{ try{ throw 1 } finally { log.push('f') } } catch(e){ log.push(e) } log  ⇒  ["f",1]
        try{ null.x }catch(e){ e instanceof TypeError }  ⇒  true
        try{ undefined.foo() }catch(e){ e.name }  ⇒  "TypeError"
        try{ nope }catch(e){ e.name }  ⇒  "ReferenceError"
        try{ xx; let xx=1 }catch(e){ e.name }  ⇒  "ReferenceError"
        try{ const c=1; c=2 }catch(e){ e.name }  ⇒  "TypeError"
        try { let {a}=null } catch(e) { e.name }  ⇒  "TypeError"
        try { let [a]={} } catch(e) { e.name }  ⇒  "TypeError"
        try { ({}).x.y } catch(e) { e.name }  ⇒  "TypeError"
        try { (void 0)() } catch(e) { e.name }  ⇒  "TypeError"
        try { 1 in 2 } catch(e) { e.name }  ⇒  "TypeError"
        try { throw {code:5} } catch({code}) { code }  ⇒  5
        null?.x  ⇒  undefined
        undefined?.x.y.z  ⇒  undefined
        ({a:null}).a?.b.c  ⇒  undefined
        ({a:{b:()=>7}}).a?.b()  ⇒  7
        ({a:1}).b?.()  ⇒  undefined
        ({a:1})?.['a']  ⇒  1
        let da=[1,2,3]; delete da[1]; da  ⇒  [1,null,3]
        let dd={a:1,b:2}; delete dd.a; dd  ⇒  {"b":2}
        (()=>1) instanceof Object  ⇒  true
        String(()=>1).length>0  ⇒  true
        let sp=[1,2,3,4]; sp.splice(1,0,'a','b'); sp  ⇒  [1,"a","b",2,3,4]
        let sp2=[1,2,3]; sp2.splice(-1); sp2  ⇒  [1,2]
        let pu=[1]; [pu.push(2,3), pu.pop(), pu.shift(), pu.unshift(0), pu]  ⇒  [3,3,1,2,[0,2]]
        let al=[]; al[3]=1; al.length  ⇒  4
        let al2=[1,2,3]; al2.length=1; al2  ⇒  [1]
        (function(){return this}).call(5)  ⇒  5
        ((a,b)=>a+b).bind(null,1)(2)  ⇒  3
        let ob={n:5,get2(){return this.n}}; ob.get2()  ⇒  5
        (()=>{ let e=new Error('m'); e.name='Custom'; e.code=7; return [String(e), e.code] })()  ⇒  ["Custom: m",7]
        let cnt=0; const inc=()=>++cnt; inc(); inc(); cnt  ⇒  2
        function outerf(){ let c=0; return { inc(){ return ++c }, get:()=>c } } const oo=outerf(); oo.inc(); oo.inc(); oo.get()  ⇒  2
        hoist(); function hoist(){ return 'h' }  ⇒  "h"
        hoist2(); var hv=5; function hoist2(){ return hv }  ⇒  undefined
        var vv=1; { var vv=2 } vv  ⇒  2
        let bl=1; { let bl=2 } bl  ⇒  1
        if(true){1}else{2}  ⇒  1
        if(false){1}  ⇒  undefined
        1; if(false){2}  ⇒  undefined
        var q1=1  ⇒  undefined
        'x'; var q2=1  ⇒  "x"
        let la=null; la??=5; la||=6; la&&=7; la  ⇒  7
        let lb={x:0}; lb.x||=3; lb.y??=4; lb  ⇒  {"x":3,"y":4}
        let i5=5; [i5++, ++i5, i5--, --i5]  ⇒  [5,7,7,5]
        let i6='5'; i6++; i6  ⇒  6
        let na=[1,2]; na[0]++; na[1]+=5; na  ⇒  [2,7]
        ((a,b=a+1,c=()=>a+b)=>c())(1)  ⇒  3
        (({length})=>length)('abcd')  ⇒  4
        (() => { const memo={}; const fib=n=>n<2?n:memo[n]??=fib(n-1)+fib(n-2); return fib(50) })()  ⇒  12586269025
        ((a,a2)=>{ var a; return a })(3)  ⇒  3
        (function(a){ a=5; return a })(1)  ⇒  5
        let und; [und?.a, und ?? 'd']  ⇒  [null,"d"]
        x=>x  ⇒  undefined
        var a9=1; var a9; a9  ⇒  1
        for(var x9 in [7,8]); x9  ⇒  "1"
        let c8=0; for(;;){ if(++c8>5) break } c8  ⇒  6
        let z8=[]; for (let i=0,j=10;i<j;i+=3,j-=2) z8.push([i,j]); z8  ⇒  [[0,10],[3,8]]
        ((x)=>{ switch(typeof x){ case 'number': return 'n'; case 'string': return 's' } })('a')  ⇒  "s"
        (() => { try { return 'a' } finally { 'b' } })()  ⇒  "a"
        (()=>{ let r=''; for (const k in 'ab') r+=k; return r })()  ⇒  "01"
        (() => { var r=[]; for (var i of [1,2,3]) { if (i===2) continue; r.push(i) } return r })()  ⇒  [1,3]
        """"";
}
