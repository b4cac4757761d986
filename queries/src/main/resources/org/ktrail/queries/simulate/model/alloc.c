/*
 * Memory.
 *
 * Why: the allocator's insides tell nothing. Memory is new and apart from all other, undefined or zeroed by
 * the flags (bit 8 asks for zeros, bit 15 forbids failing); an allocation is tried to fail too. What is freed
 * must have been allocated, once; using it afterwards ends the way. Memory that a device manages is freed
 * with it, which is not followed.
 */
#define kmalloc_node(size, flags, node) kmalloc(size, flags)
#define kzalloc_node(size, flags, node) kzalloc(size, flags)
#define kmalloc_track_caller(size, flags) kmalloc(size, flags)
#define kmalloc_node_track_caller(size, flags, node) kmalloc(size, flags)
#define kvmalloc_node(size, flags, node) kmalloc(size, flags)
#define kmem_cache_alloc_node(s, flags, node) kmem_cache_alloc(s, flags)
#define vmalloc_node(size, node) vmalloc(size)
#define vzalloc_node(size, node) vzalloc(size)
#define alloc_percpu(type) ((typeof(type) *)kzalloc(sizeof(type), 0))
#define alloc_percpu_gfp(type, gfp) ((typeof(type) *)kzalloc(sizeof(type), gfp))

