#include "chaka_icu_normalizer.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

_Static_assert(sizeof(UChar) == sizeof(uint16_t), "UChar is a UTF-16 unit");

static const UNormalizer2 *nfc(void) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *instance = unorm2_getNFCInstance(&status);
  return U_FAILURE(status) ? NULL : instance;
}

int32_t chaka_icu_nfc_span(const uint16_t *text, int32_t length) {
  const UNormalizer2 *instance = nfc();
  if (instance == NULL) return -1;
  UErrorCode status = U_ZERO_ERROR;
  int32_t span = unorm2_spanQuickCheckYes(instance, (const UChar *)text, length, &status);
  return U_FAILURE(status) ? -1 : span;
}

int32_t chaka_icu_nfc_next_boundary(const uint16_t *text, int32_t length, int32_t start) {
  const UNormalizer2 *instance = nfc();
  if (instance == NULL || start >= length) return length;
  int32_t index = start;
  U16_FWD_1(text, index, length);
  while (index < length) {
    int32_t next = index;
    UChar32 scalar;
    U16_NEXT(text, next, length, scalar);
    if (unorm2_hasBoundaryBefore(instance, scalar)) return index;
    index = next;
  }
  return length;
}

int32_t chaka_icu_nfc_normalize(const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity) {
  const UNormalizer2 *instance = nfc();
  if (instance == NULL) return -1;
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = unorm2_normalize(instance, (const UChar *)text, length, (UChar *)result, capacity, &status);
  if (status == U_BUFFER_OVERFLOW_ERROR) return count;
  return U_FAILURE(status) ? -1 : count;
}

// A counting sort by combining class: stable, as canonical ordering asks.
static int32_t order_run(uint16_t *text, int32_t start, int32_t end) {
  int32_t first[257] = {0};
  for (int32_t index = start; index < end;) {
    int32_t begin = index;
    UChar32 scalar;
    U16_NEXT(text, index, end, scalar);
    first[u_getCombiningClass(scalar) + 1] += index - begin;
  }
  for (int32_t class = 0; class < 256; class++) first[class + 1] += first[class];
  size_t size = (size_t)(end - start) * sizeof(uint16_t);
  uint16_t *ordered = malloc(size);
  if (ordered == NULL) return -1;
  for (int32_t index = start; index < end;) {
    int32_t begin = index;
    UChar32 scalar;
    U16_NEXT(text, index, end, scalar);
    int32_t *place = &first[u_getCombiningClass(scalar)];
    for (int32_t unit = begin; unit < index; unit++) ordered[(*place)++] = text[unit];
  }
  memcpy(text + start, ordered, size);
  free(ordered);
  return 0;
}

int32_t chaka_icu_order_marks(uint16_t *text, int32_t length) {
  int32_t run = 0;
  for (int32_t index = 0; index < length;) {
    int32_t begin = index;
    UChar32 scalar;
    U16_NEXT(text, index, length, scalar);
    if (u_getCombiningClass(scalar) != 0) continue;
    if (begin - run > 1 && order_run(text, run, begin) != 0) return -1;
    run = index;
  }
  return length - run > 1 ? order_run(text, run, length) : 0;
}
