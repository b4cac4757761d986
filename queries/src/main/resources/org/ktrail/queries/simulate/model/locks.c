/*
 * Mutexes, spinlocks, reader-writer locks, bits that are locks, semaphores of readers and writers, sequence
 * counters.
 *
 * Why: they are assembly and per-architecture words at the bottom; what matters is who holds what. Taking
 * and dropping is told with all locks held. Disabling interrupts and preemption has no effect. A lock that
 * is taken twice by one actor ends the way as a deadlock. A trylock of a lock that was there before, or is
 * a variable of the code, is tried both ways, since somebody else may hold it; killable and interruptible
 * variants may be interrupted. A reader of a sequence waits while a writer is within it, and retries if one was.
 */
#define lockdep_init_map(...) ((void)0)
#define lockdep_init_map_wait(...) ((void)0)
#define lockdep_init_map_type(...) ((void)0)
#define lockdep_set_class(...) ((void)0)
#define lockdep_set_class_and_name(...) ((void)0)
#define lockdep_set_subclass(...) ((void)0)
#define mutex_init(lock) ((void)(lock))
#define mutex_destroy(lock) ((void)(lock))
#define spin_lock_init(lock) ((void)(lock))
#define raw_spin_lock_init(lock) ((void)(lock))
#define rwlock_init(lock) ((void)(lock))
#define init_rwsem(sem) ((void)(sem))
#define seqlock_init(sl) ((void)(*(unsigned int *)(sl) = 0))
#define seqcount_init(s) ((void)(*(unsigned int *)(s) = 0))
#define write_seqlock(sl) (spin_lock(&(sl)->lock), write_seqcount_begin(sl))
#define write_seqlock_bh(sl) write_seqlock(sl)
#define write_seqlock_irq(sl) write_seqlock(sl)
#define write_seqlock_irqsave(sl, flags) ((void)((flags) = 0), write_seqlock(sl))
#define write_sequnlock(sl) (write_seqcount_end(sl), spin_unlock(&(sl)->lock))
#define write_sequnlock_bh(sl) write_sequnlock(sl)
#define write_sequnlock_irq(sl) write_sequnlock(sl)
#define write_sequnlock_irqrestore(sl, flags) write_sequnlock(sl)
#define sema_init(sem, val) __models_sema_init((sem), (val))
#define percpu_init_rwsem(sem) ((void)(sem), 0)
#define local_irq_save(flags) ((void)((flags) = 0))
#define local_irq_restore(flags) ((void)(flags))
#define local_irq_disable() ((void)0)
#define local_irq_enable() ((void)0)
#define local_bh_disable() ((void)0)
#define local_bh_enable() ((void)0)
#define preempt_disable() ((void)0)
#define preempt_enable() ((void)0)
#define preempt_disable_notrace() ((void)0)
#define preempt_enable_notrace() ((void)0)
#define spin_lock_irqsave(lock, flags) ((void)((flags) = 0), spin_lock(lock))
#define spin_lock_irqsave_nested(lock, flags, subclass) ((void)((flags) = 0), spin_lock(lock))
#define raw_spin_lock_irqsave(lock, flags) ((void)((flags) = 0), raw_spin_lock(lock))
#define read_lock_irqsave(lock, flags) ((void)((flags) = 0), read_lock(lock))
#define write_lock_irqsave(lock, flags) ((void)((flags) = 0), write_lock(lock))
#define spin_trylock_irqsave(lock, flags) ((flags) = 0, spin_trylock(lock))
#define spin_lock_nested(lock, subclass) spin_lock(lock)
#define spin_lock_nest_lock(lock, nest) spin_lock(lock)
#define mutex_lock_nested(lock, subclass) mutex_lock(lock)
#define mutex_lock_nest_lock(lock, nest) mutex_lock(lock)
#define mutex_lock_io_nested(lock, subclass) mutex_lock(lock)
#define mutex_lock_interruptible_nested(lock, subclass) mutex_lock_interruptible(lock)
#define mutex_lock_killable_nested(lock, subclass) mutex_lock_killable(lock)
#define down_read_nested(sem, subclass) down_read(sem)
#define down_write_nested(sem, subclass) down_write(sem)
#define down_write_nest_lock(sem, nest) down_write(sem)

void mutex_lock(void *lock) { __model_acquire("mutex", lock, 0); }
void mutex_lock_io(void *lock) { mutex_lock(lock); }
void mutex_unlock(void *lock) { __model_release("mutex", lock); }
static _Bool __models_is_locked(const char *kind, void *lock)
{
	if (!__model_is_free(kind, lock, 0))
		return 1;
	return __model_is_old(lock) ? __model_invented("whether % is held by somebody else", lock) & 1 : 0;
}
int mutex_is_locked(void *lock) { return __models_is_locked("mutex", lock); }
int mutex_trylock(void *lock)
{
	if (!__model_is_free("mutex", lock, 0) || __model_is_shared(lock) && __model_may_fail("mutex_trylock"))
		return 0;
	__model_acquire("mutex", lock, 0);
	return 1;
}
int mutex_lock_interruptible(void *lock)
{
	if (__model_may_fail("mutex_lock_interruptible"))
		return -4;
	__model_acquire("mutex", lock, 0);
	return 0;
}
int mutex_lock_killable(void *lock)
{
	if (__model_may_fail("mutex_lock_killable"))
		return -4;
	__model_acquire("mutex", lock, 0);
	return 0;
}

