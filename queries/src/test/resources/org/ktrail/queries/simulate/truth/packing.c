Layout: #pragma pack, packed, aligned, flexible ends, nested records; offsets and accesses.
#pragma pack(push, 1)
struct @c@_one { u8 a; u32 b; u16 c; u64 d; };
#pragma pack(push, 2)
struct @c@_two { u8 a; u32 b; u8 c; u64 d; struct @c@_one o; };
#pragma pack(pop)
struct @c@_again { u8 a; u64 b; };
#pragma pack(pop)
struct @c@_none { u8 a; u64 b; struct @c@_again g; u32 c; };
#pragma pack(4)
struct @c@_four { u8 a; u64 b; u16 c; };
#pragma pack()
struct @c@_mix { u8 a; u32 b __attribute__((packed)); u16 c __attribute__((aligned(8))); u8 d; } __attribute__((aligned(4)));
//-
long @f@(long a, long b) { struct @c@_@pick.1(one`two`again`none`four`mix)@ s = { .a = a, .b = b }; note(sizeof(s)); note(_Alignof(struct @c@_@pick.1()@)); u8 *p = (u8 *)&s; return s.a + s.b + p[__builtin_offsetof(struct @c@_@pick.1()@, b)] * 3 + __builtin_offsetof(struct @c@_@pick.1()@, b) * 100; }
//-
long @f@(long a, long b) { struct @c@_one v[3] = { { a, b, 1, 2 }, { 3, a, b, 4 }, { 5, 6, 7, a } }; return v[1].b + v[2].d * 3 + v[b & 1].c + sizeof(v); }
//-
#pragma pack(push, @num(1,2)@)
struct @f@_s { u8 a; @int@ b; @int@ c; };
#pragma pack(pop)
struct @f@_t { u8 a; @wide@ b; struct @f@_s c; };
long @f@(long a, long b) { struct @f@_t t = { 1, a, { 2, b, a } }; return t.a + t.b + t.c.a * 3 + t.c.b * 5 + t.c.c * 7l + sizeof(t) * 100 + __builtin_offsetof(struct @f@_t, c.c) * 10000; }
//-
struct @f@_s { u8 a; @int@ b; struct { u8 x; @wide@ y; } c; } __attribute__((@pick(packed`__packed__`packed, aligned(4)`aligned(16)`aligned)@));
long @f@(long a, long b) { struct @f@_s s = { 1, a, { 2, b } }; return s.a + s.b + s.c.x * 3 + s.c.y * 5l + sizeof(s) * 100 + _Alignof(struct @f@_s) * 1000 + __builtin_offsetof(struct @f@_s, c) * 100000; }
//-
long @f@(long a, long b) { struct { u8 n; @int@ v __attribute__((aligned(@pick(1`2`8`16)@))); u8 e[]; } __attribute__((@pick(packed`aligned(2))@)) s = { a, b }; return s.n + s.v * 3l + sizeof(s) * 100 + _Alignof(typeof(s)) * 1000 + __builtin_offsetof(typeof(s), e) * 100000; }
//-
typedef @int.1@ @f@_t __attribute__((aligned(@pick(1`2`8`16)@)));
struct @f@_s { u8 a; @f@_t b; u8 c; };
long @f@(long a, long b) { struct @f@_s s = { a, b, 3 }; return s.a + s.b + s.c * 5 + sizeof(s) * 100 + _Alignof(@f@_t) * 1000 + sizeof(@f@_t) * 100000; }
//-
long @f@(long a, long b) { struct { u8 x; struct __attribute__((packed)) { u16 p; u32 q; } y; @pick(_Alignas(8)`_Alignas(long)`_Alignas(16))@ u8 z; } s = { a, { b, a }, 5 }; return s.x + s.y.p + s.y.q * 3l + s.z + sizeof(s) * 100 + __builtin_offsetof(typeof(s), y.q) * 10000 + __builtin_offsetof(typeof(s), z) * 1000000; }
//-
long @f@(long a, long b) { u8 raw[64]; for (int i = 0; i < 64; i++) raw[i] = a + i * b; struct @c@_@pick.1(one`two`four`none)@ *p = (void *)(raw + @num(0,1)@); return p->a + p->b * 3l + p->c * 5 + sizeof(*p); }
//-
#pragma pack(push)
#pragma pack(@pick(1`2`4`8)@)
struct @f@_s { u8 a; u64 b : @num(1,40)@; u32 c; u8 d : 3; u16 e; };
#pragma pack(pop)
long @f@(long a, long b) { struct @f@_s s = { 1, a, b, a, b }; return s.a + s.b * 3 + s.c * 5l + s.d + s.e + sizeof(s) * 1000 + _Alignof(struct @f@_s) * 100000 + __builtin_offsetof(struct @f@_s, c) * 1000000; }
