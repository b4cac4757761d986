goto: error ladders, back and forth, into and out of blocks, local labels, loops made of them.
static long @c@_get(long v) { note(v); return v & 1; }
//-
long @f@(long a, long b) { int rc = -@num(1,30)@; if (@c@_get(a)) goto out; rc--; if (@c@_get(b)) goto one; rc--; if (@c@_get(a >> 1)) goto two; rc = 0; two: note(2); one: note(1); out: return rc; }
//-
long @f@(long a, long b) { long n = 0; again: n += b; if (n < 0) n = -n; if (++a & @num(1,7)@) goto again; if (n & 8) { n++; goto done; } n += 7; done: return n; }
//-
long @f@(long a, long b) { int i = 0; goto test; body: note(i); i++; test: if (i < (a & 7)) goto body; return i + b; }
//-
long @f@(long a, long b) { if (a & 1) goto in; for (int i = 0; i < 3; i++) { note(i); if (b & 1) { in: note(77); break; } } return 5; }
//-
long @f@(long a, long b) { long s = 0; for (int i = 0; i < 4; i++) { for (int j = 0; j < 4; j++) { s = s * 3 + i * j; if (s > (a & 63)) goto next; if (i * j == @num(2,9)@) goto end; } s++; next: ; } end: return s; }
//-
long @f@(long a, long b) { long r = ({ __label__ out; long x = a; if (b & 1) goto out; x = 5; out: x; }) + ({ __label__ out; long x = b; if (a & 1) goto out; x = 7; out: x * 3; }); return r; }
//-
long @f@(long a, long b) { int n = 0; l1: switch (n++) { case 0: goto l1; case 1: if (a & 1) goto l2; goto l1; case 2: note(2); l2: note(3); goto l1; default: goto out; } out: __attribute__((unused)); return n; }
//-
long @f@(long a, long b) { { int x = @num@; if (a > b) goto l; x++; l: note(x); } { __label__ m; if (b) goto m; note(1); m: ; } return a; }
