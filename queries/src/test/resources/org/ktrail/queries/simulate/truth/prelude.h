typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char s8;
typedef short s16;
typedef int s32;
typedef long s64;
typedef _Bool bool;
typedef unsigned long size_t;

extern long effects;
static inline void note(long v) { effects = effects * 31 + v; }
static inline int note_and(long v) { note(v); return v > 3; }
