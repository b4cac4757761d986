struct work_struct;
typedef void (*work_func_t)(struct work_struct *work);
struct work_struct {
	work_func_t func;
};
#define INIT_WORK(_work, _func) do { (_work)->func = (_func); } while (0)
#define module_init(f) int init_module(void) { return f(); }
#define container_of(p, type, member) ((type *)((char *)(p) - offsetof(type, member)))
int schedule_work(struct work_struct *work);
int quick_copy(struct disk *d);
