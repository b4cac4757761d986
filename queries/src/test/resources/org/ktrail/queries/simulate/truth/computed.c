Labels as values: tables of them, goto through them, differences, dispatch in loops.
//-
long @f@(long a, long b) { static void *t[] = { &&l0, &&l1, &&l2, &&l3 }; goto *t[a & 3]; l0: return b; l1: note(1); l2: return @num@; l3: return a + b; }
//-
long @f@(long a, long b) { void *p = a & 1 ? &&odd : &&even; note(3); goto *p; odd: return b; even: return -b; }
//-
long @f@(long a, long b) { static const void *const ops[] = { [0] = &&inc, [1] = &&dbl, [2] = &&neg, [3] = &&end }; u8 code[] = { @num(0,2)@, 1, a & 1, 2, 0, 3 }; long x = b; int pc = 0; goto *ops[code[pc++]]; inc: x++; goto *ops[code[pc++]]; dbl: x *= 2; goto *ops[code[pc++]]; neg: x = -x; goto *ops[code[pc++]]; end: return x; }
//-
long @f@(long a, long b) { static const int d[] = { &&l0 - &&l0, &&l1 - &&l0, &&l2 - &&l0 }; goto *(&&l0 + d[a & 1]); l0: note(0); goto *(&&l0 + d[2]); l1: note(1); l2: return @num@ + b; }
//-
long @f@(long a, long b) { void *v[2] = { &&x, &&y }; int n = 0; loop: if (n >= (a & 7)) return n; goto *v[n++ & 1]; x: note(1); goto loop; y: note(2); goto loop; }
//-
long @f@(long a, long b) { void *p = &&here; int n = 0; here: n++; if (n < @num(2,6)@) goto *p; return n * 3 + (p == &&here) + (p != (void *)0); }
