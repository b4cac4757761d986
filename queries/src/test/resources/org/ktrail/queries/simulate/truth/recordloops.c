Loops over arrays of records, lists, trees and tables: what kernel code does all day.
struct @c@_e { u16 id; u8 flags; s32 cost; struct @c@_e *next; };
static struct @c@_e @c@_t[5] = { { 1, 3, @num@ }, { 2, 1, 20 }, { .id = 3, .cost = @num@ }, { 4, 7, 40 }, { 5, 2, @num@ } };
//-
long @f@(long a, long b) { long best = -1; s32 most = -1000; for (struct @c@_e *e = @c@_t; e < @c@_t + 5; e++) { if (!(e->flags & (a & 7))) continue; if (e->cost @pick(>`>=)@ most) { most = e->cost; best = e - @c@_t; } } return best * 1000 + most; }
//-
long @f@(long a, long b) { struct @c@_e *head = 0, **tail = &head, v[4]; for (int i = 0; i < 4; i++) { v[i] = (struct @c@_e){ .id = a + i, .cost = b * i }; *tail = &v[i]; tail = &v[i].next; } for (struct @c@_e **p = &head; *p;) if ((*p)->id & @num(1,3)@) *p = (*p)->next; else p = &(*p)->next; long s = 0; for (struct @c@_e *e = head; e; e = e->next) s = s * 7 + e->cost + e->id; return s; }
//-
long @f@(long a, long b) { struct { int key; long v; } h[8] = {}; long w = a; for (int i = 0; i < 6; i++) { u32 k = (w ^ (w >> 7)) & 63; int at = k & 7; while (h[at].key && h[at].key != k + 1) at = (at + 1) & 7; h[at].key = k + 1; h[at].v += i; w = w * 5 + b; } long s = 0; for (int i = 0; i < 8; i++) s = s * 3 + h[i].key * h[i].v; return s; }
//-
struct @f@_n { int k; struct @f@_n *l, *r; };
static long @f@_walk(struct @f@_n *n, int d) { return n ? @f@_walk(n->l, d + 1) * 3 + n->k * d + @f@_walk(n->r, d + 1) : d; }
long @f@(long a, long b) { struct @f@_n v[6], *root = 0; for (int i = 0; i < 6; i++) { v[i] = (struct @f@_n){ (a >> (i * @num(1,5)@)) & 31 }; struct @f@_n **p = &root; while (*p) p = v[i].k < (*p)->k ? &(*p)->l : &(*p)->r; *p = &v[i]; } return @f@_walk(root, 1); }
//-
long @f@(long a, long b) { struct { u8 x, y; } p[4] = { { a, b }, { 3, a }, { b, 1 } }; for (int i = 0; i < 3; i++) for (int j = i + 1; j < 4; j++) if (p[j].x * 256 + p[j].y < p[i].x * 256 + p[i].y) { typeof(p[0]) t = p[i]; p[i] = p[j]; p[j] = t; } long s = 0; for (int i = 0; i < 4; i++) s = s * 31 + p[i].x - p[i].y; return s; }
//-
long @f@(long a, long b) { long s = 0; for (int i = 0; i < sizeof(@c@_t) / sizeof(@c@_t[0]); i++) { struct @c@_e e = @c@_t[i]; e.next = i ? &@c@_t[i - 1] : 0; e.cost @pick(+=`-=`^=)@ a; switch (e.flags) { case 1: s++; case 2 ... 3: s += e.cost; break; default: s -= e.id; } if (e.next && e.next->flags > (b & 3)) s *= 3; } return s; }
//-
struct @f@_link { struct @f@_link *n, *p; }; struct @f@_item { int v; struct @f@_link link; };
static void @f@_add(struct @f@_link *h, struct @f@_link *x) { x->n = h->n; x->p = h; h->n->p = x; h->n = x; }
long @f@(long a, long b) { struct @f@_link h = { &h, &h }; struct @f@_item v[4]; for (int i = 0; i < 4; i++) { v[i].v = a * i + b; @f@_add(i & 1 ? &h : h.p, &v[i].link); } v[@num(0,3)@].link.n->p = v[1].link.p; long s = 0; int k = 0; for (struct @f@_link *l = h.n; l != &h && k++ < 9; l = l->n) s = s * 5 + ((struct @f@_item *)((char *)l - __builtin_offsetof(struct @f@_item, link)))->v; return s; }
//-
long @f@(long a, long b) { struct { struct { s16 v[3]; } row[2]; } m = { { { { a, b, 1 } }, { { 2, a } } } }; long s = 0; for (int r = 0; r < 2; r++) for (s16 *p = m.row[r].v; p != m.row[r].v + 3; p++) { *p *= @num(2,5)@; s = s * 3 + *p; } return s + m.row[a & 1].v[2]; }
