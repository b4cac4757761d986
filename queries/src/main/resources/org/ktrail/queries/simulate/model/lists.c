/*
 * Lists.
 *
 * Why: list_add(), list_del() and the walks are C and are followed; only what checks them in debugging
 * kernels is answered here.
 */
_Bool __list_add_valid(void *new, void *prev, void *next) { return 1; }
_Bool __list_del_entry_valid(void *entry) { return 1; }
_Bool __list_add_valid_or_report(void *new, void *prev, void *next) { return 1; }
_Bool __list_del_entry_valid_or_report(void *entry) { return 1; }
