Overflow builtins with operands and results of mixed types.
//-
long @f@(long a, long b) { @int.1@ r; bool o = __builtin_@pick(add`sub`mul)@_overflow((@int@)a, (@int@)b, &r); return r * 2 + o; }
//-
long @f@(long a, long b) { s64 r; bool o = __builtin_mul_overflow(a, b, &r); note(r); return o; }
//-
long @f@(long a, long b) { @wide.1@ r; int o = __builtin_@pick(add`sub`mul)@_overflow((@wide@)a, (@wide@)b, &r); note(o); return r; }
//-
long @f@(long a, long b) { struct { char pad; @int@ v; } s = { 1, 2 }; if (__builtin_@pick(add`sub`mul)@_overflow(a, @num@, &s.v)) note(9); return s.v; }
//-
long @f@(long a, long b) { @int.1@ r = 3; @int.2@ x = a; bool o = __builtin_@pick(add`sub`mul)@_overflow(x, x, &r); return o ? -(long)r : (long)r; }
//-
long @f@(long a, long b) { @wide.1@ x = a; @wide.2@ y = b; @wide.1@ r; if (__builtin_@pick(add`sub`mul)@_overflow(x, y, &r)) return ~(long)r; return r; }
//-
long @f@(long a, long b) { size_t r; size_t n = a, size = b; if (__builtin_mul_overflow(n, size, &r) || __builtin_add_overflow(r, @num(0,64)@, &r)) r = ~0ul; return r; }
//-
long @f@(long a, long b) { @int.1@ r; long n = a; bool o = __builtin_@pick(add`sub`mul)@_overflow(n++, note_and(b), &r); return r + o * 100 + n; }
//-
long @f@(long a, long b) { long r; bool o = __builtin_@pick(saddl`ssubl`smull)@_overflow(a, b, &r); int q; bool p = __builtin_@pick(sadd`ssub`smul)@_overflow(a, b, &q); unsigned u; bool t = __builtin_@pick(uadd`usub`umul)@_overflow(a, b, &u); return r + o + q + p * 3 + t * 5 + u; }
//-
long @f@(long a, long b) { return __builtin_@pick(add`sub`mul)@_overflow_p((@int@)a, (@int@)b, (@int@)0) * 2 + __builtin_@pick(add`sub`mul)@_overflow_p(a, b, (@wide@)0); }