void spin_lock(void *lock) { __model_acquire("spinlock", lock, 0); }
void spin_lock_bh(void *lock) { spin_lock(lock); }
void spin_lock_irq(void *lock) { spin_lock(lock); }
void spin_unlock(void *lock) { __model_release("spinlock", lock); }
void spin_unlock_bh(void *lock) { spin_unlock(lock); }
void spin_unlock_irq(void *lock) { spin_unlock(lock); }
void spin_unlock_irqrestore(void *lock, unsigned long flags) { spin_unlock(lock); }
int spin_trylock(void *lock)
{
	if (!__model_is_free("spinlock", lock, 0) || __model_is_shared(lock) && __model_may_fail("spin_trylock"))
		return 0;
	__model_acquire("spinlock", lock, 0);
	return 1;
}
int spin_is_locked(void *lock) { return __models_is_locked("spinlock", lock); }
void raw_spin_lock(void *lock) { spin_lock(lock); }
void raw_spin_lock_irq(void *lock) { spin_lock(lock); }
void raw_spin_unlock(void *lock) { spin_unlock(lock); }
void raw_spin_unlock_irq(void *lock) { spin_unlock(lock); }
void raw_spin_unlock_irqrestore(void *lock, unsigned long flags) { spin_unlock(lock); }

void read_lock(void *lock) { __model_acquire("rwlock", lock, 1); }
void read_lock_bh(void *lock) { read_lock(lock); }
void read_lock_irq(void *lock) { read_lock(lock); }
void read_unlock(void *lock) { __model_release("rwlock", lock); }
void read_unlock_bh(void *lock) { read_unlock(lock); }
void read_unlock_irq(void *lock) { read_unlock(lock); }
void read_unlock_irqrestore(void *lock, unsigned long flags) { read_unlock(lock); }
void write_lock(void *lock) { __model_acquire("rwlock", lock, 0); }
void write_lock_bh(void *lock) { write_lock(lock); }
void write_lock_irq(void *lock) { write_lock(lock); }
void write_unlock(void *lock) { __model_release("rwlock", lock); }
void write_unlock_bh(void *lock) { write_unlock(lock); }
void write_unlock_irq(void *lock) { write_unlock(lock); }
void write_unlock_irqrestore(void *lock, unsigned long flags) { write_unlock(lock); }

void down_read(void *sem) { __model_acquire("rwsem", sem, 1); }
void up_read(void *sem) { __model_release("rwsem", sem); }
void down_read_non_owner(void *sem) { down_read(sem); }
void up_read_non_owner(void *sem) { up_read(sem); }
void down_write(void *sem) { __model_acquire("rwsem", sem, 0); }
void up_write(void *sem) { __model_release("rwsem", sem); }
void downgrade_write(void *sem)
{
	__model_release("rwsem", sem);
	__model_acquire("rwsem", sem, 1);
}
int down_read_trylock(void *sem)
{
	if (!__model_is_free("rwsem", sem, 1) || __model_is_shared(sem) && __model_may_fail("down_read_trylock"))
		return 0;
	__model_acquire("rwsem", sem, 1);
	return 1;
}
int down_write_trylock(void *sem)
{
	if (!__model_is_free("rwsem", sem, 0) || __model_is_shared(sem) && __model_may_fail("down_write_trylock"))
		return 0;
	__model_acquire("rwsem", sem, 0);
	return 1;
}
int down_read_killable(void *sem)
{
	if (__model_may_fail("down_read_killable"))
		return -4;
	__model_acquire("rwsem", sem, 1);
	return 0;
}
int down_read_interruptible(void *sem)
{
	if (__model_may_fail("down_read_interruptible"))
		return -4;
	__model_acquire("rwsem", sem, 1);
	return 0;
}
int down_write_killable(void *sem)
{
	if (__model_may_fail("down_write_killable"))
		return -4;
	__model_acquire("rwsem", sem, 0);
	return 0;
}
int rwsem_is_locked(void *sem) { return __models_is_locked("rwsem", sem); }
int rwsem_is_contended(void *sem) { return 0; }

void percpu_down_read(void *sem) { __model_acquire("percpu rwsem", sem, 1); }
void percpu_up_read(void *sem) { __model_release("percpu rwsem", sem); }
int percpu_down_read_trylock(void *sem)
{
	if (!__model_is_free("percpu rwsem", sem, 1) || __model_is_shared(sem) && __model_may_fail("percpu_down_read_trylock"))
		return 0;
	__model_acquire("percpu rwsem", sem, 1);
	return 1;
}
void percpu_down_write(void *sem) { __model_acquire("percpu rwsem", sem, 0); }
void percpu_up_write(void *sem) { __model_release("percpu rwsem", sem); }
int percpu_is_read_locked(void *sem) { return __model_is_held("percpu rwsem", sem); }
void percpu_free_rwsem(void *sem) {}