static void *__models_allocate(unsigned long size, unsigned int flags)
{
	if (!(flags & 0x8000) && __model_may_fail("allocation")) {
		__model_event("the allocation fails");
		return 0;
	}
	return __model_alloc(size, (flags & 0x100) != 0);
}
void *kmalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *kzalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags | 0x100); }
void *kmalloc_array(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags); }
void *kcalloc(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags | 0x100); }
void *__kmalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *__kmalloc_node(unsigned long size, unsigned int flags, int node) { return __models_allocate(size, flags); }
void *__kmalloc_cache(void *cache, unsigned int flags, unsigned long size) { return __models_allocate(size, flags); }
void *__kmalloc_cache_node(void *cache, unsigned int flags, int node, unsigned long size) { return __models_allocate(size, flags); }
void *kmalloc_trace(void *cache, unsigned int flags, unsigned long size) { return __models_allocate(size, flags); }
void *kmalloc_large(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *kmalloc_array_node(unsigned long n, unsigned long size, unsigned int flags, int node) { return __models_allocate(n * size, flags); }
void *kcalloc_node(unsigned long n, unsigned long size, unsigned int flags, int node) { return __models_allocate(n * size, flags | 0x100); }
void *kvmalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *kvzalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags | 0x100); }
void *kvmalloc_array(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags); }
void *kvcalloc(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags | 0x100); }
void *vmalloc(unsigned long size) { return __models_allocate(size, 0); }
void *vzalloc(unsigned long size) { return __models_allocate(size, 0x100); }
void *__vmalloc(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *vmalloc_user(unsigned long size) { return __models_allocate(size, 0x100); }
void *vmalloc_32(unsigned long size) { return __models_allocate(size, 0); }
void *vmalloc_huge(unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *vmalloc_array(unsigned long n, unsigned long size) { return __models_allocate(n * size, 0); }
void *__vmalloc_array(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags); }
void *vcalloc(unsigned long n, unsigned long size) { return __models_allocate(n * size, 0x100); }
void *__vcalloc(unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags | 0x100); }
unsigned long kmalloc_size_roundup(unsigned long size) { return size; }
void *devm_kmalloc(void *dev, unsigned long size, unsigned int flags) { return __models_allocate(size, flags); }
void *devm_kzalloc(void *dev, unsigned long size, unsigned int flags) { return __models_allocate(size, flags | 0x100); }
void *devm_kcalloc(void *dev, unsigned long n, unsigned long size, unsigned int flags) { return __models_allocate(n * size, flags | 0x100); }
void devm_kfree(void *dev, const void *p) { __model_free(p); }
void *kmem_cache_alloc(void *cache, unsigned int flags) { return __models_allocate(-1UL, flags); }
void *kmem_cache_zalloc(void *cache, unsigned int flags) { return __models_allocate(-1UL, flags | 0x100); }
void *kmem_cache_alloc_lru(void *cache, void *lru, unsigned int flags) { return __models_allocate(-1UL, flags); }
void kmem_cache_free(void *cache, void *p) { __model_free(p); }
int kmem_cache_alloc_bulk(void *cache, unsigned int flags, unsigned long n, void **p)
{
	unsigned long i;
	if (!(flags & 0x8000) && __model_may_fail("allocation"))
		return 0;
	for (i = 0; i < n; i++)
		p[i] = __models_allocate(-1UL, flags | 0x8000);
	return n;
}
void kmem_cache_free_bulk(void *cache, unsigned long n, void **p) { while (n) __model_free(p[--n]); }
void kfree_bulk(unsigned long n, void **p) { while (n) __model_free(p[--n]); }
void vfree_atomic(const void *p) { __model_free(p); }
void kvfree_sensitive(const void *p, unsigned long size) { __model_free(p); }
void *mempool_alloc(void *pool, unsigned int flags) { return __model_alloc(-1UL, 0); }
void mempool_free(void *p, void *pool) { __model_free(p); }
void kfree(const void *p) { __model_free(p); }
void kfree_const(const void *p) { if (!__model_is_literal(p)) __model_free(p); }
void kfree_sensitive(const void *p) { __model_free(p); }
void kvfree(const void *p) { __model_free(p); }
void vfree(const void *p) { __model_free(p); }
void free_percpu(void *p) { __model_free(p); }
void *__alloc_percpu_gfp(unsigned long size, unsigned long align, unsigned int flags) { return __models_allocate(size, flags | 0x100); }
void *__alloc_percpu(unsigned long size, unsigned long align) { return __models_allocate(size, 0x100); }
void *krealloc(const void *p, unsigned long size, unsigned int flags)
{
	void *to;
	if (p && !size) {
		__model_free(p);
		return (void *)16;
	}
	to = __models_allocate(size, flags);
	if (to && p) {
		unsigned long old = __model_size(p);
		__model_copy(to, p, old < size ? old : size);
		__model_free(p);
	}
	return to;
}
void *krealloc_array(void *p, unsigned long n, unsigned long size, unsigned int flags) { return krealloc(p, n * size, flags); }
unsigned long ksize(const void *p) { return __model_size(p); }
void *kmemdup(const void *from, unsigned long size, unsigned int flags)
{
	void *to = __models_allocate(size, flags);
	if (to)
		__model_copy(to, from, size);
	return to;
}
void *kvmemdup(const void *from, unsigned long size, unsigned int flags) { return kmemdup(from, size, flags); }
char *kmemdup_nul(const char *from, unsigned long size, unsigned int flags)
{
	char *to = from ? __models_allocate(size + 1, flags) : 0;
	if (to) {
		__model_copy(to, from, size);
		to[size] = 0;
	}
	return to;
}
char *kstrdup(const char *s, unsigned int flags)
{
	unsigned long n = 0;
	char *to;
	if (!s)
		return 0;
	if (__model_is_old(s)) {
		to = __models_allocate(-1UL, flags);
		if (to)
			__model_fill(to, __model_invented("the text at %", s), 64);
		return to;
	}
	while (s[n])
		n++;
	to = __models_allocate(n + 1, flags);
	if (to)
		__model_copy(to, s, n + 1);
	return to;
}
char *kstrdup_const(const char *s, unsigned int flags) { return __model_is_literal(s) ? (char *)s : kstrdup(s, flags); }
char *kstrndup(const char *s, unsigned long max, unsigned int flags) { return kstrdup(s, flags); }
char *kasprintf(unsigned int flags, const char *format, ...) { return __models_allocate(-1UL, flags); }
unsigned long __get_free_pages(unsigned int flags, unsigned int order) { return (unsigned long)__models_allocate(4096UL << order, flags); }
unsigned long get_zeroed_page(unsigned int flags) { return (unsigned long)__models_allocate(4096, flags | 0x100); }
void free_pages(unsigned long address, unsigned int order) { __model_free((void *)address); }
