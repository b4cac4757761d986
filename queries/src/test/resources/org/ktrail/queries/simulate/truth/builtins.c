Builtins on bits: bswap, ffs, clz, ctz, popcount, parity, clrsb, rotations, abs, expect.
//-
long @f@(long a, long b) { return __builtin_bswap@pick(16`32`64)@(@pick(a`b`a + b)@) + (s16)__builtin_bswap16(b) + ~__builtin_bswap32(a); }
//-
long @f@(long a, long b) { return __builtin_ffs(a) + __builtin_ffsl(@pick(a`b)@) * 100 + __builtin_ffsll(@pick(a << 5`b << 33`0)@) * 10000; }
//-
long @f@(long a, long b) { return __builtin_clz((u32)a | @num(1,9)@) + __builtin_clzl(b | 1) * 100 + __builtin_clzll(a | 8) * 10000; }
//-
long @f@(long a, long b) { return __builtin_ctz((u32)a | 0x80000000) + __builtin_ctzl(b | 1ul << @num(8,63)@) * 100 + __builtin_ctzll(a | 1ul << 62) * 10000; }
//-
long @f@(long a, long b) { return __builtin_popcount(a) + __builtin_popcountl(@pick(a`b`~a)@) * 100 + __builtin_popcountll(b) * 10000 + __builtin_parity(a) * 3 + __builtin_parityl(b) * 5 + __builtin_parityll(a ^ b) * 7; }
//-
long @f@(long a, long b) { return __builtin_@pick(clrsb`clrsbl`clrsbll)@(@pick(a`b)@) + __builtin_abs(@num@) + __builtin_labs(@num@) * 3 + __builtin_constant_p(@num@) * 7 + __builtin_constant_p(a) * 11; }
//-
long @f@(long a, long b) { if (__builtin_expect(!!(a & @num(1,9)@), @num(0,1)@)) note(1); if (__builtin_expect(b > a, 0)) note(2); return __builtin_expect(a, 5) + __builtin_expect_with_probability(b, 1, 1) * 3; }
//-
long @f@(long a, long b) { switch (__builtin_popcount(a & 15)) { case 0: return 1; case 1: return __builtin_ffs(a); default: return __builtin_bswap64(b); case 3: return 3; } }
//-
long @f@(long a, long b) { u16 x = __builtin_bswap16(a); u32 y = __builtin_bswap32(b); u64 z = __builtin_bswap64(@hex@); return x + y * 3l + z + _Generic(__builtin_bswap32(1), unsigned: 1, default: 2) + _Generic(__builtin_ffsl(1), int: 10, default: 20) + sizeof(__builtin_bswap16(1)) * 100; }
//-
static const u32 @f@_t[] = { __builtin_bswap32(0x@num(10,99)@), __builtin_ctz(64), __builtin_popcountl(0xff0f), __builtin_ffs(@num(1,99)@) };
long @f@(long a, long b) { return @f@_t[a & 3] * 3l + @f@_t[b & 3] + sizeof(char[__builtin_clz(@num(1,99)@)]); }
