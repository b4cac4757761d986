sizeof, offsetof, alignof: of types, expressions, members, arrays; nothing in them is executed.
struct @c@_s { char c; int i; s16 s[3]; union { long l; u8 b[9]; }; struct { u8 x; u64 y; } in[2]; u32 f : 3; u32 g : 30; void (*fn)(void); };
//-
long @f@(long a, long b) { return sizeof(@pick(char`short`long`void *`struct @c@_s`int[7]`struct @c@_s[2]`long (*)[3]`char *[4]`u64`bool`long long`enum { @f@_Q })@) * 100 + _Alignof(@pick(char`short`int`long`void *`struct @c@_s`s16[3])@); }
//-
long @f@(long a, long b) { struct @c@_s s, *p = &s; return sizeof(@pick(s`*p`s.s`p->s[1]`p->in`p->in[0].y`s.b`&s`&p->s`p->fn`s.c + s.c`a++`a ? s.c : s.i`(a, s.c)`"abc"`'c'`(u8)a`!a`-s.c`p++`sizeof(s)`1 ? 1 : 1ul)@) * 100 + a; }
//-
long @f@(long a, long b) { return __builtin_offsetof(struct @c@_s, @pick(c`i`s`s[2]`l`b[3]`in`in[1].y`in[1]`fn)@) * 100 + __builtin_offsetof(struct @c@_s, in[b & 1].x) * 10 + (long)&((struct @c@_s *)0)->@pick(i`s[1]`fn`in[1].y)@; }
//-
long @f@(long a, long b) { struct { @int@ x; @int@ y; @int@ z; } s; struct { u8 h; typeof(s) v[@num(1,4)@]; @int@ t; } o; return sizeof(s) + sizeof(o) * 100 + __builtin_offsetof(typeof(o), v[0].z) * 10000 + __builtin_offsetof(typeof(o), t) * 1000000 + _Alignof(o) * 3; }
//-
long @f@(long a, long b) { int n = 0; long x = sizeof(n++) + sizeof(int[sizeof(long)]) + __alignof__(n) + sizeof n + sizeof(char) * 2; return x * 10 + n; }
//-
long @f@(long a, long b) { long v[@num.1(2,9)@][3]; char m[sizeof(v) / sizeof(v[0])]; _Static_assert(sizeof(m) == @num.1()@, "m"); return sizeof(v) + sizeof(v[0]) * 10 + sizeof(*v[0]) * 100 + sizeof(m) * 1000 + sizeof(&v[1]) + sizeof(*&v) + sizeof(v + 0); }
//-
struct @f@_t { u8 n; struct @c@_s *p; char tail[]; };
long @f@(long a, long b) { struct @f@_t *t = 0; return sizeof(*t) + sizeof(struct @f@_t) * 10 + sizeof(*t->p) + sizeof(t->p->in[0]) * 100 + __builtin_offsetof(struct @f@_t, tail[@num(1,9)@]) * 1000 + sizeof(void) + sizeof(@f@); }
//-
long @f@(long a, long b) { struct @c@_s s = {}; s.fn = 0; u64 *y = &s.in[1].y; struct @c@_s *back = (void *)((char *)y - __builtin_offsetof(struct @c@_s, in[1].y)); back->i = a; return s.i + (back == &s) + ((char *)y - (char *)&s) * 10; }
