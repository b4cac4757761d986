128 bits: products, quotients, shifts, comparisons, conversions, records, arguments.
typedef unsigned __int128 @c@_u; typedef __int128 @c@_s;
static @c@_u @c@_mul(u64 x, u64 y) { return (@c@_u)x * y; }
static u64 @c@_fold(@c@_u v) { return (u64)v * 3 ^ (u64)(v >> 64); }
//-
long @f@(long a, long b) { return ((@pick(@c@_u`@c@_s)@)(@pick(u64`s64)@)a * (@pick(u64`s64`u32`s32)@)b) >> @num(1,100)@; }
//-
long @f@(long a, long b) { @c@_u x = @c@_mul(a, b); x @pick(+=`-=`^=`|=`&=)@ @pick(a`(u64)b`@hex@`-1)@; return @c@_fold(x); }
//-
long @f@(long a, long b) { @pick.1(@c@_u`@c@_s)@ x = (@pick.1()@)a * b, y = (@pick(u64`s64`s32`u8)@)b; return (x @pick(<`<=`>`>=`==`!=)@ y) + (x == x) * 2 + !x * 4 + (x ? 8 : 0) + (x && y) * 16; }
//-
long @f@(long a, long b) { @pick.1(@c@_u`@c@_s)@ x = a; x = x << (b & 127) @pick(>>`<<)@ @num(0,60)@; return @c@_fold(x) + (long)(x >> (a & 127)); }
//-
long @f@(long a, long b) { @pick.1(@c@_u`@c@_s)@ x = ((@pick.1()@)a << @num(0,40)@) + @num(1,99)@; @wide@ d = b; if (!d) d = 3; return @c@_fold(x / d) + (long)(x % d); }
//-
long @f@(long a, long b) { struct { u8 t; @c@_u v; } s = { 1, a }; s.v = s.v * s.v + b; s.v++; return @c@_fold(s.v) + sizeof(s) + _Alignof(@c@_u) * 100 + __builtin_offsetof(typeof(s), v) * 1000; }
//-
static @c@_s @f@_step(@c@_s x, int n) { return n ? @f@_step(x * @num(2,9)@ - 1, n - 1) : -x; }
long @f@(long a, long b) { return @c@_fold(@f@_step(a, b & 7)) + (long)~@f@_step(b, 3); }
//-
long @f@(long a, long b) { @c@_s x = a; @pick(u8`s8`u16`s16`u32`s32`u64`bool)@ n = x; x = n; x -= b; long r = (x < 0) + (long)x; @c@_s *p = &x; *p += 1; return r * 3 + @c@_fold(a & 1 ? x : -x) + (int)x; }
//-
long @f@(long a, long b) { @c@_u v[3] = { a, @c@_mul(a, b), ~(@c@_u)0 }; u64 *w = (u64 *)&v[1]; w[1] ^= b; @c@_u s = 0; for (int i = 0; i < 3; i++) s = s * 3 + v[i]; return @c@_fold(s); }
