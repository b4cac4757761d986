Cleanup attribute: order, early ends, loops, gotos, values read before they are cleaned.
static void @c@_done(long *p) { note(*p); } static void @c@_over(int *p) { note(*p + 1000); *p = 0; }
struct @c@_g { long v; bool held; }; static void @c@_put(struct @c@_g *g) { if (g->held) note(g->v * 3); }
static struct @c@_g @c@_get(long v) { note(v); return (struct @c@_g){ v, v & 1 }; }
//-
long @f@(long a, long b) { long x __attribute__((cleanup(@c@_done))) = a; int y __attribute__((__cleanup__(@c@_over))) = b; if (a & 1) return x + y; y++; return y * @num@; }
//-
long @f@(long a, long b) { for (int i = 0; i < 4; i++) { long x __attribute__((cleanup(@c@_done))) = i * @num(1,9)@; if (i == (a & 3)) continue; if (i == (b & 3)) break; note(50); } return a; }
//-
long @f@(long a, long b) { { long x __attribute__((cleanup(@c@_done))) = 1; { long y __attribute__((cleanup(@c@_done))) = 2; if (a & 1) goto out; } note(3); } out: note(4); return b; }
//-
long @f@(long a, long b) { struct @c@_g g __attribute__((cleanup(@c@_put))) = @c@_get(a); if (!g.held) return -@num(1,9)@; g.v += b; struct @c@_g h __attribute__((cleanup(@c@_put))) = @c@_get(b | 1); return g.v - h.v; }
//-
long @f@(long a, long b) { long s = 0; for (struct @c@_g g __attribute__((cleanup(@c@_put))) = @c@_get(a), *once = (void *)1; once; once = 0) { if (b & 1) break; s = g.v; } note(9); return s; }
//-
long @f@(long a, long b) { long x __attribute__((cleanup(@c@_done))) = a, y = b, z __attribute__((cleanup(@c@_done))) = 5; x = ({ long t __attribute__((cleanup(@c@_done))) = 7; t + y; }); return z++; }
//-
long @f@(long a, long b) { switch (a & 3) { case 0: { long x __attribute__((cleanup(@c@_done))) = 10; break; } case 1: { int y __attribute__((cleanup(@c@_over))) = 11; if (b & 1) return y; } default: note(12); } return @num@; }
//-
static long @f@_take(long *p) { long v = *p; *p = 0; return v; }
long @f@(long a, long b) { long x __attribute__((cleanup(@c@_done))) = a; if (b & 1) return @f@_take(&x); while (b & 2) { __attribute__((cleanup(@c@_over))) int n = 5; b = 0; if (a > 5) goto end; } end: return x; }
