// Transliteration by rules (ICU User Guide, "Transform Rule Tutorial") over UTF-16.
#ifndef CHAKA_ICU_TRANSLITERATOR_H
#define CHAKA_ICU_TRANSLITERATOR_H

#include <stdint.h>

/// Compiled rules.
typedef struct chaka_icu_transliterator chaka_icu_transliterator;

/// Compiles rules, or returns null with ICU's code in `status` and the place in `error_offset` (in UTF-16 units from the
/// start of the rules, -1 when ICU names none). Close the result with `chaka_icu_transliterator_close`.
chaka_icu_transliterator *chaka_icu_transliterator_open(
    const uint16_t *rules, int32_t length, int32_t *error_offset, int32_t *status);

void chaka_icu_transliterator_close(chaka_icu_transliterator *transliterator);

/// Rewrites `text` in place and returns its new length, which is larger than `capacity` when it does not fit (the
/// content is then undefined); -1 on failure. Not to be called by two threads at once on the same handle.
int32_t chaka_icu_transliterator_apply(
    const chaka_icu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity);

#endif
