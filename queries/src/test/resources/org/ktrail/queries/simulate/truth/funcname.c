The function's own name: __func__, its size, its letters, where it is passed.
static long @c@_hash(const char *s) { long h = 0; while (*s) h = h * 31 + *s++; return h; }
//-
long @f@(long a, long b) { return @c@_hash(@pick(__func__`__FUNCTION__`__PRETTY_FUNCTION__)@) + sizeof(@pick(__func__`__FUNCTION__)@); }
//-
long @f@(long a, long b) { const char *n = @pick(__func__`__FUNCTION__)@; return n[a & 7] * 3 + n[sizeof(__func__) - 2] + (n[sizeof(__func__) - 1] == 0) * 1000; }
//-
static long @f@_inner(long x) { return @c@_hash(__func__) + x; }
long @f@(long a, long b) { return @f@_inner(a) * 3 + @c@_hash(__func__); }
//-
long @f@(long a, long b) { struct { const char *who; int line; } s = { __func__, @num@ }; return @c@_hash(s.who) + s.line + (__func__ == s.who); }
//-
long @f@(long a, long b) { long n = 0; for (int i = 0; __func__[i]; i++) if (__func__[i] == '_') n += a + i; return n; }
//-
long @f@(long a, long b) { return ({ const char *p = __func__ + @num(0,5)@; @c@_hash(p); }) - _Generic(__func__[0], char: 1, default: 2) - _Generic(__func__, const char *: 10, default: 20); }
