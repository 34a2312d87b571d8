// Sentence boundaries (UAX #29) with the locale's suppressions, by ICU's break iterator.
#ifndef CHAKA_ICU_BREAK_H
#define CHAKA_ICU_BREAK_H

#include <stdint.h>

/// An open break iterator. Not safe for use by two threads at once.
typedef struct chaka_icu_break chaka_icu_break;

/// Opens a sentence iterator for an ICU locale such as "es@ss=standard".
/// Returns null and an ICU error code in `status` on failure; `status` is 0 on success.
chaka_icu_break *chaka_icu_break_open_sentences(const char *locale, int32_t *status);

/// Sets the UTF-16 text to iterate and goes to its start. The text is not copied: it must stay in place until the
/// last call of `chaka_icu_break_next` for it. Returns an ICU error code, 0 on success.
int32_t chaka_icu_break_set_text(chaka_icu_break *iterator, const uint16_t *text, int32_t length);

/// The next boundary as a UTF-16 offset, or -1 after the last one (which is the end of the text).
int32_t chaka_icu_break_next(chaka_icu_break *iterator);

/// Closes the iterator; null is allowed.
void chaka_icu_break_close(chaka_icu_break *iterator);

#endif
