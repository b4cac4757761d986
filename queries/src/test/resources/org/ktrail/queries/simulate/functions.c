/* Each test_* is compiled by gcc and executed by the machine; both must give the same. */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long s64;
typedef _Bool bool;
typedef unsigned long size_t;

long effects;
static void note(long v) { effects = effects * 31 + v; }

static int note_and(long v) { note(v); return v > 3; }

static long add(long a, long b) { return a + b; }
static long sub(long a, long b) { return a - b; }

long test_if(long a, long b) { if (a > b) return a - b; else if (a == b) return 7; return b - a; }
long test_for(long a, long b) { long s = 0; for (int i = 0; i < (a & 15); i++) s += i * b; return s; }
long test_while(long a, long b) { u64 n = a & 0xff; long c = 0; while (n) { n &= n - 1; c++; } return c + b; }
long test_do(long a, long b) { int i = 0; do { i++; note(i); } while (i < (a & 7)); return i; }
long test_goto_out(long a, long b)
{
	int rc = -22;
	if (a < 0)
		goto out;
	rc = -12;
	if (b < 0)
		goto free;
	rc = 0;
free:
	note(1);
out:
	note(rc);
	return rc;
}
long test_goto_back(long a, long b) { int n = 0; again: if (n < (a & 7)) { n++; goto again; } return n; }
long test_switch(long a, long b)
{
	switch (a & 7) {
	case 0:
		return 10;
	case 1:
		note(1);
	case 2:
		note(2);
		break;
	case 4 ... 6:
		note(46);
		return b;
	default:
		note(99);
	}
	return a;
}
long test_switch_negative(long a, long b) { switch ((int)a % 3) { case -2: return 1; case -1: return 2; case 0: return 3; } return 4; }
long test_switch_in_loop(long a, long b)
{
	long s = 0;
	for (int i = 0; i < 9; i++) {
		switch ((a + i) & 3) {
		case 0: continue;
		case 1: s += 1; break;
		case 2: s += 10; if (i > 6) goto done; break;
		default: s += 100;
		}
		s += 1000;
	}
done:
	return s;
}
long test_duff(long a, long b)
{
	long s = 0; int n = (a & 7) + 1; int rounds = (n + 3) / 4;
	switch (n % 4) {
	case 0: do { s += 1;
	case 3: s += 10;
	case 2: s += 100;
	case 1: s += 1000;
		} while (--rounds > 0);
	}
	return s;
}
long test_break_nested(long a, long b) { long c = 0; for (int i = 0; i < 5; i++) { for (;;) { c++; if (c > (a & 15)) break; } c += i; } return c; }
long test_promotion(long a, long b) { u8 x = a; u8 y = b; return (x + y) / 2 - (u8)(x + y) / 2; }
long test_unsigned_compare(long a, long b) { int i = a; unsigned u = b; return (i < u) + 2 * (a < b) + 4 * ((u8)a < (s8)b); }
long test_shift(long a, long b) { int n = b & 31; return ((s32)a >> n) + ((u32)a >> n) + ((u64)a << (b & 63)) + ((s8)a >> 1); }
long test_divide(long a, long b) { if (!(int)b || (int)b == -1) return 0; return (int)a / (int)b * 1000 + (int)a % (int)b + (u32)a / (u32)b; }
long test_logic(long a, long b) { return (a && b) + 2 * (a || note_and(b)) + 4 * !a + 8 * !!b; }
long test_comma(long a, long b) { long c = (note(a), note(b), a + b); return c; }
long test_conditional(long a, long b) { return a ? b ? 1 : 2 : b ?: 77; }
long test_elvis(long a, long b) { return (a & 3) ?: b; }
long test_increments(long a, long b) { long i = a; long j = i++ + ++i; long k = i-- - --i; return i + j * 3 + k * 7; }
long test_compound_assign(long a, long b) { u8 c = a; c += 200; c <<= 1; c ^= b; s16 d = a; d -= 1; d *= 3; d |= 1; d &= ~2; return c + d; }
long test_bool(long a, long b) { bool t = a; bool f = !b; t += 5; f |= a & 2; return t * 2 + f; }
long test_char_literal(long a, long b) { return 'a' + '\n' + '\x41' + '\0' + '\377' + a; }
long test_string(long a, long b) { const char *s = "hello" " world"; return s[a & 7] + sizeof("abc") + s[10]; }
long test_array(long a, long b) { int v[5] = { 1, 2, [3] = 9 }; v[a & 3] += b; return v[0] + v[1] * 3 + v[2] * 5 + v[3] * 7 + v[4]; }
long test_matrix(long a, long b) { int m[2][3] = { { 1, 2, 3 }, { 4, 5, 6 } }; int (*row)[3] = &m[a & 1]; return (*row)[b & 1] + sizeof(m) + m[1][2]; }
long test_pointers(long a, long b) { long x = a, y = b; long *p = &x, **q = &p; **q += 5; *q = &y; *p -= 3; return x * 3 + y; }
long test_pointer_difference(long a, long b) { int v[8]; int *p = v + 6, *q = &v[a & 3]; return p - q + (p > q) * 100; }
struct point { int x; s16 y; u8 z; };
long test_struct(long a, long b) { struct point p = { .y = b, .x = a }; struct point q = p; q.x++; struct point *r = &p; return r->x * 3 + q.x + q.y + p.z + sizeof(p); }
static struct point swapped(struct point p) { struct point q = { p.y, p.x, 9 }; p.x = 0; return q; }
long test_struct_value(long a, long b) { struct point p = { a, b, 1 }; struct point q = swapped(swapped(p)); return q.x + q.y * 5 + p.x + swapped(q).z; }
struct flags { u32 a : 3; u32 b : 5; int c : 4; u32 : 0; u8 d : 2; u64 e : 40; };
long test_bit_fields(long a, long b) { struct flags f = { .a = a, .c = b }; f.b = a + b; f.d--; f.e = a * 12345; f.c += 3; f.a |= 1; return f.a + f.b * 10 + f.c * 1000 + f.d * 7 + f.e + sizeof(f); }
union word { u32 w; u8 bytes[4]; struct { u16 low, high; }; };
long test_union(long a, long b) { union word w = { .w = a }; w.bytes[b & 3] ^= 0xff; return w.w + w.low - w.high; }
struct outer { int k; union { int l; struct { s8 m, n; }; }; struct point p[2]; };
long test_anonymous(long a, long b) { struct outer o = { .k = 1, .n = b, .p[1].y = a }; o.p[0].x = o.l; return o.k + o.m + o.n * 3 + o.p[0].x + o.p[1].y + __builtin_offsetof(struct outer, p[1].y); }
struct __attribute__((packed)) wire { u8 kind; u32 length; u16 sum; };
long test_packed(long a, long b) { struct wire w = { a, b, a ^ b }; return w.kind + w.length + w.sum + sizeof(w) * 1000 + __builtin_offsetof(struct wire, sum); }
struct node { struct node *next; long v; };
long test_list(long a, long b)
{
	struct node n[4]; struct node *head = 0, **tail = &head;
	for (int i = 0; i < 4; i++) { n[i].v = a + i * b; n[i].next = 0; *tail = &n[i]; tail = &n[i].next; }
	long s = 0;
	for (struct node *p = head; p; p = p->next) s = s * 3 + p->v;
	return s;
}
long test_container_of(long a, long b)
{
	struct outer o = { .k = a }; s8 *m = &o.n;
	struct outer *back = ({ void *__p = (void *)m; ((struct outer *)(__p - __builtin_offsetof(struct outer, n))); });
	return back->k;
}
long test_statement_expression(long a, long b) { long m = ({ typeof(a) x = a; __auto_type y = b; x > y ? x : y; }); return m + ({ note(3); 4; }); }
long test_function_pointer(long a, long b) { long (*f)(long, long) = a > b ? add : sub; long (*t[2])(long, long) = { sub, &add }; return f(a, b) + t[b & 1](a, b) * 3 + (*f)(1, 2); }
struct ops { long (*go)(long, long); int (*never)(void); };
static const struct ops table = { .go = sub };
long test_operations(long a, long b) { const struct ops *o = &table; if (o->never) return 1; return o->go(a, b); }
static int counter = 5;
static int numbers[] = { 3, 1, 4, 1, 5, 9 };
static struct point *where = &(struct point){ 1, 2, 3 };
long test_globals(long a, long b) { static int calls; static int base = 40; calls++; counter += a; numbers[2] = b; return counter + numbers[5] + calls + base++ + sizeof(numbers) + where->y; }
static long recurse(long n) { return n <= 1 ? 1 : n * recurse(n - 1); }
long test_recursion(long a, long b) { return recurse(a & 15); }
long test_compound_literal(long a, long b) { struct point *p = &(struct point){ .x = a, .z = 3 }; int *v = (int[]){ 1, 2, (int)b }; return p->x + p->y + p->z + v[2]; }
long test_sizes(long a, long b) { return sizeof(char) + sizeof(long) * 10 + sizeof(struct outer) * 100 + _Alignof(struct outer) * 7 + sizeof(struct flags) + sizeof(union word) + sizeof(a + (char)1); }
enum colour { RED, GREEN = 5, BLUE, LAST = -1 };
long test_enum(long a, long b) { enum colour c = a & 1 ? BLUE : LAST; return c + GREEN; }
long test_casts(long a, long b) { return (s8)a + (u8)a + (s16)b + (u16)b + (s32)(a * b) + (u32)(a + b) + (long)(u64)(void *)(a & 0xfff); }
long test_constants(long a, long b) { return 0x7fffffff + 1u + 0xffffffff + 077 + 0b101 + 1ul + 0xffffffffffffffffull + -1; }
long test_generic(long a, long b) { return _Generic(a, int: 1, long: 2, default: 3) + _Generic((u8)a, u8: 10, default: 20) + _Generic(&a, long *: 100, default: 200); }
long test_choose(long a, long b) { return __builtin_choose_expr(__builtin_types_compatible_p(typeof(a), long), 5, 6) + __builtin_constant_p(3) + __builtin_types_compatible_p(typeof(a), int); }
static void done(long *p) { note(*p); }
long test_cleanup(long a, long b)
{
	long outer __attribute__((cleanup(done))) = a;
	for (int i = 0; i < 3; i++) {
		long inner __attribute__((cleanup(done))) = i;
		if (i == (b & 3))
			break;
		note(50);
	}
	if (a & 1)
		return outer++;
	outer = 4;
	return 9;
}
long test_scopes(long a, long b) { int x = 1; { int x = 2; { int x = a; note(x); } note(x); } for (int x = 0; x < 2; x++) note(x); return x; }
long test_error_pointer(long a, long b) { void *p = (void *)(long)-12; return (u64)p >= (u64)-4095 ? (long)p : 0; }
long test_low_bits(long a, long b) { long x = a; u64 p = (u64)&x | 3; long *q = (long *)(p & ~3ul); *q += p & 3; return x; }
long test_bytes(long a, long b) { u64 v = a; u8 *p = (u8 *)&v; u8 t = p[0]; p[0] = p[7]; p[7] = t; u16 *h = (u16 *)(p + 3); *h += 1; return v; }
long test_swap_macro(long a, long b) { do { typeof(a) __tmp = (a); (a) = (b); (b) = __tmp; } while (0); return a * 3 - b; }
long test_early_zero(long a, long b) { struct outer o = {}; struct outer p = { 0 }; return o.k + p.p[1].z + o.p[0].y; }
long test_nested_designators(long a, long b) { struct { struct point q[3]; int n; } s = { .q = { [1] = { .x = a }, { .y = b } }, .n = 4 }; return s.q[0].x + s.q[1].x * 3 + s.q[2].y * 5 + s.n; }
long test_flat_initialiser(long a, long b) { struct point v[2] = { a, 1, 2, b, 3, 4 }; return v[0].x + v[0].z * 10 + v[1].x * 3 + v[1].y * 100; }
long test_char_array(long a, long b) { char s[] = "abc"; char t[8] = "xy"; s[a % 3 < 0 ? 0 : a % 3] = 'z'; return s[0] + s[1] * 2 + s[2] * 4 + t[1] + t[5] + sizeof(s); }
long test_range_designator(long a, long b) { u8 v[10] = { [2 ... 5] = 7, [9] = a }; long s = 0; for (int i = 0; i < 10; i++) s = s * 2 + v[i]; return s; }
long test_order(long a, long b) { return (note(1), 1) + (note(2), 2) * (note(3), 3); }
long test_assign_value(long a, long b) { u8 c; long d = c = a; int e; e = d = b; return c + d + e; }
long test_ternary_pointer(long a, long b) { long x = a, y = b; long *p = a > b ? &x : (void *)0; return p ? *p : -1; }
long test_switch_only_default(long a, long b) { switch (a) { default: note(1); } return 0; }
long test_shadow_parameter(long a, long b) { { long a = b; b = a + 1; } return a + b; }
long test_loop_continue(long a, long b) { long s = 0; int i = 0; while (i < 10) { i++; if (i & a & 1) continue; s += i; } do { s++; if (s & 1) continue; s += 2; } while (s < 20); return s; }
static void leave(long *v) { note(*v); }
long test_goto_within_scope(long a, long b)
{
	long outer __attribute__((cleanup(leave))) = 1;
	int n = 0;
	{
		long inner __attribute__((cleanup(leave))) = 2;
again:
		note(100 + n);
		if (n++ < (a & 3))
			goto again;
		if (b & 1)
			goto out;
		note(3);
	}
	note(4);
out:
	note(5);
	return n;
}
long test_conditional_types(long a, long b)
{
	int x = 3, *p = &x;
	void *v = p;
	return sizeof(*(a ? p : (void *)0)) + sizeof(*(a ? (void *)0 : p)) * 10 + sizeof(*(a ? p : v)) * 100 + sizeof(*(a ? v : p)) * 1000 + sizeof(a ? (char)1 : 2L) * 10000;
}
