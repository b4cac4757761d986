Variables of file scope and static locals: initialised once, shared, tables, counters.
static int @c@_count = @num@; static long @c@_hidden; static int @c@_next(void) { static int n = 3; return n += 2; }
static struct { int a; struct { u8 x, y; } in; const char *s; } @c@_state = { 1, { 2, 3 }, "st" };
//-
long @f@(long a, long b) { @c@_count += a; int x = @c@_next() + @c@_next() * 3; @c@_hidden ^= b; return @c@_count * 5l + x + @c@_hidden; }
//-
long @f@(long a, long b) { long s = 0; for (int i = 0; i < 4; i++) { static int calls = @num@; static u8 wrap = 254; calls += i; wrap++; s = s * 3 + calls + wrap; } return s + a; }
//-
static long @f@_memo(int n) { static long seen[8]; if (n < 2) return n; if (seen[n]) return seen[n]; note(n); return seen[n] = @f@_memo(n - 1) + @f@_memo(n - 2); }
long @f@(long a, long b) { return @f@_memo(a & 7) * 3 + @f@_memo(b & 7); }
//-
long @f@(long a, long b) { static const struct { int key; @int@ v; } t[] = { { 1, @num@ }, { 4, 7 }, { .v = 9 } }; static int at; for (at = 0; at < 3; at++) if (t[at].key == (a & 7)) break; return at < 3 ? t[at].v : -1; }
//-
long @f@(long a, long b) { @c@_state.in.y += a; @c@_state.a = b; typeof(@c@_state) old = @c@_state; @c@_state.in.x++; return old.in.x + @c@_state.in.x * 3 + @c@_state.in.y * 5 + @c@_state.a + old.s[1]; }
//-
int @f@_g = @num.1(0,50)@, *@f@_p = &@f@_g, **@f@_pp = &@f@_p; static int @f@_v[4] = { [2] = 5 }, *@f@_q = @f@_v + 2; extern int @f@_g;
long @f@(long a, long b) { **@f@_pp += a; @f@_q[-1] = b; { extern int @f@_g; @f@_g++; } return @f@_g * 3l + @f@_v[1] + *@f@_q + (@f@_q - @f@_v); }
//-
static long @f@_t; static long @f@_t = @num@; static int @f@_u[] = { 1, 2, 3 };
long @f@(long a, long b) { static int x; { static int x = 5; x += a; note(x); } { static int x = 6; x += b; note(x); } x++; return x + @f@_t + sizeof(@f@_u) + @f@_u[a & 1]; }
//-
static long @f@_tick(void) { static long t; return ++t; }
long @f@(long a, long b) { long (*f)(void) = @f@_tick; long s = f() * 100 + f() * 10; s += f(); static long *keep; if (!keep) keep = &@c@_hidden; *keep += a; return s + @c@_hidden; }
