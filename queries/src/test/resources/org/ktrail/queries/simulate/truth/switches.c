switch: ranges, falling through, defaults anywhere, wide and narrow values, loops inside out.
//-
long @f@(long a, long b) { switch ((@int@)a) { case @num(1,3)@: note(1); case 4 ... @num(5,9)@: note(2); break; case -128 ... -1: return b; default: note(3); } return a; }
//-
long @f@(long a, long b) { switch (a & 15) { default: note(9); case 0: note(0); break; case 1 ... 3: note(1); if (b & 1) break; case 5: note(5); } return @num@; }
//-
long @f@(long a, long b) { switch ((@wide@)a) { case 0x7fffffff: return 1; case -1: return 2; case 0: return 3; case @num(1,9)@: return 4; } switch (b) { case 0xfedcba987654321: return 5; case -5: return 6; } return 7; }
//-
long @f@(long a, long b) { long s = 0; for (int i = 0; i < 8; i++) { switch ((a >> i) & 3) { case 0: continue; case 1: s += b; break; case 2: switch (i) { case 1: s++; break; case 2: goto out; default: s += 5; } default: s *= @num(2,5)@; } s++; } out: return s; }
//-
long @f@(long a, long b) { int n = (a & 15) + 1; long s = 0; switch (n & 3) { do { case 0: s = s * 3 + 1; case 3: s += 2; case 2: s ^= b & 3; case 1: s += 4; } while ((n -= 4) > 0); } return s; }
//-
long @f@(long a, long b) { switch (a & 3) { int x; case 0: x = b; note(x); break; { case 1: x = 3; note(x); } case 2: if (b) case 3: note(33); } return 1; }
//-
long @f@(long a, long b) { switch ((u8)a) { case 0 ... 9: return 'd'; case 10 ... 99: switch ((s8)b) { case -5: return -5; case 2 ... 5: break; default: return 8; } break; case 255: return 255; } return (bool)(a & 1) ? @num@ : 4; }
//-
long @f@(long a, long b) { unsigned x = a; switch (x) { case 0xfffffff0 ... 0xffffffff: return 1; case 0 ... 10: return 2; } switch ((bool)b) { case 0: return 3; case 1: note(1); } switch (a + 0ul) { case ~0ul: return 5; case 1ul << 63: return 6; } return 7; }
//-
enum @f@_e { @f@_A, @f@_B = 5, @f@_C };
long @f@(long a, long b) { enum @f@_e e = a & 7; switch (e) { case @f@_A: case @f@_B: note(1); __attribute__((fallthrough)); case @f@_C: note(2); break; default:; } switch (b & 1); return e; }
