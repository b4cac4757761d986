/*
 * Time, processors, the current task, capabilities, random numbers.
 *
 * Why: they come from outside. Times are numbers of which nothing is known; there is one processor, and one
 * current task; what belongs to each processor is there once.
 */
#define this_cpu_ptr(ptr) (ptr)
#define raw_cpu_ptr(ptr) (ptr)
#define per_cpu_ptr(ptr, cpu) (ptr)
#define get_cpu_ptr(ptr) (ptr)
#define put_cpu_ptr(ptr) ((void)0)
#define per_cpu(var, cpu) (var)
#define get_cpu_var(var) (var)
#define put_cpu_var(var) ((void)0)
#define this_cpu_read(x) (x)
#define raw_cpu_read(x) (x)
#define __this_cpu_read(x) (x)
#define this_cpu_write(x, val) ((void)((x) = (val)))
#define __this_cpu_write(x, val) ((void)((x) = (val)))
#define this_cpu_inc(x) ((void)((x)++))
#define this_cpu_dec(x) ((void)((x)--))
#define __this_cpu_inc(x) ((void)((x)++))
#define __this_cpu_dec(x) ((void)((x)--))
#define this_cpu_add(x, val) ((void)((x) += (val)))
#define __this_cpu_add(x, val) ((void)((x) += (val)))
#define this_cpu_sub(x, val) ((void)((x) -= (val)))
#define smp_processor_id() (0)
#define raw_smp_processor_id() (0)
#define get_cpu() (0)
#define put_cpu() ((void)0)
#define num_online_cpus() (1u)
#define num_possible_cpus() (1u)
#define for_each_possible_cpu(cpu) for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define for_each_online_cpu(cpu) for ((cpu) = 0; (cpu) < 1; (cpu)++)
#define cond_resched() (0)
#define need_resched() (0)
#define in_interrupt() (0)
#define in_atomic() (0)
#define irqs_disabled() (0)
#define in_task() (1)

void *get_current(void)
{
	static void *task;
	if (!task) {
		task = (void *)__model_fresh("current");
		__model_assume(task != 0, "");
	}
	return task;
}
long ktime_get(void) { return __model_fresh("time"); }
long ktime_get_real(void) { return __model_fresh("time"); }
long ktime_get_boottime(void) { return __model_fresh("time"); }
unsigned long ktime_get_ns(void) { return __model_fresh("time"); }
long ktime_get_seconds(void) { return __model_fresh("time"); }
long ktime_get_real_seconds(void) { return __model_fresh("time"); }
unsigned long get_jiffies_64(void) { return __model_fresh("jiffies"); }
unsigned long msecs_to_jiffies(unsigned int ms) { return ms; }
unsigned int jiffies_to_msecs(unsigned long j) { return j; }
unsigned int get_random_u32(void) { return __model_fresh("random"); }
unsigned long get_random_u64(void) { return __model_fresh("random"); }
_Bool capable(int cap) { return !__model_may_fail("capable"); }
_Bool ns_capable(void *ns, int cap) { return !__model_may_fail("ns_capable"); }
_Bool file_ns_capable(void *file, void *ns, int cap) { return !__model_may_fail("file_ns_capable"); }
