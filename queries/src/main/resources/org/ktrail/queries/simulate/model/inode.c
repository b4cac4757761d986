/*
 * References to inodes, superblocks, modules, files.
 *
 * Why: the last put of an inode writes back, truncates and frees, which belongs to other questions. Taking
 * and dropping is told and counted per object, relative to the beginning: kind "references". igrab() is tried
 * to fail, since the inode may be going away.
 */
static void __models_take(const void *object, const char *what)
{
	__model_set("references", object, 0, __model_get("references", object, 0, 0) + 1);
	__model_event("takes a reference to %", object);
}
static void __models_drop(const void *object)
{
	__model_set("references", object, 0, __model_get("references", object, 0, 0) - 1);
	__model_event("drops a reference to %", object);
}
void *igrab(void *inode)
{
	if (__model_may_fail("igrab"))
		return 0;
	__models_take(inode, "inode");
	return inode;
}
void ihold(void *inode) { __models_take(inode, "inode"); }
void iput(void *inode)
{
	if (inode)
		__models_drop(inode);
}
/* Of a module that was there before; of another one the code counts. */
_Bool try_module_get(void *module) { return __model_invented("try_module_get(%)", module) & 1; }
void __module_get(void *module) {}
void module_put(void *module) {}
void mark_inode_dirty(void *inode) {}
void __mark_inode_dirty(void *inode, int flags) {}
