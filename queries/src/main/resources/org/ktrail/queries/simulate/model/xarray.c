/*
 * The xarray, radix trees and numbers handed out.
 *
 * Why: a tree of nodes tells nothing that a map from numbers to entries does not. An xarray that was there
 * before holds at each index an entry that is not known; a new one is empty. Two indices that are not known
 * to be equal are different.
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
int xa_alloc(void *xa, unsigned int *id, void *entry, unsigned long limit, unsigned int flags)
{
	if (__model_may_fail("xa_alloc"))
		return -12;
	*id = __model_fresh("id");
	__model_set("xarray", xa, *id, (unsigned long)entry);
	return 0;
}
void xa_destroy(void *xa) {}
_Bool xa_empty(void *xa) { return !__model_may_fail("xa_empty"); }
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
int idr_alloc(void *idr, void *entry, int start, int end, unsigned int flags)
{
	int id;
	if (__model_may_fail("idr_alloc"))
		return -12;
	id = __model_fresh("id") & 0x7fffffff;
	__model_set("xarray", idr, id, (unsigned long)entry);
	return id;
}
int ida_alloc_range(void *ida, unsigned int min, unsigned int max, unsigned int flags)
{
	return __model_may_fail("ida_alloc") ? -12 : (int)(__model_fresh("id") & 0x7fffffff);
}
void ida_free(void *ida, unsigned int id) {}
void ida_destroy(void *ida) {}
