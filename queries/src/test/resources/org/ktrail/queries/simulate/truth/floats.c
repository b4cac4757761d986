Floating point: must be refused by name, never guessed. What only has a size is known.
//-
long @f@(long a, long b) { @pick(float`double)@ x = a; x @pick(+=`*=`-=`/=)@ @num(1,9)@@pick(.5`.25f`e1`.)@; return (int)(x > 1e6 ? 1 : x < -1e6 ? 2 : x); }
//-
long @f@(long a, long b) { return (int)((a & 255) * @pick(0.5`.25`1.5f`2.)@) + (@num@ > @pick(1.5`-0.5)@); }
//-
static double @f@_half(double x) { return x / 2; }
long @f@(long a, long b) { return @f@_half(@num(1,99)@) > (b & 7); }
//-
long @f@(long a, long b) { return sizeof(@pick(float`double`long double`struct { char c; double d; })@) * 10 + _Alignof(@pick(float`double)@); }
//-
long @f@(long a, long b) { struct { int n; double d; } s = { a }, t; t = s; return t.n + sizeof(t) + __builtin_types_compatible_p(double, @pick(float`double)@); }
//-
long @f@(long a, long b) { union { @pick(float f; u32`double f; u64)@ w; } u = { .f = @num(1,99)@ }; return u.w >> 7; }
