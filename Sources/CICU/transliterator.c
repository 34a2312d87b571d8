#include "chaka_icu_transliterator.h"

#include <stddef.h>
#include <unicode/utrans.h>

chaka_icu_transliterator *chaka_icu_transliterator_open(
    const uint16_t *rules, int32_t length, int32_t *error_offset, int32_t *status) {
  static const UChar id[] = {'c', 'h', 'a', 'k', 'a', 0};
  UErrorCode code = U_ZERO_ERROR;
  UParseError place = {.line = -1, .offset = -1};
  UTransliterator *handle =
      utrans_openU(id, -1, UTRANS_FORWARD, (const UChar *)rules, length, &place, &code);
  *error_offset = place.offset;
  *status = (int32_t)code;
  if (U_SUCCESS(code)) return (chaka_icu_transliterator *)handle;
  if (handle != NULL) utrans_close(handle);
  return NULL;
}

void chaka_icu_transliterator_close(chaka_icu_transliterator *transliterator) {
  utrans_close((UTransliterator *)transliterator);
}

int32_t chaka_icu_transliterator_apply(
    const chaka_icu_transliterator *transliterator, uint16_t *text, int32_t length, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = length;
  int32_t limit = length;
  utrans_transUChars((const UTransliterator *)transliterator, (UChar *)text, &count, capacity, 0, &limit, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return count > capacity ? count : capacity + 1;
  return U_FAILURE(status) ? -1 : count;
}
