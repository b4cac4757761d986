Assembly: barriers and hidden values are understood; what else it writes must be refused by name.
//-
long @f@(long a, long b) { note(a); asm volatile("" ::: "memory"); return effects + b; }
//-
long @f@(long a, long b) { long x = a + @num@; asm("" : "+r"(x)); return x - b; }
//-
long @f@(long a, long b) { long x = a; __asm__ __volatile__("add %1, %0" : "+r"(x) : "r"(b)); return x; }
//-
long @f@(long a, long b) { int x; asm("mov %1, %0" : "=r"(x) : "r"((int)a)); return x + @num@; }
//-
long @f@(long a, long b) { u64 mask; asm volatile("cmp %1,%2; sbb %0,%0;" : "=r"(mask) : "g"(16ul), "r"(a & 31) : "cc"); return b & mask; }
//-
long @f@(long a, long b) { long x = a, *p = &x; asm volatile("" : "+m"(*p)); typeof(x) y; asm("" : "=r"(y) : "0"(x)); return y + b; }
