Records: copies, as arguments and results, nested, arrays of them, self-assignment, chains.
struct @c@_in { s8 a; u16 b; }; struct @c@_s { int x; struct @c@_in in; u64 y; struct @c@_in v[2]; };
static struct @c@_s @c@_make(long a, long b) { struct @c@_s s = { a, { b, a }, a * b, { { 1, 2 }, { b } } }; return s; }
static long @c@_sum(struct @c@_s s) { s.x++; return s.x + s.in.a * 3 + s.in.b * 5 + s.y * 7 + s.v[0].a * 11 + s.v[0].b * 13 + s.v[1].a * 17 + s.v[1].b * 19; }
//-
long @f@(long a, long b) { struct @c@_s s = @c@_make(a, b), t = s; t.@pick(x`y`in.a`in.b`v[1].a)@ @pick(+=`=`^=)@ @num@; return @c@_sum(s) + @c@_sum(t) * 3 + sizeof(s); }
//-
long @f@(long a, long b) { struct @c@_s s = @c@_make(a, b); s.v[0] = s.v[1]; s.in = s.v[b & 1]; s = s; struct @c@_s *p = &s; *p = *&*p; return @c@_sum(*p) + @c@_make(b, a).@pick(x`y`in.b)@; }
//-
long @f@(long a, long b) { struct @c@_s v[3]; v[0] = @c@_make(a, b); v[1] = v[2] = v[0]; v[1].x--; v[2].in = (struct @c@_in){ @num@, a }; return @c@_sum(v[0]) + @c@_sum(v[1]) * 3 + @c@_sum(v[a & 1 ? 2 : 1]); }
//-
long @f@(long a, long b) { struct @c@_s s = @c@_make(a, 1), t = @c@_make(b, 2), u; u = a > b ? s : t; (a & 1 ? &s : &t)->y = 5; long r = @c@_sum(u) + @c@_sum(s); return r + (u = t, u.x); }
//-
static struct @c@_s *@f@_at(struct @c@_s *p, int n) { return p + n; }
long @f@(long a, long b) { struct @c@_s v[2] = { @c@_make(a, b), @c@_make(b, a) }; @f@_at(v, 1)->in.b = @num(1,99)@; struct @c@_s t = *@f@_at(v, b & 1); return @c@_sum(t) + (&v[1] - v) + ((char *)&v[1].y - (char *)v); }
//-
long @f@(long a, long b) { struct { struct @c@_s s; int n; } o = { .s = @c@_make(a, b), .n = 3 }, p = o; p.s.v[1] = o.s.in; o.s.y = p.n; return @c@_sum(p.s) + @c@_sum(o.s) * 3 + sizeof(o); }
//-
struct @f@_e { }; struct @f@_h { u8 n; struct @f@_e e; u8 d[0]; };
long @f@(long a, long b) { struct @f@_h h = { a }; struct @f@_h g = h; struct { char c[@num(1,9)@]; } x = { "z" }, y; y = x; return g.n + sizeof(h) + sizeof(struct @f@_e) + y.c[0] + sizeof(y); }
//-
struct @f@_p { u8 a; @int@ b; };
static struct @f@_p @f@_pair(long x) { return (struct @f@_p){ x, x + 1 }; }
long @f@(long a, long b) { typeof(@f@_pair(0)) p = @f@_pair(a); return p.a + p.b * 3l + @f@_pair(b).b; }
