/*
 * The xarray, radix trees and numbers handed out.
 *
 * Why: a tree of nodes tells nothing that a map from numbers to entries does not. An xarray that was there
 * before holds at each index an entry that is not known; a new one is empty, and hands out the lowest free
 * number. Two indices that are not known to be equal are different. Marks are kept of each index; what a walk finds
 * of an xarray that was there before is made up, and so is where it goes on from an index that is not known. Nobody
 * fails for want of memory where nothing is added.
 */
#define xa_empty(xa) (!(xa)->xa_head && !__models_holds_any(xa))
struct __models_limit { unsigned int max, min; };
void *xa_load(void *xa, unsigned long index)
{
	if (!__model_has("xarray", xa, index)) {
		if (!__model_is_old(xa))
			return 0;
		__model_set("xarray", xa, index, __model_fresh("entry"));
	}
	return (void *)__model_get("xarray", xa, index, 0);
}
void *xa_store(void *xa, unsigned long index, void *entry, unsigned int flags)
{
	void *old = xa_load(xa, index);
	if (__model_may_fail("xa_store"))
		return (void *)((-12L << 2) | 2);
	__model_set("xarray", xa, index, (unsigned long)entry);
	__model_event("% at % of % instead of %", entry, index, xa, old);
	return old;
}
void *__xa_store(void *xa, unsigned long index, void *entry, unsigned int flags) { return xa_store(xa, index, entry, flags); }
void *xa_erase(void *xa, unsigned long index)
{
	void *old = xa_load(xa, index);
	__model_set("xarray", xa, index, 0);
	__model_set("mark 0", xa, index, 0);
	__model_set("mark 1", xa, index, 0);
	__model_set("mark 2", xa, index, 0);
	__model_event("nothing at % of % instead of %", index, xa, old);
	return old;
}
void *__xa_erase(void *xa, unsigned long index) { return xa_erase(xa, index); }
static void *__models_entry(unsigned long entry) { return entry == 1030 ? 0 : (void *)entry; /* what is reserved */ }
int xa_insert(void *xa, unsigned long index, void *entry, unsigned int flags)
{
	if (xa_load(xa, index))
		return -16;
	if (__model_may_fail("xa_insert"))
		return -12;
	__model_set("xarray", xa, index, (unsigned long)entry);
	return 0;
}
void *xa_cmpxchg(void *xa, unsigned long index, void *old, void *entry, unsigned int flags)
{
	void *found = xa_load(xa, index);
	if (found == old)
		__model_set("xarray", xa, index, (unsigned long)entry);
	return __models_entry((unsigned long)found);
}
int __xa_insert(void *xa, unsigned long index, void *entry, unsigned int flags) { return xa_insert(xa, index, entry, flags); }
void *__xa_cmpxchg(void *xa, unsigned long index, void *old, void *entry, unsigned int flags) { return xa_cmpxchg(xa, index, old, entry, flags); }
static unsigned long __models_lowest(void *xa, unsigned long from, unsigned long most)
{
	unsigned long id = from;
	if (__model_is_old(xa))
		return __model_invented("the lowest free number of %", xa) & 0x7fffffff;
	while (id <= most && xa_load(xa, id))
		id++;
	return id;
}
int idr_alloc_u32(void *idr, void *entry, unsigned int *next, unsigned long max, unsigned int flags)
{
	unsigned long id;
	id = __models_lowest(idr, *next, max);
	if (id > max)
		return -28;
	if (__model_may_fail("idr_alloc"))
		return -12;
	*next = id;
	__model_set("xarray", idr, id, (unsigned long)entry);
	return 0;
}
int ida_alloc_range(void *ida, unsigned int min, unsigned int max, unsigned int flags)
{
	unsigned long id;
	if ((int)min < 0)
		return -28;
	id = __models_lowest(ida, min, (int)max < 0 ? 0x7fffffff : max);
	if (id > ((int)max < 0 ? 0x7fffffff : max))
		return -28;
	if (__model_may_fail("ida_alloc"))
		return -12;
	__model_set("xarray", ida, id, 1);
	return id;
}
void ida_free(void *ida, unsigned int id) { __model_set("xarray", ida, id, 0); }
void *idr_replace(void *idr, void *entry, unsigned long id)
{
	void *old = xa_load(idr, id);
	if (!old)
		return (void *)-2L;
	__model_set("xarray", idr, id, (unsigned long)entry);
	return old;
}
int xa_alloc(void *xa, unsigned int *id, void *entry, struct __models_limit limit, unsigned int flags)
{
	unsigned long lowest = __models_lowest(xa, limit.min, limit.max);
	if (lowest > limit.max)
		return -16;
	if (__model_may_fail("xa_alloc"))
		return -12;
	*id = lowest;
	__model_set("xarray", xa, *id, (unsigned long)entry);
	return 0;
}
int __xa_alloc(void *xa, unsigned int *id, void *entry, struct __models_limit limit, unsigned int flags) { return xa_alloc(xa, id, entry, limit, flags); }
int xa_alloc_cyclic(void *xa, unsigned int *id, void *entry, struct __models_limit limit, unsigned int *next, unsigned int flags)
{
	struct __models_limit above = limit;
	int err, wrapped = 0;
	if (*next > above.min)
		above.min = *next;
	err = xa_alloc(xa, id, entry, above, flags);
	if (err == -16 && above.min > limit.min) {
		wrapped = 1;
		above.min = limit.min;
		err = xa_alloc(xa, id, entry, above, flags);
	}
	if (err)
		return err;
	*next = *id + 1;
	return wrapped;
}
int __xa_alloc_cyclic(void *xa, unsigned int *id, void *entry, struct __models_limit limit, unsigned int *next, unsigned int flags) { return xa_alloc_cyclic(xa, id, entry, limit, next, flags); }
/* Where a walk goes on; 0 if nothing is left. */
static void *__models_walk(void *xa, unsigned long *index, unsigned long from, unsigned long max, unsigned int filter)
{
	const char *kind = filter == 0 ? "mark 0" : filter == 1 ? "mark 1" : filter == 2 ? "mark 2" : "xarray";
	unsigned long at, entry;
	if (__model_is_old(xa))
		return (void *)__model_invented("what a walk over % finds", xa);
	for (at = from; ; at++) {
		if (!__model_next(kind, xa, at, 0) && !__model_get(kind, xa, at, 0))
			return 0;
		at = __model_next(kind, xa, at, at);
		if (at > max)
			return 0;
		entry = __model_get("xarray", xa, at, 0);
		if (entry && __models_entry(entry)) {
			*index = at;
			return (void *)entry;
		}
	}
}
void *xa_find(void *xa, unsigned long *index, unsigned long max, unsigned int filter) { return __models_walk(xa, index, *index, max, filter); }
void *xa_find_after(void *xa, unsigned long *index, unsigned long max, unsigned int filter) { return *index == -1UL ? 0 : __models_walk(xa, index, *index + 1, max, filter); }
void *idr_get_next_ul(void *idr, unsigned long *next) { return __models_walk(idr, next, *next, -1UL, 8); }
void *idr_get_next(void *idr, int *next)
{
	unsigned long index = *next;
	void *entry = __models_walk(idr, &index, index, 0x7fffffff, 8);
	if (entry)
		*next = index;
	return entry;
}
int idr_for_each(void *idr, int (*fn)(int id, void *p, void *data), void *data)
{
	unsigned long index = 0;
	void *entry;
	int err = 0;
	for (entry = __models_walk(idr, &index, 0, 0x7fffffff, 8); entry && !err; entry = __models_walk(idr, &index, index + 1, 0x7fffffff, 8))
		err = fn(index, entry, data);
	return err;
}
static void __models_mark(void *xa, unsigned long index, unsigned int mark, unsigned long set)
{
	if (!set || xa_load(xa, index))
		__model_set(mark == 0 ? "mark 0" : mark == 1 ? "mark 1" : "mark 2", xa, index, set);
}
_Bool xa_get_mark(void *xa, unsigned long index, unsigned int mark)
{
	const char *kind = mark == 0 ? "mark 0" : mark == 1 ? "mark 1" : "mark 2";
	if (!__model_has(kind, xa, index) && __model_is_old(xa))
		__model_set(kind, xa, index, __model_invented("whether % has a mark", xa) & 1);
	return __model_get(kind, xa, index, 0) != 0;
}
void xa_set_mark(void *xa, unsigned long index, unsigned int mark) { __models_mark(xa, index, mark, 1); }
void xa_clear_mark(void *xa, unsigned long index, unsigned int mark) { __models_mark(xa, index, mark, 0); }
void __xa_set_mark(void *xa, unsigned long index, unsigned int mark) { __models_mark(xa, index, mark, 1); }
void __xa_clear_mark(void *xa, unsigned long index, unsigned int mark) { __models_mark(xa, index, mark, 0); }
static _Bool __models_holds(void *xa, const char *kind)
{
	if (__model_is_old(xa))
		return __model_invented("whether % has any entry", xa) & 1;
	return __model_next(kind, xa, 0, 0) || __model_get(kind, xa, 0, 0);
}
_Bool xa_marked(void *xa, unsigned int mark) { return __models_holds(xa, mark == 0 ? "mark 0" : mark == 1 ? "mark 1" : "mark 2"); }
_Bool __models_holds_any(const void *xa) { return __models_holds((void *)xa, "xarray"); }
_Bool radix_tree_empty(void *root) { return !__models_holds(root, "xarray"); }
_Bool idr_is_empty(void *idr) { return !__models_holds(idr, "xarray"); }
void xa_destroy(void *xa)
{
	unsigned long index = 0;
	if (__model_is_old(xa))
		return;
	while (__models_walk(xa, &index, 0, -1UL, 8))
		xa_erase(xa, index);
}
void idr_destroy(void *idr) { xa_destroy(idr); }
void ida_destroy(void *ida) { xa_destroy(ida); }
void xa_init_flags(void *xa, unsigned int flags) {}
void xa_init(void *xa) {}
void *radix_tree_lookup(void *root, unsigned long index) { return xa_load(root, index); }
void *radix_tree_delete(void *root, unsigned long index) { return xa_erase(root, index); }
int radix_tree_insert(void *root, unsigned long index, void *entry)
{
	int err = xa_insert(root, index, entry, 0);
	return err == -16 ? -17 : err;
}
int radix_tree_preload(unsigned int flags) { return __model_may_fail("radix_tree_preload") ? -12 : 0; }
void radix_tree_preload_end(void) {}
void *idr_find(void *idr, unsigned long id) { return xa_load(idr, id); }
void *idr_remove(void *idr, unsigned long id) { return xa_erase(idr, id); }
