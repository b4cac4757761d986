/*
 * What the compiler brings.
 *
 * Why: it has no source. Addresses of callers are 0; the size of an object is not told. Arguments without names,
 * overflow and the builtins on bits need no model.
 */
#define __builtin_prefetch(...) ((void)0)
#define __builtin_return_address(level) ((void *)0)
#define __builtin_frame_address(level) ((void *)0)
#define __builtin_extract_return_addr(address) (address)
#define __builtin_object_size(p, type) (~0ul)
#define __builtin_dynamic_object_size(p, type) (~0ul)
#define __builtin_assume_aligned(p, ...) (p)
#define __builtin_has_attribute(...) (0)

/* What keeps a processor from guessing an index is arithmetic otherwise. */
unsigned long array_index_mask_nospec(unsigned long index, unsigned long size) { return index < size ? ~0UL : 0; }
void __fentry__(void) {}
