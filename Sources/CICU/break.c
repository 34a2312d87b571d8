#include "chaka_icu_break.h"

#include <stddef.h>
#include <unicode/ubrk.h>

// The opaque type is ICU's own iterator: no allocation of ours stands between.
static UBreakIterator *unwrap(chaka_icu_break *iterator) { return (UBreakIterator *)iterator; }

chaka_icu_break *chaka_icu_break_open_sentences(const char *locale, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_SENTENCE, locale, NULL, 0, &error);
    *status = U_FAILURE(error) ? (int32_t)error : 0;
    if (U_FAILURE(error)) {
        ubrk_close(iterator);
        return NULL;
    }
    return (chaka_icu_break *)iterator;
}

int32_t chaka_icu_break_set_text(chaka_icu_break *iterator, const uint16_t *text, int32_t length) {
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(unwrap(iterator), (const UChar *)text, length, &error);
    return U_FAILURE(error) ? (int32_t)error : 0;
}

int32_t chaka_icu_break_next(chaka_icu_break *iterator) {
    int32_t boundary = ubrk_next(unwrap(iterator));
    return boundary == UBRK_DONE ? -1 : boundary;
}

void chaka_icu_break_close(chaka_icu_break *iterator) { ubrk_close(unwrap(iterator)); }
