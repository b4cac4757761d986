Compound literals: addresses, arrays, nested, assigned, passed, changed.
struct @c@_p { int x; s16 y; u8 z[2]; };
static long @c@_sum(struct @c@_p *p) { return p->x + p->y * 3 + p->z[0] * 5 + p->z[1] * 7; }
static long @c@_value(struct @c@_p p) { return @c@_sum(&p); }
static struct @c@_p *@c@_at = &(struct @c@_p){ 1, 2, { 3, 4 } }, @c@_v[] = { { 5 }, { .y = 6 } };
//-
long @f@(long a, long b) { return @c@_sum(&(struct @c@_p){ a, .z = { [1] = b } }); }
//-
long @f@(long a, long b) { struct @c@_p p = { 9, 9, { 9, 9 } }; p = (struct @c@_p){ .y = a }; return @c@_sum(&p) + @c@_value((struct @c@_p){ @num@, b }); }
//-
long @f@(long a, long b) { int *v = (int[]){ a, @num@, [4] = b }; v[1] += 3; return v[0] + v[1] * 3 + v[2] + v[4] * 5 + sizeof((int[]){ 1, 2, [@num(3,9)@] = 1 }); }
//-
long @f@(long a, long b) { @c@_at->x += a; @c@_v[1].z[0] = b; return @c@_sum(@c@_at) + @c@_sum(&@c@_v[1]) + sizeof(@c@_v); }
//-
long @f@(long a, long b) { long s = 0; for (int i = 0; i < 3; i++) { struct @c@_p *p = &(struct @c@_p){ .x = i }; p->y += a; s = s * 5 + @c@_sum(p); } return s; }
//-
long @f@(long a, long b) { return (struct @c@_p){ a, b, { 1, 2 } }.@pick(x`y`z[1])@ + ((@int@){ a }) + *&(long){ b } + (char[]){ 'a', 'b', a }[@num(0,2)@]; }
//-
long @f@(long a, long b) { struct @c@_p q = (struct @c@_p){ a, b }, *p = a & 1 ? &q : &(struct @c@_p){ .z = "xy" }; p->x++; return @c@_sum(p) + @c@_sum(&q); }
//-
long @f@(long a, long b) { const char *t = (char[]){ "hello" }; struct { struct @c@_p *p; int n; } o = { &(struct @c@_p){ @num@, a }, (int[]){ 3, 4 }[b & 1] }; return t[a & 3] + @c@_sum(o.p) + o.n; }
