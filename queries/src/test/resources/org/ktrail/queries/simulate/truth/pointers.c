Pointers: arithmetic, comparison, differences, casts, pointers to pointers, void and char views.
struct @c@_n { struct @c@_n *next; long v; };
//-
long @f@(long a, long b) { @int.1@ v[8]; for (int i = 0; i < 8; i++) v[i] = a + i; @int.1@ *p = v + (b & 7), *q = &v[@num(0,7)@]; return *p + *q * 3l + (p - q) * 5 + (p < q) * 7 + (p == q) * 11; }
//-
long @f@(long a, long b) { @wide.1@ x = a, y = b, *p = &x, **pp = &p, ***ppp = &pp; **pp @pick(+=`-=`^=)@ 5; *pp = &y; ***ppp -= 3; return x * 3l + *p; }
//-
long @f@(long a, long b) { u64 v[3] = { a, b, a ^ b }; @pick(u8`s8`u16`s16`u32)@ *p = (void *)v; long s = 0; for (int i = 0; i < 6; i++) s = s * 5 + *p++; return s + *--p; }
//-
long @f@(long a, long b) { char t[16]; for (int i = 0; i < 16; i++) t[i] = i * a; char *p = t + @num(0,4)@, *e = t + 12; long s = 0; while (p < e) s = s * 3 + *p++; *p-- = b; return s + p[1] + -1[p + 2] + 2[t]; }
//-
long @f@(long a, long b) { struct @c@_n n[3] = { { n + 1, a }, { n + 2, b }, { 0, @num@ } }; long s = 0; for (struct @c@_n **p = &n[0].next; *p; p = &(*p)->next) s = s * 3 + (*p)->v; n[0].next->next = 0; return s + !n[1].next; }
//-
long @f@(long a, long b) { void *p = &a, *q = p + 4; *(u32 *)q = b; return a + (q - p) + ((u64)q - (u64)p) + (p ? 1 : 2) + !q; }
//-
long @f@(long a, long b) { long x = a; u64 bits = (u64)&x | @num(1,7)@; long *p = (long *)(bits & ~7ul); *p += bits & 7; int (*nothing)(void) = 0; return x + (nothing == 0) + ((void *)-@num(1,99)@ > (void *)-4096ul); }
//-
long @f@(long a, long b) { int m[3][4]; for (int i = 0; i < 12; i++) (*m)[i % 4 + i / 4 * 4] = i * a; int (*row)[4] = m + (b & 1); int *e = &m[2][3]; return (*row)[@num(0,3)@] + row[1][2] + *(*(m + 1) + 2) + (e - m[0]) + (row + 1 == &m[1]); }
//-
static void @f@_set(@int.1@ *p, long v) { *p = v; p++; }
long @f@(long a, long b) { struct { @int.1@ x, y; } s = { 1, 2 }; @f@_set(&s.y, a); @f@_set(&(&s)->x, b); @int.1@ *p = &s.x; return s.x + s.y * 3l + p[1]; }
