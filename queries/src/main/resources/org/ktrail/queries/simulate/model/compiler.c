/*
 * What the compiler brings.
 *
 * Why: it has no source. Arguments of variadic functions are not known; addresses of callers are 0.
 */
#define __builtin_va_start(ap, ...) ((void)0)
#define __builtin_va_end(ap) ((void)0)
#define __builtin_va_copy(to, from) ((void)0)
#define __builtin_prefetch(...) ((void)0)
#define __builtin_return_address(level) ((void *)0)
#define __builtin_frame_address(level) ((void *)0)
#define __builtin_extract_return_addr(address) (address)
#define __builtin_object_size(p, type) (~0ul)
#define __builtin_dynamic_object_size(p, type) (~0ul)
#define __builtin_assume_aligned(p, ...) (p)
#define __builtin_has_attribute(...) (0)
#define __builtin_add_overflow(a, b, d) ({ typeof(*(d)) *__sum = (d); *__sum = (typeof(*__sum))((unsigned long)(a) + (unsigned long)(b)); (_Bool)(sizeof(*__sum) < 8 ? (long)*__sum != (long)(a) + (long)(b) : (typeof(*__sum))-1 < 0 ? (((long)(a) ^ (long)*__sum) & ((long)(b) ^ (long)*__sum)) < 0 : (unsigned long)*__sum < (unsigned long)(a)); })
#define __builtin_sub_overflow(a, b, d) ({ typeof(*(d)) *__sum = (d); *__sum = (typeof(*__sum))((unsigned long)(a) - (unsigned long)(b)); (_Bool)(sizeof(*__sum) < 8 ? (long)*__sum != (long)(a) - (long)(b) : (typeof(*__sum))-1 < 0 ? (((long)(a) ^ (long)(b)) & ((long)(a) ^ (long)*__sum)) < 0 : (unsigned long)(a) < (unsigned long)(b)); })
#define __builtin_mul_overflow(a, b, d) ({ typeof(*(d)) *__sum = (d); unsigned long __x = (unsigned long)(a), __y = (unsigned long)(b); *__sum = (typeof(*__sum))(__x * __y); (_Bool)(sizeof(*__sum) < 8 ? (long)*__sum != (long)(__x * __y) : __x && __x * __y / __x != __y); })

/* What keeps a processor from guessing an index is arithmetic otherwise. */
unsigned long array_index_mask_nospec(unsigned long index, unsigned long size) { return index < size ? ~0UL : 0; }
void __fentry__(void) {}
