Bit-fields: signs, widths beyond int, units, zero widths, compound assignment, promotion.
struct @c@_f { u32 a : 3; int b : 5; u8 c : 2; u64 d : 40; s64 e : 37; u32 : 0; bool g : 1; u16 h : 9; int i : 32; u64 j : 64; };
//-
long @f@(long a, long b) { struct @c@_f f = { .@pick(a`b`c`d`e`g`h`i`j)@ = a, .@pick(a`b`c`d`e`g`h`i`j)@ = b }; return f.a + f.b * 3 + f.c * 5 + f.d * 7 + f.e * 11 + f.g * 13 + f.h * 17 + f.i * 19l + f.j; }
//-
long @f@(long a, long b) { struct @c@_f f = {}; f.@pick.1(a`b`c`d`e`g`h`i`j)@ = a; f.@pick.1()@ @pick(+=`-=`*=`^=`|=)@ b; long r = f.@pick.1()@@pick(++`--)@; r = r * 3 + f.@pick.1()@; return r + ++f.@pick.1()@; }
//-
long @f@(long a, long b) { struct @c@_f f = { .d = a, .e = b, .a = b, .h = a }; return (f.@pick.1(a`b`d`e`h)@ - @num(1,99)@ < 0) + (f.d << @num(0,20)@) + (f.e >> 3) * 2 + ~f.a + -f.h + (f.@pick(a`h`c)@ > -1) * 100 + (f.d > -1) * 200; }
//-
long @f@(long a, long b) { struct { @pick(u8`u16`u32`u64)@ x : @num(1,8)@; @pick(u8`s8`u16`s16)@ y : @num(1,8)@; @pick(u32`s32`u64`s64)@ z : @num(9,32)@; @int@ w; } s = { a, b, a ^ b, 5 }; return s.x + s.y * 3 + s.z * 5l + s.w + sizeof(s) * 1000 + _Alignof(typeof(s)) * 100000; }
//-
long @f@(long a, long b) { struct { @pick(u8`u16`u32)@ x : 5; @pick(u32`u64`u16)@ : 0; u8 y : 4; u32 : @num(1,20)@; s16 z : 7; } s = { a, b, a }; u8 *p = (u8 *)&s; note(p[0] & 31); return s.x + s.y * 3 + s.z * 5 + sizeof(s) * 1000 + _Alignof(typeof(s)) * 100000; }
//-
long @f@(long a, long b) { union { struct { u32 low : @num.1(1,31)@, high : 32 - @num.1()@; }; u32 w; } u = { .w = a }; u.@pick(low`high)@ += b; return u.w + u.low * 3l + u.high; }
//-
long @f@(long a, long b) { struct __attribute__((packed)) { u8 t : 3; u32 m : @num(9,31)@; u16 l : @num(1,16)@; u8 q; } s = { a, b, a >> 3, 7 }; s.m ^= 5; return s.t + s.m * 3l + s.l * 5 + s.q + sizeof(s) * 1000; }
//-
long @f@(long a, long b) { struct @c@_f f = { .i = a }, g; long r = (f.a = a) + (f.b = b) * 3 + (f.c = a) * 5 + (f.e = b); g = f; g.a ^= 7; return r + f.a + g.a * 10 + (f.@pick(a`c`g)@ ? 100 : 0) + g.i; }
//-
long @f@(long a, long b) { struct { int v : @num.1(2,31)@; unsigned u : @num.1()@; } s[2] = { { a, b }, { b, a } }; return s[0].v + s[0].u * 3l + s[1].v * 5 + s[1].u * 7l + (s[0].v < s[0].u) * 1000 + sizeof(s); }
