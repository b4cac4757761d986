/*
 * Bits of words.
 *
 * Why: assembly. Each is one step; only the word that holds the bit is read and written.
 */
void set_bit(unsigned long nr, void *addr) { ((unsigned long *)addr)[nr / 64] |= 1UL << (nr % 64); }
void clear_bit(unsigned long nr, void *addr) { ((unsigned long *)addr)[nr / 64] &= ~(1UL << (nr % 64)); }
void change_bit(unsigned long nr, void *addr) { ((unsigned long *)addr)[nr / 64] ^= 1UL << (nr % 64); }
void clear_bit_unlock(unsigned long nr, void *addr) { clear_bit(nr, addr); }
_Bool test_bit(unsigned long nr, const void *addr) { return (((const unsigned long *)addr)[nr / 64] >> (nr % 64)) & 1; }
_Bool test_bit_acquire(unsigned long nr, const void *addr) { return test_bit(nr, addr); }
_Bool test_and_set_bit(unsigned long nr, void *addr)
{
	unsigned long *word = (unsigned long *)addr + nr / 64;
	_Bool old = (*word >> (nr % 64)) & 1;
	*word |= 1UL << (nr % 64);
	return old;
}
_Bool test_and_set_bit_lock(unsigned long nr, void *addr) { return test_and_set_bit(nr, addr); }
_Bool test_and_clear_bit(unsigned long nr, void *addr)
{
	unsigned long *word = (unsigned long *)addr + nr / 64;
	_Bool old = (*word >> (nr % 64)) & 1;
	*word &= ~(1UL << (nr % 64));
	return old;
}
_Bool test_and_change_bit(unsigned long nr, void *addr)
{
	unsigned long *word = (unsigned long *)addr + nr / 64;
	_Bool old = (*word >> (nr % 64)) & 1;
	*word ^= 1UL << (nr % 64);
	return old;
}
void __set_bit(unsigned long nr, void *addr) { set_bit(nr, addr); }
void __clear_bit(unsigned long nr, void *addr) { clear_bit(nr, addr); }
_Bool __test_and_set_bit(unsigned long nr, void *addr) { return test_and_set_bit(nr, addr); }
_Bool __test_and_clear_bit(unsigned long nr, void *addr) { return test_and_clear_bit(nr, addr); }

unsigned long __ffs(unsigned long x) { return __builtin_ctzl(x); }
unsigned long ffz(unsigned long x) { return __builtin_ctzl(~x); }
unsigned long __fls(unsigned long x) { return 63 - __builtin_clzl(x); }
int ffs(int x) { return __builtin_ffs(x); }
int fls(unsigned int x) { return 32 - __builtin_clz(x); }
int fls64(unsigned long x) { return 64 - __builtin_clzl(x); }
unsigned int hweight32(unsigned int x) { return __builtin_popcountl(x); }
unsigned long hweight64(unsigned long x) { return __builtin_popcountl(x); }
