/*
 * The xarray, radix trees and numbers handed out.
 *
 * Why: a tree of nodes tells nothing that a map from numbers to entries does not. An xarray that was there
 * before holds at each index an entry that is not known; a new one is empty, and hands out the lowest free
 * number. Two indices that are not known to be equal are different. Marks are not kept, and what a walk finds is
 * made up.
 */
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
	__model_event("nothing at % of % instead of %", index, xa, old);
	return old;
}
void *__xa_erase(void *xa, unsigned long index) { return xa_erase(xa, index); }
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
	return found;
}
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
void ida_destroy(void *ida) {}
void *idr_replace(void *idr, void *entry, unsigned long id)
{
	void *old = xa_load(idr, id);
	if (!old)
		return (void *)-2L;
	__model_set("xarray", idr, id, (unsigned long)entry);
	return old;
}
void *idr_get_next(void *idr, int *next) { return (void *)__model_invented("idr_get_next(%)", idr); }
int xa_alloc(void *xa, unsigned int *id, void *entry, unsigned long limit, unsigned int flags)
{
	unsigned long lowest = limit >> 32;
	lowest = __models_lowest(xa, lowest, limit & 0xffffffff);
	if (lowest > (limit & 0xffffffff))
		return -16;
	if (__model_may_fail("xa_alloc"))
		return -12;
	*id = lowest;
	__model_set("xarray", xa, *id, (unsigned long)entry);
	return 0;
}
void *xa_find(void *xa, unsigned long *index, unsigned long max, unsigned int filter) { return (void *)__model_invented("xa_find(%)", xa); }
void *xa_find_after(void *xa, unsigned long *index, unsigned long max, unsigned int filter) { return (void *)__model_invented("xa_find_after(%)", xa); }
void xa_destroy(void *xa) {}
_Bool xa_empty(void *xa) { return __model_invented("xa_empty(%)", xa) & 1; }
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
