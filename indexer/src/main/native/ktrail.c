/*
 * tree-sitter's core in one translation unit with two things of our own. Both depend on internals of
 * the version that package-lock.json pins, and neither changes what is parsed.
 *
 * A dense parse table: the grammar keeps most states as lists to be searched; 1.5 MB of plain table
 * saves a tenth of the time of a parse.
 *
 * ktrail_flatten lists a tree's visible nodes in pre-order. The public cursor gives the same list,
 * one foreign call for each property of each node; this walks the core's own subtrees and is an
 * order faster.
 */

#define ts_language_lookup ts_language_lookup_in_groups
#include "language.h"
#undef ts_language_lookup

static const TSLanguage *dense_language;
static uint16_t *dense_table;

static inline uint16_t ts_language_lookup(const TSLanguage *self, TSStateId state,
                                          TSSymbol symbol) {
  return self == dense_language ? dense_table[state * self->symbol_count + symbol]
                                : ts_language_lookup_in_groups(self, state, symbol);
}

#include "lib.c"

const TSLanguage *tree_sitter_c(void);

__attribute__((constructor)) static void dense_build(void) {
  const TSLanguage *c = tree_sitter_c();
  uint16_t *table = calloc((size_t)c->state_count * c->symbol_count, sizeof *table);
  if (!table) return;
  memcpy(table, c->parse_table,
         (size_t)c->large_state_count * c->symbol_count * sizeof *table);
  for (uint32_t state = c->large_state_count; state < c->state_count; state++) {
    const uint16_t *data =
        &c->small_parse_table[c->small_parse_table_map[state - c->large_state_count]];
    for (uint16_t groups = *data++; groups > 0; groups--) {
      uint16_t value = *data++;
      for (uint16_t symbols = *data++; symbols > 0; symbols--) {
        table[state * c->symbol_count + *data++] = value;
      }
    }
  }
  dense_table = table;
  dense_language = c;
}

#if defined(__GNUC__)
#define KTRAIL_EXPORT __attribute__((visibility("default")))
#else
#define KTRAIL_EXPORT
#endif

enum { NAMED = 1u << 24, HAS_ERROR = 1u << 25, MISSING = 1u << 26, EXTRA = 1u << 27 };

typedef struct {
  Subtree subtree;
  const TSSymbol *aliases;
  const TSFieldMapEntry *fields, *fields_end;
  uint32_t child, structural_child, position;
  int32_t visible_ancestor; /* index of the nearest visible node, itself included */
  int32_t own;              /* its own index, -1 if it is hidden */
  uint32_t field;           /* what hidden nodes hand down to their children */
} Frame;

static void frame_open(const TSLanguage *language, Frame *frame) {
  uint16_t production = frame->subtree.ptr->production_id;
  frame->aliases = ts_language_alias_sequence(language, production);
  ts_language_field_map(language, production, &frame->fields, &frame->fields_end);
  frame->child = frame->structural_child = 0;
}

static uint32_t field_of(const Frame *parent) {
  for (const TSFieldMapEntry *map = parent->fields; map < parent->fields_end; map++) {
    if (!map->inherited && map->child_index == parent->structural_child) return map->field_id;
  }
  return parent->own < 0 ? parent->field : 0;
}

/*
 * Fills five arrays of `capacity` ints that follow each other in `out`: kind (symbol, field << 16,
 * flags), start byte, end byte, index after the last descendant, parent (-1 at the root).
 * Returns the number of nodes, or -1 if they are more than `capacity` or memory is short.
 */
KTRAIL_EXPORT int32_t ktrail_flatten(const TSTree *tree, int32_t *out, uint32_t capacity) {
  const TSLanguage *language = tree->language;
  int32_t *kinds = out, *starts = kinds + capacity, *ends = starts + capacity;
  int32_t *nexts = ends + capacity, *parents = nexts + capacity;
  uint32_t size = 0, depth = 0, limit = 256;
  Frame first[256], *stack = first; /* trees are seldom deeper */

  Subtree subtree = tree->root;
  uint32_t position = ts_subtree_padding(subtree).bytes;
  TSSymbol alias = 0;
  uint32_t field = 0;
  bool visible = true;
  int32_t parent = -1;
  for (;;) {
    int32_t own = -1;
    if (visible) {
      if (size == capacity) {
        if (stack != first) free(stack);
        return -1;
      }
      own = (int32_t)size++;
      TSSymbol symbol = alias ? alias : ts_subtree_symbol(subtree);
      bool named = alias ? ts_language_symbol_metadata(language, alias).named
                         : ts_subtree_named(subtree);
      kinds[own] = (int32_t)(ts_language_public_symbol(language, symbol) | field << 16 |
                             (named ? NAMED : 0) |
                             (ts_subtree_error_cost(subtree) > 0 ? HAS_ERROR : 0) |
                             (ts_subtree_missing(subtree) ? MISSING : 0) |
                             (ts_subtree_extra(subtree) ? EXTRA : 0));
      starts[own] = (int32_t)position;
      ends[own] = (int32_t)(position + ts_subtree_size(subtree).bytes);
      nexts[own] = (int32_t)size;
      parents[own] = parent;
    }
    if (ts_subtree_child_count(subtree) > 0 &&
        (own < 0 ? ts_subtree_visible_child_count(subtree) : 1) > 0) {
      if (depth == limit) {
        Frame *larger = realloc(stack == first ? NULL : stack, 2 * (size_t)limit * sizeof(Frame));
        if (!larger) {
          if (stack != first) free(stack);
          return -1;
        }
        if (stack == first) memcpy(larger, first, sizeof first);
        stack = larger;
        limit *= 2;
      }
      Frame *frame = &stack[depth++];
      frame->subtree = subtree;
      frame->position = position;
      frame->own = own;
      frame->visible_ancestor = own < 0 ? parent : own;
      frame->field = field;
      frame_open(language, frame);
    }
    Frame *top;
    for (;;) {
      if (depth == 0) {
        if (stack != first) free(stack);
        return (int32_t)size;
      }
      top = &stack[depth - 1];
      if (top->child < top->subtree.ptr->child_count) break;
      if (top->own >= 0) nexts[top->own] = (int32_t)size;
      depth--;
    }
    subtree = ts_subtree_children(top->subtree)[top->child];
    /* A node's position is that of its first child: the first child's padding is the parent's. */
    if (top->child > 0) top->position += ts_subtree_padding(subtree).bytes;
    position = top->position;
    top->position += ts_subtree_size(subtree).bytes;
    top->child++;
    alias = 0;
    field = 0;
    if (!ts_subtree_extra(subtree)) {
      if (top->aliases) alias = top->aliases[top->structural_child];
      field = field_of(top);
      top->structural_child++;
    }
    visible = alias != 0 || ts_subtree_visible(subtree);
    parent = top->visible_ancestor;
  }
}
