Loops: for, while, do, nested, break, continue, several variables, none, counting down.
//-
long @f@(long a, long b) { long s = 0; for (@int@ i = @num(0,5)@; i < (a & 31); i += @num(1,4)@) { if (i == (b & 7)) continue; if (s > 1000) break; s = s * 3 + i; } return s; }
//-
long @f@(long a, long b) { int i, j; long s = 0; for (i = 0, j = a & 15; i < j; i++, j--) s += i * j @pick(+`^`-)@ b; return s * 100 + i * 10 + j; }
//-
long @f@(long a, long b) { u32 n = a; int c = 0; while (n != 1 && c < 50) { n = n & 1 ? n * 3 + 1 : n / 2; if (!n) break; c++; } return n + c * 3l; }
//-
long @f@(long a, long b) { long s = 0; int i = a & 7; do { if (i & 1) continue; s += i * @num(1,9)@; if (s > (b & 63)) break; } while (i-- > 0); return s * 10 + i; }
//-
long @f@(long a, long b) { u64 x = a, y = b; if (!x) x = 1; while (y) { u64 t = x % y; x = y; y = t; } return x; }
//-
long @f@(long a, long b) { int k = 0; for (;;) { if (++k > (a & 15)) break; for (int i = k; i--;) { if (i == @num(1,5)@) continue; note(i); if (k == 4) goto next; } next:; } return k; }
//-
long @f@(long a, long b) { unsigned i; long s = 0; for (i = 5; i-- > 0;) s = s * 7 + i; for (u8 c = 250; c >= 250; c++) s++; for (s8 c = 120; c > 0; c++) s += 2; while (s & @num(1,3)@) s++; return s + i; }
//-
long @f@(long a, long b) { long s = 1; for (long x = a, i = 0; x && i < 64; x >>= @num(1,3)@, i++) { if (x == -1) break; s += x & 1 ? s : 1; } do s--; while (0); while (0) s = 5; return s; }
