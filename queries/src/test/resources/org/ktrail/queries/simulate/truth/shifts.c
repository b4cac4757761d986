Shifts: the count's type does not matter, the operand's does; compound shifts of narrow types.
//-
long @f@(long a, long b) { @int.1@ x = a; return x @pick(<<`>>)@ (b & 7); }
//-
long @f@(long a, long b) { @wide.1@ x = a; @int.2@ n = b & 31; return x @pick(<<`>>)@ n; }
//-
long @f@(long a, long b) { @int.1@ x = a; x @pick(<<=`>>=)@ b & 7; x @pick(<<=`>>=)@ @num(0,7)@; return x; }
//-
long @f@(long a, long b) { return ((@wide@)@expr@ >> @num(0,31)@) @pick(^`+`|)@ ((u64)b << @num(0,63)@); }
//-
long @f@(long a, long b) { u64 x = a; int n = b & 63; return (x << n) | (x >> (-n & 63)); }
//-
long @f@(long a, long b) { u32 x = a; int n = b & 31; return (x << n) | (x >> (-n & 31)); }
//-
long @f@(long a, long b) { return (1@pick(`u`l`ul`ull)@ << @num(0,30)@) - (@int@)a + ((~0@pick(`u`l`ul)@) >> @num(0,31)@) + (@hex@ >> @num(0,31)@); }
//-
long @f@(long a, long b) { @int.1@ x = a; s64 y = -1; return (y << (x & 63)) ^ (y >> (x & 7)) ^ ((~0ul) >> (b & 63)); }
