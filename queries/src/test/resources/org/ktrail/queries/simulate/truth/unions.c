Unions: bytes of words, type punning, anonymous members, in records, as arguments.
union @c@_w { u64 q; s64 s; u32 w[2]; u16 h[4]; s8 b[8]; struct { u8 lo; u32 mid __attribute__((packed)); s16 hi; }; };
static union @c@_w @c@_turn(union @c@_w w) { w.h[1]++; return w; }
//-
long @f@(long a, long b) { union @c@_w w = { a }; w.@pick(w[1]`h[2]`b[5]`lo`hi`mid)@ @pick(=`+=`^=)@ b; return w.@pick(q`s`w[0]`w[1]`h[3]`b[7]`mid`hi)@ + w.q; }
//-
long @f@(long a, long b) { union @c@_w w = { .w = { a, b } }; return @c@_turn(w).@pick(q`mid`hi)@ + w.b[@num(0,7)@] + w.h[b & 3] * 3 + sizeof(w); }
//-
long @f@(long a, long b) { union { @int.1@ x; @int.2@ y; u8 z[8]; } u = { .z = { 1, 2, 3, 4, 5, 6, 7, 8 } }; u.x = a; return u.y * 3l + u.z[@num(0,7)@] + u.x; }
//-
long @f@(long a, long b) { struct { u8 tag; union { long l; int i; void *p; }; } s = { a & 3, { b } }; switch (s.tag) { case 0: return s.l; case 1: return s.i; case 2: return (long)s.p; } s.i = 5; return s.l; }
//-
long @f@(long a, long b) { union @c@_w w, v; w.q = a; v = w; v.b[@num(0,7)@] = @num@; union @c@_w *p = a & 1 ? &w : &v; p->@pick(lo`hi`h[0])@--; return w.q * 3 + v.q; }
//-
long @f@(long a, long b) { union { struct { s16 x, y; } p; s32 both; } u[2] = { { { a, b } }, { .both = a } }; u[0].p.x += u[1].p.y; return u[0].both + u[1].both * 3l + sizeof(u); }
//-
long @f@(long a, long b) { union { u32 w; struct { u32 n : @num.1(1,31)@; u32 r : 32 - @num.1()@; }; u8 b[4]; } u = { .w = a }; u.b[@num(0,3)@] = b; return u.n * 3l + u.r + u.w; }
//-
long @f@(long a, long b) { union @c@_w w = {}; for (int i = 0; i < 8; i++) w.b[i] = a + i * b; return w.q ^ w.w[1] ^ w.h[@num(0,3)@]; }
