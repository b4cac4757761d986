/*
 * What models can ask of the machine. `kind`, `text` and `name` are string literals; each % in a text
 * stands for one of the arguments that follow it. An object is told by its address.
 */

/* A number of which nothing is known; its name is made unique. */
unsigned long __model_fresh(const char *name);
/* A number that a model makes up where the code would compute one: what it decides has an "if". */
unsigned long __model_invented(const char *what, ...);
/* Bytes from an address to the end of the object that it is in. */
unsigned long __model_size(const void *object);
/* Lets others go on once, if there are any. */
void __model_yield(const char *text, ...);
/* 0 or 1: both are tried, since both happen. */
int __model_may_fail(const char *name);
/* Tells in the trace. */
void __model_event(const char *text, ...);
/* Goes on only as if the condition held; listed as an assumption, unless the text is empty. */
void __model_assume(long condition, const char *text, ...);
/* The way ends here. */
void __model_stop(const char *text, ...);

/* Takes a lock: waits while another actor holds it; taking it twice is a deadlock, unless both are shared. */
void __model_acquire(const char *kind, const void *object, int shared);
/* Drops it; that it was not held is told. */
void __model_release(const char *kind, const void *object);
/* Whether this actor holds any lock of a kind. */
int __model_holds(const char *kind);
/* Whether this actor holds it; whether it could be taken at once. */
int __model_is_held(const char *kind, const void *object);
int __model_is_free(const char *kind, const void *object, int shared);

/* Memory of the models: a number for each kind, object and index. */
unsigned long __model_get(const char *kind, const void *object, unsigned long index, unsigned long otherwise);
int __model_has(const char *kind, const void *object, unsigned long index);
void __model_set(const char *kind, const void *object, unsigned long index, unsigned long value);
/* The least index from one on at which a number other than 0 is kept; otherwise as said. */
unsigned long __model_next(const char *kind, const void *object, unsigned long from, unsigned long otherwise);
/* Whether a number is known, so that it is the same on this way whatever else is. */
int __model_is_known(unsigned long number);
/* Whether the object was there before, so that its content is not known. */
int __model_is_old(const void *object);

/* From now on counts how often a place is read; those reads, or those by who holds a lock alone. */
void __model_watch(const void *place, unsigned long size);
unsigned long __model_reads(const void *place, int locked);

/* Whether it is a text that stands in the code. */
int __model_is_literal(const void *object);
/* Whether others than those of the situation may use it: it was there before, or is a variable of the code. */
int __model_is_shared(const void *object);
/* New memory of a size, zeroed or undefined; and its end. */
void *__model_alloc(unsigned long size, int zeroed);
void __model_free(const void *object);
void __model_copy(void *to, const void *from, unsigned long size);
void __model_fill(void *to, int byte, unsigned long size);
/* Sign of the difference of bytes, at most so many and, if text, up to a 0; a symbol where it is not known. */
int __model_compare(const void *a, const void *b, unsigned long size, int text);

/* Between the two no other actor goes on. */
void __model_atomic_begin(void);
void __model_atomic_end(void);
/* 1 if the condition holds or is assumed to come true; else others go on first, and then it gives 0. */
int __model_until(long condition, const char *text, ...);

/*
 * From now on this actor sleeps when it next may, and is on a queue (0: on none), until it is woken or this
 * is finished. Waking wakes who is on the queue; with 0 all who sleep.
 */
void __model_prepare(const void *queue);
void __model_finish(const void *queue);
void __model_wake(const void *queue);
/* Whether anybody is on a queue. */
int __model_awaited(const void *queue);
/* Sleeps until it is woken, and gives 1; 0 if that was not prepared. */
int __model_sleep(const char *text, ...);
/* 1 if the condition holds or is assumed to come true; else sleeps, and gives 0 once it is woken. */
int __model_until_woken(long condition, const char *text, ...);

/*
 * Has a function run later by itself, as an actor of its own: of each kind and object one at a time. The word
 * at `clears`, if any, is 0 from when it begins; `delayed` is for what time has to pass before, `readers` for
 * what read sections have to end before. Gives its ticket, 0 if the function is not known.
 */
unsigned long __model_later(const char *kind, const void *object, const void *function, const void *argument, const void *clears, int delayed, int readers);
/* Takes back what has not begun; whether there was something. */
int __model_revoke(const char *kind, const void *object);
/* The newest ticket of what has not run to its end: of all (0), of what has begun (1), of what has not (2); or 0. */
unsigned long __model_ticket(const char *kind, const void *object, int which);
/* The newest of all tickets. */
unsigned long __model_tickets(void);
/* Waits until that which has a ticket has run to its end, or all of a kind up to a ticket. */
void __model_over(unsigned long ticket, const char *text, ...);
void __model_over_all(const char *kind, unsigned long upto, const char *text, ...);
