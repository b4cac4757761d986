Constant folding: literals' types, expressions of constants, array sizes, case labels, enumerators.
//-
long @f@(long a, long b) { return (@pick(2147483647 + 1u`4294967295 + 1`0xffffffff + 1`0x7fffffff + 1l`2147483648 - 1`~0u`~0ul`-1u`-2147483648`0x80000000`077777777777`0b1011 << 3`1ull << 40)@) + (@hex@ @pick(>>`/`%)@ @num(1,30)@) + a; }
//-
long @f@(long a, long b) { return (@num@ @pick(+`-`*)@ @num@ @pick(+`-`*)@ @num@) / @num(1,9)@ % 7 + (-@num(1,99)@ / @num(2,9)@) * 3 + -@num(1,99)@ % @num(2,9)@ + (-@num(1,99)@ >> 2) + (1 ? @num@ : 1 / 1); }
//-
long @f@(long a, long b) { return (u8)@num(200,999)@ + (s8)@num(100,300)@ * 3 + (u16)-@num(1,99)@ + (s16)@num(30000,70000)@ + (u32)-1 + (s32)0xffffffff + (bool)@num(2,9)@ + (long)(int)@hex@ + (char)200; }
//-
long @f@(long a, long b) { char v[(@num(2,9)@ > 4 ? 3 : 5) + sizeof(int) * (1 << 2) - !0]; enum { X = sizeof(v) * 2 + ('a' & 15), Y = X > 30 ? ~X : -X, Z = (u8)Y }; return sizeof(v) + X * 3 + Y * 5 + Z; }
//-
long @f@(long a, long b) { switch (a & 7) { case (1 + 1): return 1; case sizeof(char) * 3: return 2; case ~0 + 2: return 3; case @num(4,7)@ & 7 | 4 ... 7: return b; } return (0 && 1 / 1) + (1 || b++) + b; }
//-
long @f@(long a, long b) { return (-1 < 0u) + (-1l < 0u) * 2 + (-1 < 0ul) * 4 + ((u8)-1 < -1) * 8 + (0x80000000 > 0) * 16 + (2147483648 > -1) * 32 + (-1 == 0xffffffff) * 64 + (-1 == 0xffffffffffffffff) * 128 + (sizeof(int) > -1) * 256 + ('\xff' == 0xff) * 512 + (1u - 2 > 0) * 1024 + (1l - 2u > 0) * 2048 + (@num@ > @num@u) * 4096; }
//-
static const long @f@_k = @num@ * 3 + sizeof(long), @f@_m[] = { [@num(0,1)@ + 1] = 1 << 4 | 3, 5 * -2 }; static u8 @f@_n = -@num(1,99)@; static char @f@_w = 300 - 1; static bool @f@_b = @num(2,9)@; static u64 @f@_x = -1; static s16 @f@_y = 0x@num(10,99)@abcd;
long @f@(long a, long b) { return @f@_k + @f@_m[a & 1] + @f@_n + @f@_w * 3 + @f@_b * 5 + (@f@_x >> 60) + @f@_y + sizeof(@f@_m); }
//-
long @f@(long a, long b) { return @num@@pick(`u`l`ul`ll`ull`U`LL)@ / @num(2,9)@@pick(`l`u)@ + 0x@num(10,99)@@pick(`u`ul`ULL)@ * 3 + 0@pick(10`17`77`123)@ + 0B101 + 0X1f + (0x8000000000000000 >> 63) + (9223372036854775807 + a); }
