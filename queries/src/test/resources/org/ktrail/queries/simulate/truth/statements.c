Statement expressions, typeof, __auto_type: max and min idioms, scopes, values, side effects once.
struct @c@_p { int x; s16 y; };
//-
long @f@(long a, long b) { return ({ @pick(typeof(a)`__auto_type)@ x = (@int@)a; @pick(typeof(b)`__auto_type)@ y = (@int@)b; x @pick(<`>)@ y ? x : y; }); }
//-
long @f@(long a, long b) { int n = 0; long r = ({ n++; long t = a; for (int i = 0; i < 3; i++) t += i * b; t; }) + ({ n += 2; n; }) * 3; return r + n; }
//-
long @f@(long a, long b) { typeof((@int@)1 + (@int@)1) x = a; typeof(x) v[2] = { x, b }; typeof(&v[0]) p = v + 1; typeof(*p) y = *p; return x + y * 3l + sizeof(x) + sizeof(v); }
//-
long @f@(long a, long b) { struct @c@_p p = ({ struct @c@_p q = { a, b }; q.x++; q; }); return p.x + p.y * 3 + ({ struct @c@_p r = p; r; }).y; }
//-
long @f@(long a, long b) { return ({ long x = ({ long x = a; x + 1; }) * 2; x + ({ long y = x; y * @num@; }); }); }
//-
long @f@(long a, long b) { long r = ({ if (a & 1) goto out; note(1); b; }); note(2); return r; out: return @num@; }
//-
long @f@(long a, long b) { for (int i = 0; i < 5; i++) { long x = ({ if (i == (a & 7)) @pick(break`continue)@; note(i); i * b; }); note(x); } return ({ return a - b; 1; }); }
//-
long @f@(long a, long b) { @int.1@ x = a; @int.2@ y = b; __auto_type s = x + y; typeof(x) t = s; const typeof(y) u = s; __typeof__(a ? x : y) w = s; return s + t * 3l + u * 5l + w + sizeof(s) * 7 + sizeof(w) * 11; }
//-
long @f@(long a, long b) { do { typeof(a) t = a; a = b; b = t; } while (0); (void)({ note(a); 3; }); ({ ; }); return a * 3 - b + ({ a; }) + ({ (@int@)b; }); }
//-
long @f@(long a, long b) { char v[@num(3,9)@]; typeof(v) w; typeof(v[0]) c = a; typeof(struct @c@_p *) p = &(typeof(*p)){ b, a }; typeof(int (*)(void)) f = 0; return sizeof(w) + c + p->x + !f + _Alignof(typeof(a)); }
