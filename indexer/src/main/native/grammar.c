/*
 * The C grammar, with a shorter way for ASCII: whether a character may be in an identifier is a
 * binary search over 687 ranges in the original, for each character of each identifier.
 */
#include "tree_sitter/parser.h"

static inline bool ktrail_set_contains(const TSCharacterRange *ranges, uint32_t size,
                                       int32_t character) {
  if (character >= 0x80) return set_contains(ranges, size, character);
  for (uint32_t i = 0; i < size; i++) {
    if (character <= ranges[i].end) return character >= ranges[i].start;
  }
  return false;
}

#define set_contains ktrail_set_contains
#include "src/parser.c"
