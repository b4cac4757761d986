Enumerations: of int, unsigned and 64 bits, gaps, negatives, in records and as indices.
//-
long @f@(long a, long b) { enum { A = @num(1,9)@, B, C = B + @num(2,9)@, D }; return A + B * 3 + C * 5 + D * 7 + (a & 1 ? A : D); }
//-
long @f@(long a, long b) { enum @f@_e { A = @num(1,9)@, B = 1@pick(ul`ull`l)@ << @num(33,62)@, C = @num(0,5)@ }; enum @f@_e x = B; note(sizeof(x)); note(sizeof(enum @f@_e)); x |= a & 7; return x; }
//-
long @f@(long a, long b) { enum @f@_e { A = -@num(1,9)@, B, C = 0x@num(1,7)@00000000 }; enum @f@_e x = a; return (x < 0) + sizeof(A) * 10 + sizeof(x) * 100 + (C >> 3); }
//-
long @f@(long a, long b) { enum @f@_e { A, B = @num(2,9)@ }; enum @f@_e x = b; return (x < 0) + (x > B) * 2 + (enum @f@_e)(a - 5) * 3; }
//-
long @f@(long a, long b) { enum @f@_e { A = -1, B = @num(2,9)@ }; enum @f@_e x = b; return (x < 0) + (x > B) * 2 + x / 3l; }
//-
long @f@(long a, long b) { enum { X, Y, Z, N }; @int@ v[N] = { [Z] = a, [X] = b, [Y] = @num@ }; return v[X] + v[Y] * 3 + v[Z] * 5 + N; }
//-
long @f@(long a, long b) { enum { A = 0x@num(80,99)@000000, B }; return A + B + sizeof(A) + sizeof(B) * 2 + (A > -1) * 10; }
//-
enum @f@_state { @f@_OFF, @f@_ON = @num(2,9)@, @f@_LAST = @f@_ON @pick(+`<<`|)@ 3 };
long @f@(long a, long b) { enum @f@_state s = a & 1 ? @f@_ON : @f@_LAST; struct { enum @f@_state t : 5; } r = { s }; switch (s) { case @f@_ON: note(1); break; case @f@_LAST: note(2); default: note(3); } return r.t; }
//-
long @f@(long a, long b) { enum @f@_e { A = 1ull << 63, B = 1 }; return sizeof(A) + sizeof(B) * 10 + (A > 0) * 100 + (B - 2 < 0) * 1000 + ((enum @f@_e)a > B) * 10000 + (long)A; }
//-
long @f@(long a, long b) { enum @f@_e { A = 0xffffffff, B = @pick(5`-5)@, C }; return (A > B) + sizeof(enum @f@_e) * 10 + (C + 0l) + (long)A + (C < 0) * 7; }
