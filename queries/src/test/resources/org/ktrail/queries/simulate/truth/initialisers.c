Initialisers: designated, re-initialised, ranges, flat, nested, of arrays without a size.
struct @c@_in { s16 x; u8 y[3]; }; struct @c@_out { int k; struct @c@_in in[2]; union { u32 w; u8 b[4]; }; struct { s8 m, n; }; };
static long @c@_sum(struct @c@_out *o) { return o->k + o->in[0].x * 3 + o->in[0].y[0] * 5 + o->in[0].y[1] * 7 + o->in[0].y[2] * 11 + o->in[1].x * 13 + o->in[1].y[0] * 17 + o->in[1].y[1] * 19 + o->in[1].y[2] * 23 + o->w * 29 + o->m * 31 + o->n * 37l; }
//-
long @f@(long a, long b) { struct @c@_out o = { .in[1].x = a, .k = b, .in[1].x = @num@, .n = 4 }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { struct @c@_out o = { @num@, { { a, { 1, b } }, { .y = { [1] = @num(0,99)@ } } }, @num(0,99)@, { 3, a } }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { struct @c@_out o = { a, 1, 2, 3, 4, 5, b, 7, 8, @num(0,99)@, 10 }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { struct @c@_out o = { .in = { [1] = { .x = a, .y = { 1, 2, 3 } } }, .in[1].y[@num(0,2)@] = b, .in[0].x = 5, 6 }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { int v[] = { [@num(2,6)@] = a, b, [1] = @num@, 4, [@num(0,3)@] = 9 }; long s = sizeof(v); for (int i = 0; i < sizeof(v) / sizeof(v[0]); i++) s = s * 3 + v[i]; return s; }
//-
long @f@(long a, long b) { u8 v[12] = { [1 ... 8] = a, [@num(3,5)@ ... 6] = b, [@num(0,4)@] = 77 }; long s = 0; for (int i = 0; i < 12; i++) s = s * 3 + v[i]; return s; }
//-
static struct @c@_out @f@_v[3] = { [1] = { .k = @num@, .in[0 ... 1].y[1] = 5, .w = 0x01020304 }, { 2, .m = -3 }, [0].in[1] = { @num@ }, [1].k = 8 };
long @f@(long a, long b) { @f@_v[0].k += a; return @c@_sum(&@f@_v[0]) + @c@_sum(&@f@_v[1]) * 3 + @c@_sum(&@f@_v[2]) * 5; }
//-
long @f@(long a, long b) { struct @c@_in i = { a, { 1, 2, 3 } }; struct @c@_out o = { .in[0] = i, .in[0].y[1] = b, .in[1] = i, .b[2] = 9 }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { struct @c@_out o = { .w = a, .b[1] = @num(0,99)@, .m = (note(1), 2), .k = 3 }; return @c@_sum(&o); }
//-
long @f@(long a, long b) { int m[3][2] = { { a }, [2] = { [1] = b }, [@num(0,1)@][1] = @num@ }; return m[0][0] + m[0][1] * 3 + m[1][0] * 5 + m[1][1] * 7 + m[2][0] * 11 + m[2][1] * 13; }
//-
long @f@(long a, long b) { struct { int n; struct { u8 a, b; } v[]; } static s = { 2, { { 1, @num(0,99)@ }, { 3 } } }; struct @c@_out o = {}, p = { }; p = (struct @c@_out){ .k = s.v[0].b }; return @c@_sum(&o) + @c@_sum(&p) + s.v[1].a + sizeof(s); }
//-
long @f@(long a, long b) { struct @c@_out o = { .in = { { .x = 1 }, { .x = 2 } }, .in = { [1] = { .y[0] = a } }, .k = a, .k = b }; return @c@_sum(&o); }