/* The count of a semaphore that was set up is kept; one that was there before lets one in. */
void __models_sema_init(void *sem, int n) { __model_set("count", sem, 0, (unsigned long)(long)n); }
static unsigned long __models_count(void *sem)
{
	if (!__model_has("count", sem, 0))
		__model_set("count", sem, 0, __model_invented("the count of %", sem) & 0xff);
	return __model_get("count", sem, 0, 0);
}
static _Bool __models_counts(void *sem) { return __model_has("count", sem, 0) || !__model_is_old(sem); }
void down(void *sem)
{
	if (!__models_counts(sem)) {
		__model_acquire("semaphore", sem, 0);
		return;
	}
	while (!__model_until(__models_count(sem) != 0, "waits for semaphore %", sem)) {
	}
	__model_set("count", sem, 0, __models_count(sem) - 1);
	__model_event("takes semaphore %", sem);
}
int down_interruptible(void *sem)
{
	if (__model_may_fail("down_interruptible"))
		return -4;
	down(sem);
	return 0;
}
int down_killable(void *sem)
{
	if (__model_may_fail("down_killable"))
		return -4;
	down(sem);
	return 0;
}
int down_timeout(void *sem, long jiffies)
{
	if (__model_may_fail("down_timeout"))
		return -62;
	down(sem);
	return 0;
}
int down_trylock(void *sem)
{
	if (!__models_counts(sem)) {
		if (!__model_is_free("semaphore", sem, 0) || __model_may_fail("down_trylock"))
			return 1;
		__model_acquire("semaphore", sem, 0);
		return 0;
	}
	if (!__models_count(sem))
		return 1;
	__model_set("count", sem, 0, __models_count(sem) - 1);
	__model_event("takes semaphore %", sem);
	return 0;
}
void up(void *sem)
{
	if (!__models_counts(sem)) {
		__model_release("semaphore", sem);
		return;
	}
	__model_set("count", sem, 0, __models_count(sem) + 1);
	__model_event("gives back semaphore %", sem);
}

/* Of all kinds of sequence counters the first member is the number. */
unsigned int raw_read_seqcount(const void *s) { return *(const unsigned int *)s; }
unsigned int read_seqcount_begin(const void *s)
{
	while (!__model_until((*(const unsigned int *)s & 1) == 0, "waits for the writer of %", s)) {
	}
	return *(const unsigned int *)s;
}
int read_seqcount_retry(const void *s, unsigned int start) { return *(const unsigned int *)s != start; }
unsigned int read_seqbegin(const void *sl) { return read_seqcount_begin(sl); }
int read_seqretry(const void *sl, unsigned int start) { return read_seqcount_retry(sl, start); }
void write_seqcount_begin(void *s) { *(unsigned int *)s += 1; }
void write_seqcount_end(void *s) { *(unsigned int *)s += 1; }
void raw_write_seqcount_begin(void *s) { *(unsigned int *)s += 1; }
void raw_write_seqcount_end(void *s) { *(unsigned int *)s += 1; }
void write_seqcount_invalidate(void *s) { *(unsigned int *)s += 2; }

/* A bit that is a lock: a lock of its own for each bit, and the bit is set while it is held. */
static void __models_bit(int bit, void *word, int take)
{
	void *at = (char *)word + bit / 8;
	switch (bit & 7) {
	case 0: if (take) __model_acquire("bit 0 spinlock", at, 0); else __model_release("bit 0 spinlock", at); break;
	case 1: if (take) __model_acquire("bit 1 spinlock", at, 0); else __model_release("bit 1 spinlock", at); break;
	case 2: if (take) __model_acquire("bit 2 spinlock", at, 0); else __model_release("bit 2 spinlock", at); break;
	case 3: if (take) __model_acquire("bit 3 spinlock", at, 0); else __model_release("bit 3 spinlock", at); break;
	case 4: if (take) __model_acquire("bit 4 spinlock", at, 0); else __model_release("bit 4 spinlock", at); break;
	case 5: if (take) __model_acquire("bit 5 spinlock", at, 0); else __model_release("bit 5 spinlock", at); break;
	case 6: if (take) __model_acquire("bit 6 spinlock", at, 0); else __model_release("bit 6 spinlock", at); break;
	default: if (take) __model_acquire("bit 7 spinlock", at, 0); else __model_release("bit 7 spinlock", at); break;
	}
}
void bit_spin_lock(int bit, unsigned long *word)
{
	__models_bit(bit, word, 1);
	*word |= 1UL << bit;
}
void bit_spin_unlock(int bit, unsigned long *word)
{
	*word &= ~(1UL << bit);
	__models_bit(bit, word, 0);
}
void __bit_spin_unlock(int bit, unsigned long *word) { bit_spin_unlock(bit, word); }
int bit_spin_is_locked(int bit, unsigned long *word) { return *word >> bit & 1; }
int bit_spin_trylock(int bit, unsigned long *word)
{
	if (*word >> bit & 1)
		return 0;
	bit_spin_lock(bit, word);
	return 1;
}
