Macros, inline functions and constants of headers: seen through includes, by file, by condition.
#define @c@_STEP @num(2,9)@
#define @c@_twice(x) ((x) + (x))
#define @c@_local(name, v) long name = (v)
static long @c@_own(long v) { return v * @c@_STEP; }
enum { @c@_FIRST = TRUTH_BASE, @c@_SECOND, @c@_LAST = @c@_FIRST + TRUTH_STEP(3) };
//-
long @f@(long a, long b) { return max(a, b) * 3 + min_t(@int@, a, b) + clamp_val((@int@)a, @num(-9,0)@, 50) + @c@_twice(a); }
//-
long @f@(long a, long b) { struct truth_pair p = { a, b }; long *v = &p.second; swap(p.first, p.second); return container_of(v, struct truth_pair, second)->first * 3 + truth_sum(&p) + ARRAY_SIZE(p.bytes); }
//-
long @f@(long a, long b) { @c@_local(s, 0); for_each_truth(i, @num(2,6)@) s += i * @c@_own(a); return s + TRUTH_CAT(TRUTH_, BASE) + TRUTH_TEXT(x@num(1,9)@)[1] + sizeof(TRUTH_TEXT(a + b)); }
//-
#define @f@_M @pick(1`2`3)@
#if @f@_M > 1 && defined(TRUTH_ON) && !defined(TRUTH_OFF)
#define @f@_R(x) ((x) * 5 + __LINE__ * 0)
#elif IS_ENABLED(CONFIG_TRUTH)
#define @f@_R(x) ((x) - @c@_LAST)
#else
#define @f@_R(x) 0
#endif
long @f@(long a, long b)
{
#ifdef TRUTH_ON
	a += TRUTH_ON;
#else
	a = 0;
#endif
	return @f@_R(a) + (IS_ENABLED(CONFIG_TRUTH) ? b : -b);
}
//-
long @f@(long a, long b) { enum truth_kind k = a & 1 ? TRUTH_NEGATIVE : TRUTH_LARGE; return k * 3l + (k < 0) + sizeof(enum truth_kind) + truth_of(b & 3) + @c@_SECOND; }
//-
long @f@(long a, long b) { truth_log("%d", (int)a); typecheck(long, b); return __same_type(a, b) + BUILD_BUG_ON_ZERO(sizeof(char) != 1) + !!__is_constexpr(@num@) * 2 + !!__is_constexpr(a) * 4 + TRUTH_COUNT(a, b, 3) * 8 + TRUTH_COUNT() * 100; }
//-
long @f@(long a, long b) { long x = a, run = b, q = 3, tail = a ^ b; struct { long next, swap; } o = { x, run }; return o.next * 3 + o.swap + truth_loop(q, tail) + truth_shadow(run); }
//-
#undef @c@_STEP
#define @c@_STEP @num(10,19)@
long @f@(long a, long b) { return a * @c@_STEP + @c@_own(b) * 0 + truth_redefined(a); }
#undef @c@_STEP
#define @c@_STEP 7
//-
long @f@(long a, long b)
{
#if TRUTH_NR_KINDS > 5 || TRUTH_PAIR_SIZE != 24
	a = 99;
#elif TRUTH_SECOND_OFFSET + TRUTH_NEGATIVE_KIND == 5
	a += TRUTH_NR_KINDS;
#endif
	char v[TRUTH_NR_KINDS];
	return a * TRUTH_PAIR_SIZE + sizeof(v) + (b >> TRUTH_SHIFT) + TRUTH_NEGATIVE_KIND;
}
