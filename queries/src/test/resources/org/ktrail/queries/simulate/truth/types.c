Questions about types: compatibility, _Generic with const, long against long long, the three chars.
typedef const int @c@_cint; typedef char *@c@_text; typedef const char *@c@_ctext; enum @c@_e { @c@_A }; enum @c@_n { @c@_B = -1 }; struct @c@_s { int x; const int y; char t[4]; };
//-
long @f@(long a, long b) { return __builtin_types_compatible_p(@pick.1(char`signed char`unsigned char`short`int`long`long long`unsigned long`unsigned long long`u64`s64`s8)@, @pick.2(char`signed char`unsigned char`short`int`long`long long`unsigned long`unsigned long long`u64`s64`s8)@) + 2 * __builtin_types_compatible_p(@pick.1()@ *, @pick.2()@ *) + 4 * __builtin_types_compatible_p(@pick.1()@ *, @pick.1()@ *); }
//-
long @f@(long a, long b) { return __builtin_types_compatible_p(@pick.1(char`const char`volatile int`int`const int`@c@_cint)@, @pick.2(char`int`const volatile int`@c@_cint)@) + 2 * __builtin_types_compatible_p(@pick.1()@ *, @pick.2()@ *) + 4 * __builtin_types_compatible_p(@pick.1()@ *const, @pick.1()@ *); }
//-
long @f@(long a, long b) { return _Generic((@pick(char`signed char`unsigned char`short`unsigned short`int`unsigned`long`unsigned long`long long`unsigned long long`bool`enum @c@_e`enum @c@_n)@)a, char: 1, signed char: 2, unsigned char: 3, short: 4, unsigned short: 5, int: 6, unsigned: 7, long: 8, unsigned long: 9, long long: 10, unsigned long long: 11, bool: 12, default: 13); }
//-
long @f@(long a, long b) { @pick(char`const char`@c@_text`@c@_ctext`const int`@c@_cint`long`volatile long`struct @c@_s`const struct @c@_s)@ *p = 0; return _Generic(p, char *: 1, const char *: 2, char **: 3, const char **: 4, int *: 5, const int *: 6, long *: 7, volatile long *: 8, struct @c@_s *: 9, const struct @c@_s *: 10, default: 11); }
//-
long @f@(long a, long b) { struct @c@_s s = { a, b }; const struct @c@_s *c = &s; return _Generic(&@pick(s.`c->)@@pick(x`y)@, int *: 1, const int *: 2, default: 3) + 10 * _Generic(@pick(s.t`&s.t[1]`"lit"`(char *)0)@, char *: 1, const char *: 2, default: 3) + 100 * _Generic(c->t, char *: 1, const char *: 2, default: 3) + 1000 * _Generic(*c, struct @c@_s: 1, default: 2); }
//-
long @f@(long a, long b) { return _Generic(@pick(a + 1`a + 1u`1 + 1u`'a'`(char)1 + (char)1`1ll`1ull`a + 1ll`1 << 2l`a ? 1 : 2l`(short)1`sizeof(int)`a < b`!a`~(u8)a`-(char)1`&a - &b`L'x'`(u8)a << 1`5000000000`0xffffffff`4294967295)@, char: 1, short: 2, int: 3, unsigned: 4, long: 5, unsigned long: 6, long long: 7, unsigned long long: 8, default: 9); }
//-
long @f@(long a, long b) { const @int.1@ x = a; typeof(x) y = b; __typeof__(&x) p = &y; return _Generic(&y, @int.1@ *: 1, const @int.1@ *: 2, default: 3) + __builtin_types_compatible_p(typeof(p), @int.1@ *) * 10 + __builtin_types_compatible_p(typeof(*p), const @int.1@) * 100 + *p; }
//-
long @f@(long a, long b) { int v[@num.1(2,5)@]; int w[@num.2(2,5)@]; return __builtin_types_compatible_p(typeof(v), typeof(&v[0])) + 2 * __builtin_types_compatible_p(typeof(v), typeof(w)) + 4 * __builtin_types_compatible_p(int[], typeof(w)) + 8 * __builtin_types_compatible_p(int (*)(long), int (*)(@pick(long`int`long long)@)) + 16 * __builtin_types_compatible_p(typeof(@f@), long(long, long)); }
//-
long @f@(long a, long b) { return __builtin_types_compatible_p(enum @c@_e, @pick(enum @c@_n`unsigned`int`enum @c@_e)@) + 2 * __builtin_types_compatible_p(enum @c@_n, @pick(int`unsigned`long)@) + 4 * __builtin_types_compatible_p(struct @c@_s, @pick(struct @c@_s`const struct @c@_s`union point_word)@) + 8 * __builtin_types_compatible_p(void *, @pick(void *`const void *`char *)@) + 16 * __builtin_types_compatible_p(typeof(@c@_A), int); }
//-
long @f@(long a, long b) { return __builtin_choose_expr(__builtin_types_compatible_p(typeof(@pick(a`(int)a`&a`"x"`@c@_A`(long long)b)@), @pick(long`int`long *`char[2]`long long)@), a + 1, b - 1) + __builtin_constant_p(@pick(3`3 + 4`"x"`sizeof(a))@); }
//-
long @f@(long a, long b) { const void *cp = &a; void *p = &b; int *i = 0; const int *ci = 0; return _Generic(a ? @pick.1(cp`p`i`ci)@ : @pick(cp`p)@, void *: 1, const void *: 2, int *: 3, const int *: 4, default: 5) + 10 * _Generic(a ? @pick(i`ci)@ : @pick(i`ci`(void *)0)@, void *: 1, const void *: 2, int *: 3, const int *: 4, default: 5) + 100 * _Generic(1 ? (void *)((a) * 0l) : (int *)1, int *: 1, void *: 2) + 1000 * _Generic(1 ? (void *)((@num@) * 0l) : (int *)1, int *: 1, void *: 2); }
