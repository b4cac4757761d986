Comma, conditional, omitted middle, short circuits: order, types, effects once.
//-
long @f@(long a, long b) { return (note(1), a) @pick(?`> 3 ?)@ (note(2), b) : (note(3), @num@); }
//-
long @f@(long a, long b) { return (a & @num(1,7)@) ?: (b & @num(1,7)@) ?: @num@; }
//-
long @f@(long a, long b) { int n = a; long r = n++ ?: b; return r + n * 3 + (note_and(b) ?: 7); }
//-
long @f@(long a, long b) { return (note_and(a) @pick(&&`||)@ note_and(b)) + 2 * (a @pick(&&`||)@ note_and(b) @pick(&&`||)@ note_and(a + b)) + !note_and(a) * 4; }
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ y = b; return (a & 1 ? x : y) + sizeof(1 ? x : y) * 100 + (b ? -1 : 0u) + (a ? (u8)x : (s8)y); }
//-
long @f@(long a, long b) { long x, y; x = (y = a, y++, y + b); (a > b ? x : y) == 3 ? note(1) : note(2); *(a & 1 ? &x : &y) += 5; return x * 3 + y; }
//-
long @f@(long a, long b) { long *p = a & 1 ? &b : 0; long v = p ? *p : @num@; p = p ?: &a; return v * 3 + *p + (p && *p > 0) + (a, b); }
//-
long @f@(long a, long b) { return a > b ? a < 0 ? 1 : b < 0 ? 2 : 3 : a == b ? 4 : !(a & b) ? (a | b) & 1 ? 5 : 6 : @num@; }
//-
long @f@(long a, long b) { bool x = a && b, y = a & @num(1,7)@; x |= y; x &= !b; y ^= 1; return x + y * 2 + (x == y) * 4 + (x < y) * 8 + (x ? y : !y) * 16; }
